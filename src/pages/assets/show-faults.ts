import type { ToldFault } from './waiting-entry.ts'

/** A summary first on the page, each fault linked to its field, and the fault at the field; as the server's pages have it. */
export function showFaults(box: HTMLElement, faults: ToldFault[]): void {
  clearFaults(box)
  if (faults.length === 0) return
  const summary = document.createElement('div')
  summary.className = 'errors'
  summary.id = 'errors'
  summary.tabIndex = -1
  summary.setAttribute('role', 'alert')
  const heading = document.createElement('h2')
  heading.textContent = box.dataset['faults'] ?? ''
  const list = document.createElement('ul')
  for (const { path, code, detail } of faults) {
    const field = fieldOf(path)
    if (field) mark(field, detail, code)
    const link = document.createElement('a')
    link.href = `#${field?.id ?? 'main'}`
    link.textContent = detail
    const item = document.createElement('li')
    item.append(link)
    list.append(item)
  }
  summary.append(heading, list)
  box.append(summary)
  document.title = `${box.dataset['mark'] ?? ''}${document.title}`
  summary.focus()
}

function clearFaults(box: HTMLElement): void {
  box.replaceChildren()
  document.title = document.title.replace(box.dataset['mark'] ?? '', '')
  for (const told of document.querySelectorAll('main .fault')) told.remove()
  for (const wrong of document.querySelectorAll('.field--wrong')) wrong.classList.remove('field--wrong')
  for (const field of document.querySelectorAll('[aria-invalid]')) {
    field.removeAttribute('aria-invalid')
    describe(field, '')
  }
}

/** The element of a path, or of what it lies in. */
function fieldOf(path: string): HTMLElement | null {
  for (let parts = path.split('.'); parts.length > 0; parts = parts.slice(0, -1)) {
    const field = document.getElementById(parts.join('-'))
    if (field) return field
  }
  return null
}

function mark(field: HTMLElement, detail: string, code: string): void {
  const box = field.closest<HTMLElement>('.field') ?? field
  box.classList.add('field--wrong')
  const told = document.createElement('p')
  told.className = 'fault'
  told.id = `${field.id}-fault`
  told.textContent = detail
  const legend = box === field ? box.querySelector(':scope > legend, :scope > h2') : null
  if (legend) legend.after(told)
  else if (box === field) field.before(told)
  else box.prepend(told)
  if (!legend) field.setAttribute('aria-invalid', 'true')
  describe(field, told.id)
  if (code === 'field.invoice_used') showConfirming(field)
}

/** Names the fault beside the hint that describes the field; '' takes it out. */
function describe(field: Element, fault: string): void {
  const others = (field.getAttribute('aria-describedby') ?? '').split(' ').filter((id) => id && !id.endsWith('-fault'))
  const all = [...others, ...(fault ? [fault] : [])].join(' ')
  if (all) field.setAttribute('aria-describedby', all)
  else field.removeAttribute('aria-describedby')
}

/** The question that lets such an entry pass is put only now. */
function showConfirming(field: HTMLElement): void {
  for (const question of field.closest('fieldset')?.querySelectorAll<HTMLElement>('[data-confirming]') ?? []) {
    question.hidden = false
  }
}

import { offlinePlaces } from './offline-places.ts'
import { serviceClient } from './service-client.ts'

const order = ['province', 'prefecture', 'county', 'township', 'village']

interface Step {
  code: string
  name: string
}

/** Fetches the next list as soon as a place is chosen. */
export function enhancePickers(): void {
  for (const picker of document.querySelectorAll<HTMLElement>('[data-picker]')) enhancePicker(picker)
}

export function enhancePicker(picker: HTMLElement): void {
  picker.addEventListener('change', (event) => {
    const select = event.target
    if (select instanceof HTMLSelectElement) void fillBelow(picker, select)
  })
}

function levelsOf(picker: HTMLElement): HTMLElement[] {
  return order.flatMap((level) => picker.querySelector<HTMLElement>(`[data-level=${level}]`) ?? [])
}

/** Sets the lists to these codes, province first, and opens the one below them. */
export async function choosePath(name: string, codes: readonly string[]): Promise<void> {
  const picker = document.querySelector<HTMLElement>(`[data-picker="${name}"]`)
  if (!picker) return
  for (const [index, code] of codes.entries()) {
    const select = levelsOf(picker)[index]?.querySelector('select')
    if (!select || ![...select.options].some(({ value }) => value === code)) return
    select.value = code
    await fillBelow(picker, select)
  }
}

async function fillBelow(picker: HTMLElement, select: HTMLSelectElement): Promise<void> {
  const levels = levelsOf(picker)
  const index = levels.findIndex((level) => level.contains(select))
  for (const deeper of levels.slice(index + 1)) {
    deeper.hidden = true
    deeper.querySelector('select')?.options.length && setOptions(deeper, [])
  }
  const next = levels[index + 1]
  if (!next || select.value === '') return
  const status = picker.querySelector('[data-picker-status]')
  const asked = select.value
  if (status) status.textContent = picker.dataset['loading'] ?? ''
  try {
    const items = await childrenOf(asked)
    if (select.value !== asked) return
    setOptions(next, items)
    next.hidden = items.length === 0
    if (status) status.textContent = ''
  } catch {
    picker.classList.add('picker--manual')
    if (status) status.textContent = picker.dataset['failed'] ?? ''
  }
}

/** From the server, and for Yunnan without one. */
async function childrenOf(code: string): Promise<Step[]> {
  const told = await serviceClient()
    .call('GET /v1/divisions/{code}/children', { path: { code } })
    .catch(() => null)
  if (told !== null) return told.items
  const { tree } = await offlinePlaces()
  const items = tree.children(code)
  if (items.length === 0 && tree.get(code) === undefined) throw new Error('children')
  return items
}

function setOptions(level: HTMLElement, items: Step[]): void {
  const select = level.querySelector('select')
  if (!select) return
  select.options.length = 1
  for (const { code, name } of items) select.add(new Option(name, code))
}

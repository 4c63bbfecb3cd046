import { choosePath, enhancePicker } from './picker.ts'
import { enhanceSearchBox } from './place-search.ts'

export type Fields = [name: string, value: string][]
type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement

const levels = ['province', 'prefecture', 'county', 'township', 'village']

/** What is typed and ticked, in the order of the form; files and buttons are not among it. */
export function readFields(form: HTMLFormElement): Fields {
  return [...new FormData(form)].filter((entry): entry is [string, string] => typeof entry[1] === 'string')
}

/** Puts everything back, entries of groups and lists of places included. */
export async function fillFields(form: HTMLFormElement, fields: Fields): Promise<void> {
  for (const group of groupsOf(form)) {
    const count = Number(fields.find(([name]) => name === countOf(group).name)?.[1] ?? entriesOf(group).length)
    while (entriesOf(group).length < count) addEntry(group)
    while (entriesOf(group).length > count) entriesOf(group).at(-1)?.remove()
    tellCount(group)
  }
  for (const control of form.elements) {
    if (isControl(control) && control.name !== '' && !control.closest('[data-level]')) fill(control, fields)
  }
  for (const { dataset } of form.querySelectorAll<HTMLElement>('[data-picker]')) {
    const name = dataset['picker'] ?? ''
    const codes = levels.map((level) => fields.find(([each]) => each === `${name}.${level}`)?.[1] ?? '')
    await choosePath(name, codes.filter(Boolean))
  }
  form.dispatchEvent(new Event('change', { bubbles: true }))
}

function fill(control: Control, fields: Fields): void {
  const values = fields.filter(([name]) => name === control.name).map(([, value]) => value)
  if (control instanceof HTMLInputElement && ['checkbox', 'radio'].includes(control.type)) {
    control.checked = values.includes(control.value)
  } else if (control.name !== 'version' && !control.name.endsWith('.count')) {
    control.value = values[0] ?? ''
  }
}

/** The buttons that add and remove entries do it here; others are the caller's. True when it was one of them. */
export async function pressGroupButton(form: HTMLFormElement, button: HTMLElement | null): Promise<boolean> {
  const group = button?.closest<HTMLElement>('.group')
  const [step = '', , at = ''] = button instanceof HTMLButtonElement ? button.value.split(':') : []
  if (!group || !['add', 'remove'].includes(step)) return false
  if (step === 'add') {
    addEntry(group).focus()
    tellCount(group)
    return true
  }
  const path = countOf(group).name.replace(/count$/, '')
  await fillFields(form, withoutEntry(readFields(form), path, Number(at)))
  group.focus()
  return true
}

/** Those after the one that is taken out move up by one; `path` is `answers.members.`. */
export function withoutEntry(fields: Fields, path: string, at: number): Fields {
  return fields.flatMap(([name, value]): Fields => {
    if (name === `${path}count`) return [[name, String(Number(value) - 1)]]
    const [, index = '', rest = ''] = name.startsWith(path) ? (/^(\d+)(\..*)$/.exec(name.slice(path.length)) ?? []) : []
    if (index === '' || Number(index) < at) return [[name, value]]
    return Number(index) === at ? [] : [[`${path}${Number(index) - 1}${rest}`, value]]
  })
}

function addEntry(group: HTMLElement): HTMLElement {
  const blank = group.querySelector<HTMLTemplateElement>('template[data-blank]')
  const at = entriesOf(group).length
  const holder = document.createElement('template')
  holder.innerHTML = (blank?.innerHTML ?? '').replaceAll('__at__', String(at)).replaceAll('__number__', String(at + 1))
  const entry = holder.content.firstElementChild as HTMLElement
  blank?.before(entry)
  for (const picker of entry.querySelectorAll<HTMLElement>('[data-picker]')) enhancePicker(picker)
  for (const box of entry.querySelectorAll<HTMLElement>('[data-place-search]')) enhanceSearchBox(box)
  return entry
}

/** The number that goes along with the form, and what the next entry is called. */
function tellCount(group: HTMLElement): void {
  const { length } = entriesOf(group)
  countOf(group).value = String(length)
  const blank = group.querySelector<HTMLElement>('template[data-blank]')
  const button = group.querySelector<HTMLButtonElement>('button[value^="add:"]')
  if (!button) return
  button.textContent = (blank?.dataset['add'] ?? '').replace('__number__', String(length + 1))
  button.hidden = length >= Number(blank?.dataset['most'])
}

function groupsOf(form: HTMLFormElement): HTMLElement[] {
  return [...form.querySelectorAll<HTMLElement>('.group')]
}

function entriesOf(group: HTMLElement): HTMLElement[] {
  return [...group.querySelectorAll<HTMLElement>(':scope > fieldset')]
}

function countOf(group: HTMLElement): HTMLInputElement {
  return group.querySelector(':scope > input[type=hidden]') as HTMLInputElement
}

function isControl(element: Element): element is Control {
  return (
    element instanceof HTMLInputElement ||
    element instanceof HTMLSelectElement ||
    element instanceof HTMLTextAreaElement
  )
}

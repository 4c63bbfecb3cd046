import { pageSentences, tidy } from '../page-sentences.ts'
import type { TextOnPage } from './page-text.ts'

/** Those that somebody chooses, ticks or types in; what is typed so that nobody sees it nobody hears. */
export const entries = 'select, textarea, input:not([type=hidden], [type=password], [type=submit], [type=button])'

type Entry = HTMLSelectElement | HTMLTextAreaElement | HTMLInputElement

export const isEntry = (part: Element): part is Entry => part.matches('select, textarea, input')

/** What stands in an entry now, heard after its label: what is chosen, that it is ticked, that and what was typed. */
export function textsOfEntry(entry: Entry): TextOnPage[] {
  if (entry instanceof HTMLSelectElement) {
    const place = entry.closest('[data-picker]') ? entry.value : ''
    return textOf(entry, entry.selectedOptions[0]?.text ?? '', { place })
  }
  const words = document.querySelector<HTMLElement>('[data-reading-bar]')?.dataset ?? {}
  if (entry.matches('[type=checkbox], [type=radio]')) {
    const isTicked = entry.matches(':checked')
    return isTicked ? textOf(entry.closest<HTMLElement>('label') ?? entry, words['ticked'] ?? '') : []
  }
  if (entry.value === '') return []
  if (entry.matches('[type=file]')) return textOf(entry, words['ticked'] ?? '')
  const language = document.documentElement.lang === 'en' ? 'en' : 'zh-CN'
  const typed = pageSentences(tidy(entry.value), language)
  return [
    ...textOf(entry, words['typed'] ?? ''),
    ...typed.flatMap(({ text }) => textOf(entry, text, { isTyped: true })),
  ]
}

function textOf(part: HTMLElement, text: string, more: Partial<TextOnPage> = {}): TextOnPage[] {
  return text === '' ? [] : [{ text, part, range: null, seal: '', place: '', isTyped: false, ...more }]
}

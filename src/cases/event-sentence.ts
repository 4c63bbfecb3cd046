import type { Language, Words } from '../kernel/words.ts'
import { detailInWords } from './detail-in-words.ts'
import { dayInWords } from './receipt.ts'
import type { EventDetail } from './steps/step.ts'

/** What happened to a case, in the words of its citizen (`cases:event.<action>`). */
export function eventSentence(
  words: Words,
  event: { action: string; at: Date; note: string | null; office: string; detail?: EventDetail | null | undefined },
  language: Language,
): string {
  const sentence = words(language, `cases:event.${event.action}`, {
    office: event.office,
    date: dayInWords(event.at, language),
    note: event.note ?? '',
    ...detailInWords(words, event.detail, language),
  })
  // Whoever ended their own words with a full stop is not stopped twice.
  return sentence.replaceAll('。。', '。').replace(/\.\.(?=\s)/g, '.')
}

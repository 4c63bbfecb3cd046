import type { Language, Words } from '../kernel/words.ts'
import { dayInWords } from './receipt.ts'
import type { EventDetail } from './steps/step.ts'

/** What a step asked, decided or named, as its sentences say it. A refusal always tells what can be done against it. */
export function detailInWords(
  words: Words,
  detail: EventDetail | null | undefined,
  language: Language,
): Record<string, string | number> {
  const { materials = [], until, remedies, otherChannel = '', basis = '', to = '', into = '', days = 0 } = detail ?? {}
  return {
    materials: materials.join(language === 'en' ? ', ' : '、'),
    until: until === undefined ? '' : dayInWords(new Date(until), language),
    remedies: remedies ?? words(language, 'cases:remedies.standard'),
    otherChannel,
    basis,
    to,
    into,
    days,
  }
}

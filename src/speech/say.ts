import type { Language } from '../kernel/words.ts'
import { normaliseEnglish } from './english.ts'
import { spoken } from './normalise.ts'

export interface Said {
  text: string
  speech: string
}

/** A text for the eye with its form for the ear: in Chinese all numbers as words, in English codes digit by digit. */
export function say(text: string, language: Language): Said {
  return { text, speech: language === 'en' ? normaliseEnglish(text).spoken : spoken(text) }
}

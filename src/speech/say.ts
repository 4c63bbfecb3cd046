import type { Language } from '../kernel/words.ts'
import { spoken } from './normalise.ts'

export interface Said {
  text: string
  speech: string
}

/** A text for the eye with its form for the ear. */
export function say(text: string, language: Language): Said {
  return { text, speech: language === 'en' ? spelledEnglish(text) : spoken(text) }
}

/** Identity, telephone and case numbers, hotlines: digit by digit; years, sums and dates are left to the voice. */
const codePattern =
  /(?<![\w.])(?=[A-Z-]*\d)(?:\d{17}[\dXx]|[A-Z]{1,4}-?\d[\dA-Z]*(?:-[\dA-Z]+)*|\+?\d{2,4}(?:-\d{3,8})+|\d{7,}|123\d\d|0\d+)(?![\w]|\.\d|,\d)/g
const isoDay = /^(?:19|20)\d\d-(?:0\d|1[0-2])-[0-3]\d$/

function spelledEnglish(text: string): string {
  return text.normalize('NFKC').replace(codePattern, (code) => {
    if (isoDay.test(code)) return code
    return code
      .split('-')
      .map((part) => [...part].join(' '))
      .join(', ')
  })
}

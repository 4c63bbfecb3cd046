import { sentencesOf } from '../speech/segment.ts'

export interface PageSentence {
  text: string
  /** Half-open, in UTF-16 units of the tidy text. */
  from: number
  to: number
}

/** As a browser shows a text: white space is one space. */
export function tidy(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}

/** The sentences of a tidy text of a page, as they are spoken, marked and sealed. Those without a letter or a digit are none. */
export function pageSentences(text: string, language: 'zh-CN' | 'en'): PageSentence[] {
  return sentencesOf(text, language)
    .map(({ text: piece, from }) => {
      const start = from + piece.length - piece.trimStart().length
      return { text: piece.trim(), from: start, to: start + piece.trim().length }
    })
    .filter((sentence) => /[\p{L}\p{N}]/u.test(sentence.text))
}

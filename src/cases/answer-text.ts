import type { Answer, Entry } from '../catalogue/questions/types.ts'
import type { Divisions } from '../divisions/divisions.ts'
import { maskIdNumber } from '../kernel/mask.ts'
import type { Language, Words } from '../kernel/words.ts'
import { dayInWords } from './receipt.ts'

export interface AnswerWords {
  words: Words
  divisions: Divisions
  language: Language
  /** ID numbers of 3 + 4 digits. */
  masked: boolean
}

const fen = 100

/** One answer as it is read: money in yuan, days and months in words, places by their names, options by theirs. */
export function answerText(question: Entry, key: string, answer: Answer, world: AnswerWords): string {
  const { words, divisions, language, masked } = world
  const option = (id: unknown) => words(language, `${key}.option.${id}`)
  switch (question.kind) {
    case 'yes-no':
      return words(language, answer ? 'questions:yes' : 'questions:no')
    case 'choice':
      return option(answer)
    case 'choices':
      return (answer as string[]).map(option).join(language === 'en' ? ', ' : '，')
    case 'money':
      return words(language, 'cases:money', { yuan: yuanText(Number(answer)) })
    case 'date':
      return dayInWords(new Date(`${answer}T12:00:00+08:00`), language)
    case 'month':
      return monthInWords(String(answer), language)
    case 'year':
      return words(language, 'cases:year', { year: String(answer) })
    case 'division':
      return divisions.fullName(String(answer))
    case 'id-number':
      return masked ? maskIdNumber(String(answer)) : String(answer)
    default:
      return String(answer)
  }
}

/** `1280.5`, `300`: yuan without cents that are none. */
/** 分 as people write it: 1,200 or 0.5. */
export function yuanText(amount: number): string {
  return String(amount / fen)
}

function monthInWords(month: string, language: Language): string {
  const [year = '', number = ''] = month.split('-')
  if (language === 'zh-CN') return `${year}年${Number(number)}月`
  return new Date(`${month}-15T00:00:00Z`).toLocaleDateString('en-GB', {
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  })
}

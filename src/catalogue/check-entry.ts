import type { FieldCode } from '../kernel/errors.ts'
import { idNumberFault, isCalendarDay, normaliseIdNumber } from '../kernel/id-number.ts'
import { isMobile, tidyPhone } from '../kernel/phone.ts'
import type { Answer, Choice, Entry } from './questions/types.ts'

/** What the checks of a form need to know of the world. */
export interface CheckContext {
  /** `YYYY-MM-DD` in Yunnan. */
  today: string
  isDivision(code: string): boolean
}

/** The answer as it is meant, or what is wrong with it. */
export type Verdict = { answer: Answer } | { code: FieldCode; params?: Record<string, string | number> }

const earliestYear = '1900'
const fen = 100

/** Checks one given answer of a question that is no group: JSON as in the API's contract, money in 分. */
export function checkEntry(question: Entry, value: unknown, context: CheckContext): Verdict {
  switch (question.kind) {
    case 'yes-no':
      return typeof value === 'boolean' ? { answer: value } : { code: 'field.yes_no' }
    case 'choice':
      return isOption(question, value) ? { answer: value } : { code: 'field.choice' }
    case 'choices':
      return checkChoices(question, value)
    case 'integer':
      if (!isWhole(value)) return { code: 'field.number' }
      if (value < question.min) return { code: 'field.too_small', params: { bound: question.min } }
      return value > question.max ? { code: 'field.too_big', params: { bound: question.max } } : { answer: value }
    case 'money':
      if (!isWhole(value) || value < 0) return { code: 'field.money' }
      if (value < question.min) return { code: 'field.money_small', params: { bound: question.min / fen } }
      return value > question.max
        ? { code: 'field.money_big', params: { bound: question.max / fen } }
        : { answer: value }
    case 'year':
      if (!isWhole(value) || value < Number(earliestYear) || value > 9999) return { code: 'field.year' }
      return value > Number(context.today.slice(0, 4)) ? { code: 'field.date_future' } : { answer: value }
    case 'date':
    case 'month':
      return checkTime(question.kind, value, context.today)
    default:
      return typeof value === 'string' ? checkText(question, value, context) : { code: 'field.type' }
  }
}

function isWhole(value: unknown): value is number {
  return Number.isSafeInteger(value)
}

function isOption({ options }: Choice, value: unknown): value is string {
  return typeof value === 'string' && options.includes(value)
}

function checkChoices(question: Choice, value: unknown): Verdict {
  if (!Array.isArray(value)) return { code: 'field.type' }
  if (!value.every((each) => isOption(question, each))) return { code: 'field.choice' }
  return new Set(value).size === value.length ? { answer: value } : { code: 'field.duplicate' }
}

function checkTime(kind: 'date' | 'month', value: unknown, today: string): Verdict {
  const day = kind === 'month' ? `${value}-01` : value
  if (typeof value !== 'string' || !isCalendarDay(String(day)) || value < earliestYear) return { code: `field.${kind}` }
  return value > today.slice(0, value.length) ? { code: 'field.date_future' } : { answer: value }
}

/** `ｙｂ 0001` and `YB0001` are one number. */
function comparable(text: string): string {
  return text.normalize('NFKC').replace(/\s/g, '').toUpperCase()
}

function checkText(
  question: Extract<Entry, { kind: 'text' | 'long-text' | 'phone' | 'id-number' | 'division' }>,
  value: string,
  { today, isDivision }: CheckContext,
): Verdict {
  switch (question.kind) {
    case 'phone': {
      const phone = tidyPhone(value)
      return isMobile(phone) ? { answer: phone } : { code: 'field.phone' }
    }
    case 'id-number': {
      const number = normaliseIdNumber(value)
      const code = idNumberFault(number, today)
      return code === null ? { answer: number } : { code }
    }
    case 'division':
      if (!isDivision(value)) return { code: 'field.division_unknown' }
      return value.length >= question.digits ? { answer: value } : { code: 'field.division_short' }
    default: {
      const text = question.distinct ? comparable(value) : value.normalize('NFC').trim()
      return [...text].length > question.max
        ? { code: 'field.too_long', params: { bound: question.max } }
        : { answer: text }
    }
  }
}

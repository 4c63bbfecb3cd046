import { levelOfCode } from '../divisions/division-names.ts'
import type { Known } from './listing.ts'

/** One column of a table that is imported. */
export interface Column<T> {
  /** Its other heading, for clerks: either stands. */
  chinese: string
  /** Without one the column may be left out or empty. */
  needed: boolean
  /** The value of a trimmed text that is not empty, or what is wrong with it as an Error. */
  read(text: string, known: Known): T
  /** What an empty field means. */
  empty: T
}

export function optional<T, E>(column: Column<T>, empty: E): Column<T | E> {
  return { ...column, needed: false, empty }
}

function column<T>(chinese: string, read: Column<T>['read']): Column<T> {
  return { chinese, needed: true, read, empty: undefined as T }
}

export function words(chinese: string, most: number): Column<string> {
  return column(chinese, (text) => {
    if (text.length > most) throw new Error(`longer than ${most} characters`)
    if (/\p{Cc}/u.test(text)) throw new Error('holds control characters')
    return text
  })
}

/** One of the ids, or the Chinese word for it. */
export function choice<T extends string>(chinese: string, ids: readonly T[], byWord: Record<string, T>): Column<T> {
  return column(chinese, (text) => {
    const found = ids.find((id) => id === text) ?? byWord[text]
    if (found === undefined) throw new Error(`“${text}” is none of ${[...ids, ...Object.keys(byWord)].join(', ')}`)
    return found
  })
}

const truths: Record<string, boolean> = { yes: true, no: false, 是: true, 否: false }

export function yesNo(chinese: string): Column<boolean> {
  return column(chinese, (text) => {
    const found = truths[text.toLowerCase()]
    if (found === undefined) throw new Error(`“${text}” is none of ${Object.keys(truths).join(', ')}`)
    return found
  })
}

export function decimal(chinese: string): Column<number> {
  return column(chinese, (text) => {
    if (!/^-?\d+(\.\d+)?$/.test(text)) throw new Error(`“${text}” is no number`)
    return Number(text)
  })
}

export function whole(chinese: string, most: number): Column<number> {
  return column(chinese, (text) => {
    if (!/^\d+$/.test(text)) throw new Error(`“${text}” is no whole number`)
    if (Number(text) > most) throw new Error(`more than ${most}`)
    return Number(text)
  })
}

/** Yuan in the table, 分 in the row. */
export function yuan(chinese: string, most: number): Column<number> {
  const inner = whole(chinese, most)
  return { ...inner, read: (text, known) => inner.read(text, known) * 100 }
}

/** A day as `2026-12-05` or as spreadsheets write it: `2026/12/5`. */
export function day(chinese: string): Column<string> {
  return column(chinese, (text) => {
    const [, year = '', month = '', date = ''] = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})$/.exec(text) ?? []
    const iso = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`
    const at = new Date(`${iso}T00:00:00Z`)
    if (Number.isNaN(at.getTime()) || !at.toISOString().startsWith(iso)) throw new Error(`“${text}” is no day`)
    return iso
  })
}

/** Three digits (120) to a number with its area code and extension; told with its hyphens. */
export function phone(chinese: string): Column<string> {
  return column(chinese, (text) => {
    const plain = text.replaceAll(/[\s()（）]/g, '').replaceAll(/[—–－]/g, '-')
    if (!/^\d{3,12}(-\d{3,8}){0,2}$/.test(plain)) throw new Error(`“${text}” is no phone number`)
    return plain
  })
}

/** A statistical code that exists, of a county or below. */
export function division(chinese: string): Column<string> {
  return column(chinese, (text, known) => {
    if (levelOfCode(text) === undefined || known.get(text) === undefined)
      throw new Error(`there is no division ${text}`)
    if (text.length < 6) throw new Error(`${text} is no county, township or village`)
    return text
  })
}

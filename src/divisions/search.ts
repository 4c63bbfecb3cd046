import type { Division, DivisionBook } from './division-book.ts'
import { formsOf, isUnspoken, type Level, levels, stemOf } from './division-names.ts'
import { matchNear } from './edit-distance.ts'

export type Matched = 'name' | 'former' | 'pinyin' | 'initials' | 'fuzzy'
export interface SearchOptions {
  /** Only this division and what lies below it. */
  within?: string
  level?: Level
  /** Default 20. */
  limit?: number
}
export type Found = Division & { path: readonly Division[]; matched: Matched }
export type Search = (query: string, options?: SearchOptions) => Found[]

interface Row {
  code: string
  name: string
  level: number
  stem: string
  /** Few each, and 18,000 rows: sets would take twice the memory of all the rest. */
  forms: readonly string[]
  former: readonly string[]
  formerForms: readonly string[]
  /** Plain letters without spaces, of the name and of its stem. */
  pinyin: string
  stemPinyin: string
  initials: string
  stemInitials: string
}

export const defaultLimit = 20
export const largestLimit = 100
/** Names have at most 30 characters; longer queries are addresses and belong to parseAddress. */
const longestQuery = 60
const latinWord = /^[a-z'\p{M}]+$/u

/** `lǜ chūn` → `lv chun`: ü is typed as v. */
export function plain(toned: string): string {
  return toned
    .normalize('NFD')
    .replace(/u\u0308/g, 'v')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
}

/** Most places never had another name; they share this. */
const none: readonly string[] = []

function rowOf(division: Division, former: readonly string[]): Row {
  const syllables = plain(division.pinyin ?? '').split(' ')
  const stem = stemOf(division.name, division.level)
  const stemSyllables = syllables.slice(0, [...stem].length)
  const initials = (of: string[]) => of.map((syllable) => syllable[0] ?? '').join('')
  return {
    code: division.code,
    name: division.name,
    level: levels.indexOf(division.level),
    stem,
    forms: formsOf(division.name, division.level).flatMap(({ text, kind }) => (kind === 'type' ? [] : [text])),
    former,
    formerForms:
      former.length === 0 ? none : former.flatMap((name) => formsOf(name, division.level).map(({ text }) => text)),
    pinyin: syllables.join(''),
    stemPinyin: stemSyllables.join(''),
    initials: initials(syllables),
    stemInitials: initials(stemSyllables),
  }
}

/** Lower is better; null = no match. Whole names before beginnings before parts. */
function rankHan(row: Row, query: string): [Matched, number] | null {
  if (row.name === query) return ['name', 0]
  if (row.forms.includes(query)) return ['name', 1]
  if (row.formerForms.includes(query)) return ['former', 1]
  if (row.name.startsWith(query)) return ['name', 2]
  if (row.former.some((name) => name.startsWith(query))) return ['former', 3]
  if (row.name.includes(query)) return ['name', 5]
  return null
}

function rankFuzzy(row: Row, query: readonly string[]): [Matched, number] | null {
  if (query.length < 2) return null
  let best = Infinity
  for (const form of row.forms) {
    const pattern = [...form]
    if (Math.abs(pattern.length - query.length) > 1 || pattern.length < 2) continue
    // Of two characters one must stay, at its place: 会择 for 会泽.
    if (pattern.length === 2 && query.length !== 2) continue
    const wrong = pattern.length === query.length ? pattern.filter((c, i) => c !== query[i]).length : 2
    if (wrong === 1) best = Math.min(best, 6)
    else if (matchNear(pattern, query, 0, 1)?.length === query.length) best = Math.min(best, 7)
  }
  return best === Infinity ? null : ['fuzzy', best]
}

function rankLatin(row: Row, query: string): [Matched, number] | null {
  if (row.pinyin === query) return ['pinyin', 0]
  if (row.stemPinyin === query) return ['pinyin', 1]
  if (row.stemInitials === query || row.initials === query) return ['initials', 2]
  if (query.length >= 3 && row.pinyin.startsWith(query)) return ['pinyin', 3]
  if (query.length >= 3 && row.initials.startsWith(query)) return ['initials', 4]
  if (query.length >= 4 && row.pinyin.includes(query)) return ['pinyin', 5]
  return null
}

/**
 * Finds divisions by name, former name, pinyin (`menghai`, `lǜchūn`, `lvchun`), initials (`mhx`) or a name with one wrong
 * character. Words before the last narrow the search to places under them (`勐海 曼恩`). Townships outside Yunnan are
 * searched only with `within`.
 */
export function createSearch(book: DivisionBook): Search {
  const formerOf = new Map<string, string[]>()
  for (const { name, today } of book.former) {
    for (const code of today) formerOf.set(code, [...(formerOf.get(code) ?? []), name])
  }
  const rowsBelow = (scope: string, keep: (division: Division) => boolean) => {
    const rows: Row[] = []
    for (const division of book.below(scope)) {
      if (keep(division) && !isUnspoken(division.name)) rows.push(rowOf(division, formerOf.get(division.code) ?? none))
    }
    return rows
  }
  let wholeRows: Row[] | undefined
  const rowsOf = (within: string): Row[] => {
    if (within.length >= 2 && !within.startsWith('53')) {
      const self = book.get(within)
      return [...(self ? [rowOf(self, none)] : []), ...rowsBelow(within, () => true)]
    }
    wholeRows ??= rowsBelow('', ({ code }) => code.length <= 6 || code.startsWith('53'))
    return within === '' ? wholeRows : wholeRows.filter(({ code }) => code.startsWith(within))
  }

  const match = (rows: Row[], word: string): { row: Row; matched: Matched; rank: number }[] => {
    const latin = latinWord.test(word.normalize('NFD'))
    const query = latin ? plain(word).replaceAll("'", '') : word
    const hits = []
    for (const row of rows) {
      const hit = latin ? rankLatin(row, query) : rankHan(row, query)
      if (hit) hits.push({ row, matched: hit[0], rank: hit[1] })
    }
    if (hits.length > 0 || latin) return hits
    const characters = [...query]
    for (const row of rows) {
      const hit = rankFuzzy(row, characters)
      if (hit) hits.push({ row, matched: hit[0], rank: hit[1] })
    }
    return hits
  }

  return (query, { within = '', level, limit = defaultLimit } = {}) => {
    const words = query.normalize('NFKC').toLowerCase().slice(0, longestQuery).trim().split(/\s+/)
    // Letters with spaces are the syllables of one name.
    if (words.every((word) => latinWord.test(word.normalize('NFD')))) words.splice(0, words.length, words.join(''))
    const last = words.pop()
    if (!last) return []
    let rows = rowsOf(within)
    for (const word of words) {
      const parents = match(rows, word).map(({ row }) => row.code)
      const under = new Set(parents)
      rows = rows.filter(({ code }) =>
        [2, 4, 6, 9].some((length) => length < code.length && under.has(code.slice(0, length))),
      )
    }
    const away = (code: string) => (code.startsWith('53') ? 0 : 1)
    return match(rows, last)
      .filter(({ row }) => level === undefined || levels[row.level] === level)
      .sort(
        (a, b) =>
          a.rank - b.rank ||
          away(a.row.code) - away(b.row.code) ||
          a.row.level - b.row.level ||
          (a.row.code < b.row.code ? -1 : 1),
      )
      .slice(0, Math.max(1, Math.min(limit, largestLimit)))
      .map(({ row, matched }) => ({ ...(book.get(row.code) as Division), path: book.path(row.code), matched }))
  }
}

import type { Division, DivisionBook, FormerPlace } from './division-book.ts'
import { isUnspoken } from './division-names.ts'

export interface IdPrefix {
  prefix: string
  /** The name that the prefix stood for, with the prefecture of that time. */
  name: string
  fullName: string
  /** First year under this name; null when it stood in 1981 already, the first year on record, or is not known. */
  from: number | null
  /** Year in which the name or code ended; null when it still stands. */
  to: number | null
  /** `county` when the prefix names one; `prefecture` or `province` when only that much is known. */
  level: Division['level']
  /** Today's code, null when several places took over or none is known exactly. */
  code: string | null
  today: Division[]
  /** Other names under the same prefix before, the latest first. */
  earlierNames: { name: string; from: number | null; to: number }[]
}

/** Cards of residents from Hong Kong, Macao and Taiwan (residence permits since 2018). */
const residencePermits: Record<string, string> = {
  '810000': '香港特别行政区',
  '820000': '澳门特别行政区',
  '830000': '台湾省',
}

const placesOf = (book: DivisionBook, code: string) =>
  book.former.filter((place) => place.code === code).sort((a, b) => b.to - a.to)

const namesOf = (places: FormerPlace[]) => places.map(({ name, from, to }) => ({ name, from, to }))

function fromFormer(book: DivisionBook, prefix: string, places: FormerPlace[]): IdPrefix {
  const [latest, ...earlier] = places as [FormerPlace, ...FormerPlace[]]
  const today = latest.today.map((code) => book.get(code)).filter((division) => division !== undefined)
  const province = book.get(prefix.slice(0, 2))?.name ?? ''
  return {
    prefix,
    name: latest.name,
    fullName: `${province}${latest.prefecture}${latest.name}`,
    from: latest.from,
    to: latest.to,
    level: latest.code.length === 4 ? 'prefecture' : 'county',
    code: today.length === 1 ? (today[0]?.code ?? null) : null,
    today,
    earlierNames: namesOf(earlier),
  }
}

/** A code is as old as the change that gave it to its place, and no older than its prefecture's. */
function firstYear(book: DivisionBook, code: string): number | null {
  const renamed = placesOf(book, code)[0]?.to
  const given = book.former.filter(
    ({ code: old, successors: [next, second] }) => old !== code && next === code && !second,
  )
  const prefecture = book.former.filter(({ code: old, today }) => old.length === 4 && today[0] === code.slice(0, 4))
  const years = [renamed, lastStep(given), Math.min(...prefecture.map(({ to }) => to))]
  return Math.max(...years.map((year) => (year !== undefined && Number.isFinite(year) ? year : 0))) || null
}

/** Of several places that became one, the first change made the code, later ones joined it. */
function lastStep(places: FormerPlace[]): number | undefined {
  return places.length === 0 ? undefined : Math.min(...places.map(({ to }) => to))
}

function fromBook(book: DivisionBook, prefix: string, code: string): IdPrefix {
  const self = book
    .path(code)
    .filter(({ name }) => !isUnspoken(name))
    .at(-1) as Division
  return {
    prefix,
    name: self.name,
    fullName: book.fullName(code),
    from: prefix === code ? firstYear(book, code) : null,
    to: null,
    level: self.level,
    code: self.code,
    today: [self],
    earlierNames: prefix === code ? namesOf(placesOf(book, code)) : [],
  }
}

/**
 * Where an identity number's first six digits were given out, and what stands there now. A prefix that names no county
 * of which we know answers with its prefecture or province; undefined when not even the province exists.
 */
export function findIdPrefix(book: DivisionBook, prefix: string): IdPrefix | undefined {
  if (!/^\d{6}$/.test(prefix)) return undefined
  const permit = residencePermits[prefix]
  if (permit !== undefined) {
    return {
      prefix,
      name: permit,
      fullName: permit,
      from: 2018,
      to: null,
      level: 'province',
      code: null,
      today: [],
      earlierNames: [],
    }
  }
  const current = book.get(prefix)
  if (current?.level === 'county' && !isUnspoken(current.name)) return fromBook(book, prefix, prefix)
  const prefecture = prefix.slice(0, 4)
  const former = placesOf(book, prefix)
  if (former.length > 0) return fromFormer(book, prefix, former)
  if (book.get(prefecture)) return fromBook(book, prefix, prefecture)
  const formerPrefecture = placesOf(book, prefecture)
  if (formerPrefecture.length > 0) return fromFormer(book, prefix, formerPrefecture)
  const province = prefix.slice(0, 2)
  return book.get(province) && fromBook(book, prefix, province)
}

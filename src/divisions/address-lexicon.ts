import type { Division, DivisionBook } from './division-book.ts'
import { type FormKind, formsOf, isUnspoken, type Level, levelOfCode } from './division-names.ts'
import { matchNear } from './edit-distance.ts'

/** One way of writing one place. */
export interface Entry {
  code: string
  level: Level
  name: string
  kind: FormKind
  pattern: string[]
}

export interface Hit {
  entry: Entry
  /** Characters of the text it took. */
  length: number
  cost: number
  edits: number
  /** Its last character is wrong or lost: believed only when something that belongs below it follows. */
  openEnded: boolean
}

export interface AddressLexicon {
  /** The places below `scope` ('' = everywhere) that are written at this place of the text, exactly or nearly. */
  hits(text: readonly string[], at: number, scope: string): Hit[]
}

/** Shorter names have too many neighbours for a guess. */
const shortestFuzzy = 3
/** Names this long stay themselves with two mistakes in them. */
const longEnoughForTwo = 6
const shortestWithoutEnd = 4

/** Each character once: as a string of its own it takes 24 bytes, and the forms of names have a million of them. */
const shared = new Map<string, string>()

function patternOf(text: string): string[] {
  return Array.from(text, (character) => {
    const known = shared.get(character)
    if (known === undefined) shared.set(character, character)
    return known ?? character
  })
}

function entriesOf(divisions: Iterable<Division>): Entry[] {
  const entries: Entry[] = []
  for (const { code, name, level } of divisions) {
    if (isUnspoken(name)) {
      entries.push({ code, level, name, kind: 'full', pattern: patternOf(name) })
      continue
    }
    for (const { text, kind } of formsOf(name, level))
      entries.push({ code, level, name, kind, pattern: patternOf(text) })
  }
  return entries
}

function hitOf(entry: Entry, text: readonly string[], at: number, scope: string): Hit | null {
  const { pattern, kind } = entry
  if (pattern.every((character, i) => text[at + i] === character)) {
    return { entry, length: pattern.length, cost: 0, edits: 0, openEnded: false }
  }
  if (kind === 'bare' || at + pattern.length > text.length + 1) return null
  if (pattern.length < shortestFuzzy) return shortCounty(entry, text, at, scope)
  const near = matchNear(pattern, text, at, pattern.length >= longEnoughForTwo ? 2 : 1)
  if (near) return { entry, ...near, openEnded: false }
  if (kind === 'type' || !pattern.slice(0, -1).every((character, i) => text[at + i] === character)) return null
  return { entry, length: pattern.length, cost: 1, edits: 1, openEnded: true }
}

/** 云县 and 芒市 have only one character left when one is wrong: enough below a known prefecture, if a township follows. */
function shortCounty(entry: Entry, text: readonly string[], at: number, scope: string): Hit | null {
  if (entry.level !== 'county' || entry.kind !== 'full' || scope.length !== prefectureLength) return null
  const right = entry.pattern.filter((character, i) => text[at + i] === character).length
  return right === 1 ? { entry, length: entry.pattern.length, cost: 1, edits: 1, openEnded: true } : null
}

/** The same with the last character lost: 红河哈尼族彝族自治开远市. Of a short name that leaves the bare form, which is its own entry. */
function withoutEnd(hit: Hit): Hit | null {
  return hit.openEnded && hit.length >= shortestWithoutEnd ? { ...hit, length: hit.length - 1, cost: 1.1 } : null
}

/** Entries by their first and second characters: one mistake cannot spoil both. */
class Shelf {
  readonly #first = new Map<string, Entry[]>()
  readonly #second = new Map<string, Entry[]>()
  constructor(entries: Iterable<Entry>) {
    for (const entry of entries) {
      push(this.#first, entry.pattern[0] as string, entry)
      if (entry.pattern[1] !== undefined) push(this.#second, entry.pattern[1], entry)
    }
  }
  candidates(text: readonly string[], at: number): Set<Entry> {
    const here = text[at] ?? ''
    const next = text[at + 1] ?? ''
    return new Set(
      [this.#first.get(here), this.#second.get(next), this.#second.get(here), this.#first.get(next)].flatMap(
        (list) => list ?? [],
      ),
    )
  }
}

function push(map: Map<string, Entry[]>, key: string, entry: Entry): void {
  const list = map.get(key)
  if (list) list.push(entry)
  else map.set(key, [entry])
}

const countyLength = 6
const prefectureLength = 4
/**
 * Counties whose places are kept ready, the longest unused given up first. An address looks into two counties, one in ten into
 * thirteen and more; a county takes 0.4 MB and 2 ms to make ready again, all that are ever looked into 100 MB.
 */
const mostShelves = 48

export function createAddressLexicon(book: DivisionBook): AddressLexicon {
  const skeleton: Division[] = []
  for (const division of book.below('')) {
    const { level, code } = division
    if (level === 'village' || (level === 'township' && !code.startsWith('53'))) continue
    skeleton.push(division)
  }
  const former: Entry[] = book.former.flatMap(({ name, today }) =>
    today.map((code) => ({
      code,
      level: levelOfCode(code) as Level,
      name: book.get(code)?.name ?? name,
      kind: 'former' as const,
      pattern: patternOf(name),
    })),
  )
  const whole = new Shelf([...entriesOf(skeleton), ...former])
  const shelves = new Map<string, Shelf>()
  const shelfOf = (within: string) => {
    if (within.length < countyLength) return whole
    const scope = within.slice(0, countyLength)
    const shelf = shelves.get(scope) ?? new Shelf(entriesOf(book.below(scope)))
    // A map keeps its keys in the order in which they came: the first is the longest unused.
    shelves.delete(scope)
    shelves.set(scope, shelf)
    if (shelves.size > mostShelves) shelves.delete(shelves.keys().next().value as string)
    return shelf
  }

  return {
    hits: (text, at, scope) => {
      const found = new Map<string, Hit>()
      for (const entry of shelfOf(scope).candidates(text, at)) {
        if (!entry.code.startsWith(scope) || entry.code.length === scope.length) continue
        const hit = hitOf(entry, text, at, scope)
        for (const form of [hit, hit && withoutEnd(hit)]) {
          if (!form || at + form.length > text.length) continue
          const key = `${entry.code}/${entry.kind}/${form.openEnded ? form.length : ''}`
          const other = found.get(key)
          if (!other || form.cost < other.cost || (form.cost === other.cost && form.length > other.length)) {
            found.set(key, form)
          }
        }
      }
      return [...found.values()]
    },
  }
}

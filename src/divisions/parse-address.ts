import type { AddressLexicon, Hit } from './address-lexicon.ts'
import type { Division, DivisionBook } from './division-book.ts'
import { isUnspoken, type Level, levels } from './division-names.ts'

export interface Correction {
  /** `character`: misread; `former`: an old name; `type`: 县 written for 市 and the like; `missing`: a level left out; `moved`: it stood under another prefecture. */
  kind: 'character' | 'former' | 'type' | 'missing' | 'moved'
  /** As it was written; null when it was not. */
  written: string | null
  code: string
  name: string
}

export interface ParsedAddress {
  /** The deepest division that is sure; when two fit, the one that holds both; null when none was recognised. */
  code: string | null
  level: Level | null
  path: readonly Division[]
  /** What follows in the address: hamlet, road, number. */
  detail: string
  confidence: 'certain' | 'probable' | 'ambiguous' | 'none'
  corrections: Correction[]
  /** When more than one place fits, all of them, the likeliest first: ask the person. */
  alternatives: { code: string; level: Level; path: readonly Division[] }[]
}

interface State {
  code: string
  at: number
  score: number
  hit: Hit | null
  from: State | null
  corrections: Correction[]
  /** Not to be believed unless something below it follows. */
  provisional: boolean
}

/** Longer texts are no address; the walk's work grows with the length. */
export const longestAddress = 200

/** What leaving out a level costs: cards often omit the prefecture, hardly ever the county. Calibrated with bench/divisions.ts. */
const skipCost: Record<Level, number> = { province: 0.3, prefecture: 0.2, county: 1.5, township: 1.4, village: 0 }
const formCost = { full: 0, short: 0, type: 0.7, bare: 0.8, former: 0.2 } as const
const movedCost = 2
/** Two readings whose scores are nearer than this both fit: a look-alike against any other wrong character is just enough. */
const askWithin = 0.55

/** What one mistake takes from the character that each explained character gives. */
const mistakeCost = 1.5

/** A short name right before one of these may be a road or a house of that name, not the place: 北京路, 关上中路. */
const notAPlace =
  /^[东西南北中上下前后一二三四五六七八九十新老大小]{0,2}(?:路|街(?!道)|巷|大道|号|小区|花园|公寓|大厦|广场|医院|学校|小学|中学|大学)/
const longestRoadWord = 6
/** A name that ends so is a street of its own, not a township with a misread end. */
const roadEnd = /[路街巷道]/

const label = /^(?:(?:家庭|户籍|居住|现)?(?:住址|地址)[:：]?)?(?:中华人民共和国|中国)?/

function normalise(address: string): string[] {
  const text = address
    .normalize('NFKC')
    .replace(/[\s,，。;；、|]+/g, '')
    .slice(0, longestAddress)
  return [...text.replace(label, '')]
}

/**
 * Reads an address by walking down the tree of divisions along the text, allowing for levels left out, short and former
 * names, and characters misread or lost. Every reading is scored by the characters it explains less its mistakes; where
 * two places fit, none is picked.
 */
export function parseAddress(book: DivisionBook, lexicon: AddressLexicon, address: string): ParsedAddress {
  const text = normalise(address)
  const states = walk(book, lexicon, text)
  const best = states[0]
  if (!best) {
    return {
      code: null,
      level: null,
      path: [],
      detail: text.join(''),
      confidence: 'none',
      corrections: [],
      alternatives: [],
    }
  }
  // 中山市 stands twice in the tree, as prefecture and as its only county: one place, one name.
  const name = book.fullName(best.code)
  const rivals = states.filter(
    (state) =>
      state.score >= best.score - askWithin &&
      !continues(best, state) &&
      !continues(state, best) &&
      book.fullName(state.code) !== name,
  )
  const detailAfter = (at: number) => text.slice(at).join('')
  if (rivals.length > 0) {
    const fitting = [best, ...rivals]
    const code = commonCode(fitting.map((state) => state.code))
    const shared = chainOf(best).find((state) => state.code === code)
    const path = book.path(code)
    return {
      code: code === '' ? null : code,
      level: path.at(-1)?.level ?? null,
      path,
      detail: detailAfter(shared?.at ?? 0),
      confidence: 'ambiguous',
      corrections: shared?.corrections ?? [],
      alternatives: fitting.map((state) => ({
        code: state.code,
        level: levels[[2, 4, 6, 9, 12].indexOf(state.code.length)] as Level,
        path: book.path(state.code),
      })),
    }
  }
  const path = book.path(best.code)
  const doubtful = best.corrections.some(({ kind }) => kind === 'character' || kind === 'moved' || kind === 'type')
  const loose = chainOf(best).some(({ hit }) => hit?.entry.kind === 'bare' && hit.entry.level !== 'province')
  const thin = best.corrections.filter(({ kind }) => kind === 'missing').length > 1
  return {
    code: best.code,
    level: path.at(-1)?.level ?? null,
    path,
    detail: detailAfter(best.at),
    confidence: doubtful || loose || thin ? 'probable' : 'certain',
    corrections: best.corrections,
    alternatives: [],
  }
}

/** Every state that the walk reaches, one for each place (its best), highest score first, Yunnan first among equals. */
function walk(book: DivisionBook, lexicon: AddressLexicon, text: string[]): State[] {
  const best = new Map<string, State>()
  const open: State[] = [{ code: '', at: 0, score: 0, hit: null, from: null, corrections: [], provisional: false }]
  for (let state = open.pop(); state; state = open.pop()) {
    for (const hit of lexicon.hits(text, state.at, state.code)) consider(step(book, text, state, hit, null))
    // A county that has changed its prefecture since the address was written (曲靖地区寻甸县).
    if (state.code.length === 4) {
      for (const hit of lexicon.hits(text, state.at, state.code.slice(0, 2))) {
        const { entry } = hit
        if (entry.level !== 'county' || entry.code.startsWith(state.code) || hit.edits > 0) continue
        if (entry.kind === 'full' || entry.kind === 'short' || entry.kind === 'former') {
          consider(step(book, text, state, hit, state.code))
        }
      }
    }
  }
  function consider(next: State | null): void {
    if (!next) return
    if (!next.provisional) {
      const known = best.get(next.code)
      if (known && known.score >= next.score) return
      best.set(next.code, next)
    }
    open.push(next)
  }
  const home = (state: State) => (state.code.startsWith('53') ? 0 : 1)
  return [...best.values()].sort((a, b) => b.score - a.score || home(a) - home(b) || (a.code < b.code ? -1 : 1))
}

function step(book: DivisionBook, text: string[], state: State, hit: Hit, movedFrom: string | null): State | null {
  const { entry } = hit
  const at = state.at + hit.length
  const following = text.slice(at, at + longestRoadWord).join('')
  const provisional =
    (entry.kind === 'bare' && notAPlace.test(following)) ||
    (hit.openEnded && (entry.pattern.length === 2 || roadEnd.test(text[at - 1] ?? '') || !/^(?:\d|$)/.test(following)))
  // Without anything above it, a township is believed only when it is written out in full.
  if (state.code === '' && entry.level === 'township' && (entry.kind !== 'full' || hit.edits > 0)) return null
  if (entry.level === 'village' && state.code.length === 6 && (entry.kind === 'bare' || hit.edits > 0)) return null

  const corrections = [...state.corrections]
  let score = state.score + hit.length - formCost[entry.kind] - hit.cost * mistakeCost
  const scope = movedFrom ? state.code.slice(0, 2) : state.code
  const path = book.path(entry.code)
  for (const [i, skipped] of path.slice(0, -1).entries()) {
    if (skipped.code.length <= scope.length) continue
    if (isUnspoken(skipped.name) || path[i - 1]?.name === skipped.name) continue
    score -= skipCost[skipped.level]
    if (skipped.level !== 'province' || state.code === '') {
      corrections.push({ kind: 'missing', written: null, code: skipped.code, name: skipped.name })
    }
  }
  const written = text.slice(state.at, at).join('')
  const correction = (kind: Correction['kind']) =>
    corrections.push({ kind, written, code: entry.code, name: entry.name })
  if (movedFrom) {
    score -= movedCost
    correction('moved')
  }
  if (hit.edits > 0) correction('character')
  else if (entry.kind === 'former') correction('former')
  else if (entry.kind === 'type') correction('type')
  return { code: entry.code, at, score, hit, from: state, corrections, provisional }
}

function chainOf(state: State): State[] {
  const chain: State[] = []
  for (let at: State | null = state; at; at = at.from) chain.push(at)
  return chain
}

/** Is `earlier` one of the steps that led to `later`? */
function continues(later: State, earlier: State): boolean {
  return chainOf(later).some((state) => state.code === earlier.code)
}

function commonCode(codes: string[]): string {
  const [first = ''] = codes
  return (
    [12, 9, 6, 4, 2]
      .map((length) => first.slice(0, length))
      .find((code) => codes.every((other) => other.startsWith(code))) ?? ''
  )
}

import { fuse, type SeenCharacter } from './fuse.ts'
import type { Seen } from './read.ts'
import type { FieldReading } from './types.ts'

/** One reader alone is never believed as much as two: confidences are capped by what was measured of agreement. */
const singleReaderCap = 0.89
/** Readers that differ: the value is a proposal. */
const quarrelCap = 0.5
/** Of fields on which two readers agree, fewer were wrong than this leaves room for. */
const agreed = 0.98

export const missing: FieldReading = { value: null, confidence: 0, status: 'missing', evidence: [] }

/** What a reader saw, unless it saw nothing. */
export function check(value: string, confidence: number, ...evidence: string[]): FieldReading {
  return { value, confidence: Math.min(singleReaderCap, confidence), status: 'check', evidence }
}

export function ok(value: string, confidence: number, ...evidence: string[]): FieldReading {
  return { value, confidence: Math.max(0.9, confidence), status: 'ok', evidence }
}

/** Readers agree on what is there, and cannot know what is not: where print is lost nothing is sure. */
export function ifWhole(whole: boolean, verdict: FieldReading, why = 'print-lost'): FieldReading {
  return whole || verdict.status !== 'ok' || verdict.value === null
    ? verdict
    : check(verdict.value, 0.7, ...verdict.evidence, why)
}

/** What one reader saw, after cleaning. */
export interface Word {
  reader: string
  text: string
  confidence: number
  characters: SeenCharacter[]
  knows(character: string): boolean
}

/** Keeps with each character that survives the cleaning how sure its reader was of it. */
export function wordsOf(seen: readonly Seen[], clean: (text: string) => string): Word[] {
  return seen.flatMap((each) => {
    const text = clean(each.text)
    return text === '' ? [] : [wordOf(each, text)]
  })
}

/** The same reading with another text: corrected, or with a dot put in. */
export function wordOf(from: Omit<Word, 'text'>, text: string): Word {
  const { reader, confidence, knows } = from
  const given = from.characters.flatMap((each) => [...each.text].map((one) => ({ ...each, text: one })))
  let next = 0
  const characters = [...text].map((character) => {
    const at = given.findIndex((each, i) => i >= next && each.text === character)
    if (at < 0) return { text: character, confidence }
    next = at + 1
    return given[at] as SeenCharacter
  })
  return { reader, text, confidence, characters, knows }
}

/** Text of words that readers saw: agreement of two is `ok`, one alone or a quarrel is `check`. */
export function wordsVerdict(words: readonly Word[]): FieldReading {
  const [first] = words
  if (!first) return missing
  const rival = words.find(({ reader }) => reader !== first.reader)
  if (!rival) return check(first.text, first.confidence, `reader:${first.reader}`)
  if (rival.text === first.text) return ok(first.text, agreed, ...agreement(first, rival))
  return quarrel(first, rival)
}

export const agreement = (first: Word, second: Word): string[] => [
  `reader:${first.reader}`,
  `reader:${second.reader}`,
  'readers-agree',
]

/** Two readings that differ make one proposal, and say so. */
export function quarrel(first: Word, second: Word): FieldReading {
  const characters = fuse(first.characters, second.characters)
  const text = characters.map((each) => each.text).join('')
  const authors = [first, second].filter((each) => each.text === text).map(({ reader }) => `reader:${reader}`)
  const strange = [...text].some((character) => !first.knows(character) || !second.knows(character))
  return check(
    text,
    Math.min(quarrelCap, ...characters.map(({ confidence }) => confidence)),
    ...authors,
    'readers-differ',
    ...(strange ? ['outside-dictionary'] : []),
  )
}

import type { ServiceId } from '../types.ts'

export type Weight = 1 | 2 | 3
/** For each service the phrases of each weight; `a+b` are parts that stand in the same sentence, in any order. */
export type Lexicon = Record<ServiceId, Record<Weight, readonly string[]>>

export interface Hit {
  serviceId: ServiceId
  score: number
  /** What was said that speaks for it, as it was said, strongest first. */
  words: string[]
}

interface Entry {
  serviceId: ServiceId
  weight: number
  parts: string[]
}

/** Finds what a text holds of a lexicon. */
export type Matcher = (text: string) => Hit[]

/** `wholeWords`: a part must begin where a word begins, as in English. */
export function lexiconMatcher(lexicon: Lexicon, { wholeWords }: { wholeWords: boolean }): Matcher {
  const entries = entriesOf(lexicon)
  return (text) => {
    const clauses = folded(text)
      .split(/[。！？；.!?;\n]+/)
      .map((clause) => (wholeWords ? ` ${clause.replaceAll(/[^\p{L}\p{N}]+/gu, ' ')}` : clause.replaceAll(/\s+/g, '')))
    const hold = (clause: string, part: string) => clause.includes(wholeWords ? ` ${part}` : part)
    const found = entries.filter(({ parts }) => clauses.some((clause) => parts.every((part) => hold(clause, part))))
    return hitsOf(found)
  }
}

function entriesOf(lexicon: Lexicon): Entry[] {
  return Object.entries(lexicon).flatMap(([serviceId, byWeight]) =>
    Object.entries(byWeight).flatMap(([weight, phrases]) =>
      phrases.map((phrase) => ({
        serviceId: serviceId as ServiceId,
        weight: Number(weight),
        parts: phrase.split('+').map(folded),
      })),
    ),
  )
}

export function folded(text: string): string {
  return text.normalize('NFKC').toLowerCase()
}

/** What is said once counts once: a phrase within a longer one that matched for the same service is left out. */
function hitsOf(found: readonly Entry[]): Hit[] {
  const hits = new Map<ServiceId, Entry[]>()
  for (const entry of found.toSorted((one, other) => other.weight - one.weight)) {
    const kept = hits.get(entry.serviceId) ?? []
    const said = kept.flatMap(({ parts }) => parts)
    const isNew = entry.parts.some((part) => !said.some((known) => known.includes(part)))
    if (isNew) hits.set(entry.serviceId, [...kept, entry])
  }
  return [...hits].map(([serviceId, kept]) => ({
    serviceId,
    score: kept.reduce((sum, { weight }) => sum + weight, 0),
    words: [...new Set(kept.flatMap(({ parts }) => parts))],
  }))
}

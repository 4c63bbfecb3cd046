import type { Seen } from './read.ts'
import type { FieldReading } from './types.ts'

/** One reader alone is never believed as much as two: confidences are capped by what was measured of agreement. */
const singleReaderCap = 0.89

export const missing: FieldReading = { value: null, confidence: 0, status: 'missing', evidence: [] }

/** Text of words that readers saw: agreement of two is `ok`, one alone or a quarrel is `check`. */
export function wordsVerdict(seen: Seen[], clean: (text: string) => string): FieldReading {
  const texts = seen.map((each) => ({ ...each, text: clean(each.text) })).filter(({ text }) => text !== '')
  const first = texts[0]
  if (!first) return missing
  const supporters = (text: string) => new Set(texts.filter((each) => each.text === text).map(({ reader }) => reader))
  const best = texts.reduce((one, each) => (supporters(each.text).size > supporters(one.text).size ? each : one), first)
  const readers = [...supporters(best.text)]
  const evidence = readers.map((reader) => `reader:${reader}`)
  if (readers.length >= 2)
    return { value: best.text, confidence: 0.98, status: 'ok', evidence: [...evidence, 'readers-agree'] }
  const quarrel = texts.some(({ text }) => text !== best.text)
  return {
    value: best.text,
    confidence: quarrel ? Math.min(0.5, best.confidence) : Math.min(singleReaderCap, best.confidence),
    status: 'check',
    evidence: quarrel ? [...evidence, 'readers-differ'] : evidence,
  }
}

/** What a reader saw, unless it saw nothing. */
export function check(value: string, confidence: number, ...evidence: string[]): FieldReading {
  return { value, confidence: Math.min(singleReaderCap, confidence), status: 'check', evidence }
}

export function ok(value: string, confidence: number, ...evidence: string[]): FieldReading {
  return { value, confidence: Math.max(0.9, confidence), status: 'ok', evidence }
}

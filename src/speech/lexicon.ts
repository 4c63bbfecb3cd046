import { placeReadings } from './lexicon-places.ts'
import { adverbReadings, wordReadings } from './lexicon-words.ts'

export interface LexiconEntry {
  word: string
  readings: string[]
}

/** Entries by their first character, longest first. */
export const lexicon: ReadonlyMap<string, readonly LexiconEntry[]> = (() => {
  const byFirst = new Map<string, LexiconEntry[]>()
  const all = [wordReadings, adverbReadings, placeReadings].join('\n')
  for (const line of all.split(/[\n·]/)) {
    const [word = '', ...readings] = line.trim().split(' ')
    if (word === '') continue
    const first = word.charAt(0)
    byFirst.set(first, [...(byFirst.get(first) ?? []), { word, readings }])
  }
  for (const entries of byFirst.values()) entries.sort((a, b) => b.word.length - a.word.length)
  return byFirst
})()

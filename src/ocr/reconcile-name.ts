import { type NameShape, withDots } from './name-shape.ts'
import { type NameWitness, weighName } from './name-witness.ts'
import type { Seen } from './read.ts'
import type { FieldReading } from './types.ts'
import { check, ok, type Word, wordOf, wordsOf, wordsVerdict } from './verdict.ts'

const dot = '·'
const hanNotName = /[^\p{Script=Han}·]/gu
/**
 * Without the witness, two readers that never saw a rare character may take it for the same usual one, and only the surer
 * one's hesitation shows it: 22 of 25 such names were below 0.9, and 4 of 10 that are read rightly are below this.
 */
const hesitation = 0.995
/** A name has at least a family name and a given name; one character is a piece of a name. */
const shortestName = 2
/** Print is about 1.05 line heights for each character: more, and a character was passed over by both readers. */
const widestCharacter = 1.3
/** A name is sure when each character is, and two of the three (two readers, the looks) have it for themselves. */
const sure = 0.99
const voicesNeeded = 2
/** A proposal is never said to be surer than this. */
const proposalCap = 0.89
/** One stroke apart, and small: 昝 is a family name and 咎 (fault) hardly ever one, but readers and looks take it for the usual. */
const twinOfZan = /^咎/u

/**
 * Two readers and the looks of the print. A reader whose dictionary has no dot gets the dots that were seen by their
 * shape. `witness` is null where the book of glyphs could not be opened, or the print could not be parted.
 */
export function reconcileName(
  seen: readonly Seen[],
  { dots, wide }: NameShape,
  witness: NameWitness | null,
): FieldReading {
  const words = wordsOf(seen, cleanName).map((word) =>
    word.knows(dot) ? word : wordOf(word, withDots(word.text.replaceAll(dot, ''), dots)),
  )
  const first = words[0]
  return first && witness ? witnessed(words, first, witness) : unwitnessed(words, wide)
}

function witnessed(words: readonly Word[], first: Word, witness: NameWitness): FieldReading {
  const weighed = weighName(witness, words)
  const verdict = wordsVerdict(words)
  const letters = weighed.length
  if (words.every(({ text }) => [...text].length !== letters)) {
    const lost = words.every(({ text }) => [...text].length < letters)
    return check(first.text, 0.5, ...verdict.evidence, lost ? 'print-lost' : 'glyphs-differ')
  }
  const value = weighed.map(({ character }) => character).join('')
  const confidence = Math.min(...weighed.map((each) => each.confidence))
  const authors = words.filter(({ text }) => text === value).map(({ reader }) => `reader:${reader}`)
  const others = new Set(words.filter(({ text }) => text !== value).map(({ text }) => text))
  const evidence = [
    ...authors,
    ...(authors.length > 1 ? ['readers-agree'] : []),
    ...(others.size > 0 && words.length > 1 ? ['readers-differ'] : []),
    weighed.every(({ looksFirst }) => looksFirst) ? 'glyphs-agree' : 'glyphs-differ',
  ]
  if (letters < shortestName) return check(value, 0.6, ...evidence, 'too-short')
  if (twinOfZan.test(value)) return check(value.replace(twinOfZan, '昝'), 0.7, ...evidence, 'glyphs-differ')
  // A dot that touches its neighbours has no shape of its own: whoever can see dots and saw one is heard.
  const dotted = value.includes(dot) ? undefined : words.find(({ text, knows }) => knows(dot) && text.includes(dot))
  if (dotted) return check(dotted.text, 0.7, ...evidence, 'dot-unseen')
  // What one reader saw besides may be what the others lost.
  if (words.some(({ text }) => [...text].length > letters)) return check(value, 0.7, ...evidence, 'print-lost')
  const proven = confidence >= sure && weighed.every(({ voices }) => voices >= voicesNeeded) && words.length > 1
  return proven ? ok(value, confidence, ...evidence) : check(value, Math.min(proposalCap, confidence), ...evidence)
}

function unwitnessed(words: readonly Word[], wide: number): FieldReading {
  const verdict = wordsVerdict(words)
  const first = words[0]
  if (verdict.status !== 'ok' || !first) return verdict
  const doubt = (why: string, confidence: number) => check(first.text, confidence, ...verdict.evidence, why)
  const hesitant = first.characters.find(({ text, confidence }) => text !== dot && confidence < hesitation)
  if (hesitant) return doubt('hesitant', Math.min(0.79, hesitant.confidence))
  const letters = [...first.text].length
  if (letters < shortestName) return doubt('too-short', 0.6)
  return wide / letters > widestCharacter ? doubt('print-lost', 0.6) : verdict
}

/** Readers see the name dot as any small mark. */
function cleanName(text: string): string {
  return text
    .replace(/(?<=\p{Script=Han})[.•・‧∙](?=\p{Script=Han})/gu, dot)
    .replace(hanNotName, '')
    .replace(/^·+|·+$/g, '')
}

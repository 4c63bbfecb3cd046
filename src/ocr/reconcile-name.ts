import { type NameShape, withDots } from './name-shape.ts'
import { rareTwins } from './rare-twins.ts'
import type { Seen } from './read.ts'
import type { FieldReading } from './types.ts'
import { check, wordOf, wordsOf, wordsVerdict } from './verdict.ts'

const dot = '·'
const hanNotName = /[^\p{Script=Han}·]/gu
/**
 * Two readers that never saw a rare character may take it for the same usual one; the surer one then hesitates: of 84 names
 * read rightly 80 were above this, of 25 read wrongly for that reason 22 below.
 */
const hesitation = 0.9
/** A character that is often a rare one misread has to be seen without any doubt. */
const twinHesitation = 0.995
/** A name has at least a family name and a given name; one character is a piece of a name. */
const shortestName = 2
/** Print is about 1.05 line heights for each character: more, and a character was passed over by both readers. */
const widestCharacter = 1.3

/** A reader whose dictionary has no dot gets the dots that were seen by their shape. */
export function reconcileName(seen: readonly Seen[], { dots, wide }: NameShape): FieldReading {
  const words = wordsOf(seen, cleanName).map((word) =>
    word.knows(dot) ? word : wordOf(word, withDots(word.text.replaceAll(dot, ''), dots)),
  )
  const verdict = wordsVerdict(words)
  const first = words[0]
  if (verdict.status !== 'ok' || !first) return verdict
  const doubt = (why: string, confidence: number) => check(first.text, confidence, ...verdict.evidence, why)
  const hesitant = first.characters.find(({ text, confidence }) => confidence < leastFor(text))
  if (hesitant) return doubt('hesitant', Math.min(0.79, hesitant.confidence))
  const letters = [...first.text].length
  if (letters < shortestName) return doubt('too-short', 0.6)
  return wide / letters > widestCharacter ? doubt('print-lost', 0.6) : verdict
}

const leastFor = (character: string) => (character in rareTwins ? twinHesitation : character === dot ? 0 : hesitation)

/** Readers see the name dot as any small mark. */
function cleanName(text: string): string {
  return text
    .replace(/(?<=\p{Script=Han})[.•・‧∙](?=\p{Script=Han})/gu, dot)
    .replace(hanNotName, '')
    .replace(/^·+|·+$/g, '')
}

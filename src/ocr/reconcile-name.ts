import { withDots } from './name-dot.ts'
import type { Seen } from './read.ts'
import type { FieldReading } from './types.ts'
import { check, missing, wordOf, wordsOf, wordsVerdict } from './verdict.ts'

const dot = '·'
const hanNotName = /[^\p{Script=Han}·]/gu
/** Two readers that never saw a rare character may take it for the same usual one; then at least the surer one hesitates. */
const hesitation = 0.7
/** A name has at least a family name and a given name; one character is a piece of a name. */
const shortestName = 2

/** `dots`: where dots were seen by their shape; a reader whose dictionary has no dot gets them from there. */
export function reconcileName(seen: readonly Seen[], dots: readonly number[]): FieldReading {
  const words = wordsOf(seen, cleanName).map((word) =>
    word.knows(dot) ? word : wordOf(word, withDots(word.text.replaceAll(dot, ''), dots)),
  )
  const verdict = wordsVerdict(words)
  if (verdict.status !== 'ok' || verdict.value === null) return verdict
  const least = Math.min(...(words[0]?.characters ?? []).map(({ confidence }) => confidence))
  if (least < hesitation) return check(verdict.value, least, ...verdict.evidence, 'hesitant')
  if ([...verdict.value].length < shortestName) return check(verdict.value, 0.6, ...verdict.evidence, 'too-short')
  return verdict.value === '' ? missing : verdict
}

/** Readers see the name dot as any small mark. */
function cleanName(text: string): string {
  return text
    .replace(/(?<=\p{Script=Han})[.•・‧∙](?=\p{Script=Han})/gu, dot)
    .replace(hanNotName, '')
    .replace(/^·+|·+$/g, '')
}

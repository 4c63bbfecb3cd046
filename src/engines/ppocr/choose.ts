import type { LineText } from '../../ocr/ports.ts'

const nothing = 0
/** A column never gives a class less: one spoilt column must not rule a word out. */
const leastScore = 1e-10

/**
 * The likeliest of some words: each one's probability under connectionist temporal classification, summed over all ways of
 * spreading its characters over the columns. Confidence: its share among the words. Words with characters that the network
 * lacks are never chosen.
 */
export function choose(
  scores: Float32Array,
  columns: number,
  indexOf: ReadonlyMap<string, number>,
  classes: number,
  words: readonly string[],
): LineText {
  const weighed = words.flatMap((text) => {
    const indices = [...text].map((character) => indexOf.get(character))
    return indices.every((index) => index !== undefined)
      ? [{ text, weight: weightOf(indices, scores, columns, classes) }]
      : []
  })
  const best = weighed.reduce((one, each) => (each.weight > one.weight ? each : one), { text: '', weight: -Infinity })
  const total = weighed.reduce((sum, { weight }) => sum + Math.exp(weight - best.weight), 0)
  const confidence = total > 0 ? 1 / total : 0
  return { text: best.text, confidence, characters: [...best.text].map((text) => ({ text, confidence })) }
}

/** Logarithm of a word's probability. States: blank, first character, blank, second character, … blank. */
function weightOf(indices: readonly number[], scores: Float32Array, columns: number, classes: number): number {
  const states = [nothing, ...indices.flatMap((index) => [index, nothing])]
  let before = new Float64Array(states.length)
  let weight = 0
  for (let column = 0; column < columns; column++) {
    const now = new Float64Array(states.length)
    let sum = 0
    for (let state = 0; state < states.length; state++) {
      const own = states[state] as number
      let reached = column === 0 && state < 2 ? 1 : (before[state] as number)
      if (column > 0 && state > 0) reached += before[state - 1] as number
      if (column > 0 && state > 1 && own !== nothing && own !== states[state - 2])
        reached += before[state - 2] as number
      now[state] = reached * Math.max(leastScore, scores[column * classes + own] as number)
      sum += now[state] as number
    }
    weight += Math.log(sum)
    before = now.map((each) => each / sum)
  }
  return weight + Math.log((before.at(-1) as number) + (before.at(-2) as number))
}

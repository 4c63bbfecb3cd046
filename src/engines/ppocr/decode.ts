import type { LineText } from '../../ocr/ports.ts'

/** The first class of the network means: nothing new in this column. */
const nothing = 0

/**
 * Greedy reading of a connectionist temporal classification: the likeliest class of every column, runs of the same class
 * once, blanks dropped. `scores`: probabilities, `columns` rows of `keys.length`; `allowed`: indices that may be read,
 * null for all. A character's confidence is its best column's, out of all classes, allowed or not.
 */
export function decode(
  scores: Float32Array,
  columns: number,
  keys: readonly string[],
  allowed: readonly number[] | null,
): LineText {
  const characters: { text: string; confidence: number }[] = []
  let before = nothing
  for (let column = 0; column < columns; column++) {
    const row = scores.subarray(column * keys.length, (column + 1) * keys.length)
    const likeliest = allowed ? likeliestOf(row, allowed) : likeliestOfAll(row)
    const confidence = row[likeliest] as number
    const last = characters.at(-1)
    if (likeliest !== nothing && likeliest === before && last) last.confidence = Math.max(last.confidence, confidence)
    else if (likeliest !== nothing) characters.push({ text: keys[likeliest] as string, confidence })
    before = likeliest
  }
  const seen = characters.filter(({ text }) => text.trim() !== '')
  return {
    text: seen.map(({ text }) => text).join(''),
    confidence: seen.length ? Math.min(...seen.map(({ confidence }) => confidence)) : 0,
    characters: seen,
  }
}

function likeliestOfAll(row: Float32Array): number {
  let best = nothing
  for (let i = 1; i < row.length; i++) if ((row[i] as number) > (row[best] as number)) best = i
  return best
}

function likeliestOf(row: Float32Array, allowed: readonly number[]): number {
  let best = nothing
  for (const i of allowed) if ((row[i] as number) > (row[best] as number)) best = i
  return best
}

/** One character that a reader saw, and how sure it was, 0..1. */
export interface SeenCharacter {
  text: string
  confidence: number
}

/** Below this the first reader is guessing, and a surer second one is heard. */
const guessing = 0.6

/**
 * One reading out of two that differ: the first reader's, except where it guessed and the other was surer. Characters that
 * only one of them saw follow the first. Always to be checked.
 */
export function fuse(first: readonly SeenCharacter[], second: readonly SeenCharacter[]): SeenCharacter[] {
  const partner = pairs(first, second)
  return first.map((own, i) => {
    const other = second[partner[i] ?? -1]
    return other && own.confidence < guessing && other.confidence > own.confidence ? other : own
  })
}

/** For each character of the first, its place in the second by least edit distance; undefined where it has none. */
function pairs(first: readonly SeenCharacter[], second: readonly SeenCharacter[]): (number | undefined)[] {
  const width = second.length + 1
  const cost = new Uint16Array((first.length + 1) * width)
  const at = (i: number, j: number) => cost[i * width + j] as number
  const differ = (i: number, j: number) => (first[i]?.text === second[j]?.text ? 0 : 1)
  for (let i = 0; i <= first.length; i++) {
    for (let j = 0; j <= second.length; j++) {
      if (i === 0 || j === 0) cost[i * width + j] = i + j
      else {
        const swapped = at(i - 1, j - 1) + differ(i - 1, j - 1)
        cost[i * width + j] = Math.min(swapped, at(i - 1, j) + 1, at(i, j - 1) + 1)
      }
    }
  }
  const partner: (number | undefined)[] = []
  let i = first.length
  let j = second.length
  while (i > 0 && j > 0) {
    if (at(i, j) === at(i - 1, j - 1) + differ(i - 1, j - 1)) {
      partner[i - 1] = j - 1
      i--
      j--
    } else if (at(i, j) === at(i - 1, j) + 1) i--
    else j--
  }
  return partner
}

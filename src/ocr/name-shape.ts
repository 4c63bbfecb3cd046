import { columnProfile, type Ink, inkOf, rowProfile, type Span, spansAbove } from './ink.ts'
import type { Gray } from './raster.ts'

/** All as parts of the line's height. A name dot is round, small, and stands free in the middle of the line. */
const widestDot = 0.3
const highestDot = 0.34
const leastDot = 0.06
const middle: readonly [number, number] = [0.36, 0.64]
/** The side strokes of 小 or 川 are nearer to their neighbours, and higher. */
const leastGap = 0.14

/** Columns of the dots of a name (吉克·阿依). One of the readers does not know the dot at all: it is found by its shape. */
export function dotSpans(line: Gray): Span[] {
  const ink = inkOf(line)
  const columns = inkColumns(ink)
  return columns.filter((span, i) => {
    const before = columns[i - 1]
    const after = columns[i + 1]
    if (!before || !after) return false
    const gap = Math.min(span.from - before.to, after.from - span.to)
    return gap >= leastGap * line.height && isDot(span)
  })

  function isDot({ from, to }: Span): boolean {
    const wide = (to - from) / line.height
    if (wide > widestDot || wide < leastDot) return false
    const rows = spansAbove(rowProfile(ink, { left: from, right: to, top: 0, bottom: line.height }), 1, 1, 1)
    const [spot] = rows
    if (rows.length !== 1 || !spot) return false
    const high = (spot.to - spot.from) / line.height
    const centre = (spot.from + spot.to) / 2 / line.height
    return high <= highestDot && high >= leastDot && centre >= middle[0] && centre <= middle[1]
  }
}

function inkColumns(ink: Ink): Span[] {
  return spansAbove(columnProfile(ink, { left: 0, right: ink.width, top: 0, bottom: ink.height }), 1, 1, 1)
}

/** Where the dots stand, as the part of the name's characters, 0..1, that stand left of each. */
function nameDots(line: Gray): number[] {
  const columns = inkColumns(inkOf(line))
  const first = columns[0]
  const last = columns.at(-1)
  if (!first || !last) return []
  return dotSpans(line).map((dot) => {
    const left = dot.from - first.from
    return left / (left + last.to - dot.to)
  })
}

/** What the shape of a name's print says, whoever reads it. */
export interface NameShape {
  dots: number[]
  /** Length of the print in heights of its line. */
  wide: number
}

export function nameShape(line: Gray): NameShape {
  return { dots: nameDots(line), wide: line.width / line.height }
}

/** Puts the dots that were seen by their shape into a name read without them. */
export function withDots(name: string, dots: readonly number[]): string {
  const characters = [...name]
  for (const part of [...dots].sort((a, b) => b - a)) {
    const at = Math.round(part * [...name].length)
    if (at > 0 && at < [...name].length) characters.splice(at, 0, '·')
  }
  return characters.join('')
}

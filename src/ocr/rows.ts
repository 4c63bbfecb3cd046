import { type Ink, rowProfile, type Span, smooth, spansAbove } from './ink.ts'
import { pixelsPerMm as mm } from './layout.ts'
import type { Box } from './raster.ts'

/** Print of the front and back is 2.6–4.2 mm high; a stroke like 一 alone less, two rows grown together more. */
const lowestRow = 0.7 * mm
const usualRow = 3.2 * mm
const highestRow = 5 * mm

/** The rows of text in a box, from top to bottom, in pixels of the ink's picture. */
export function findRows(ink: Ink, box: Box): Span[] {
  const profile = smooth(rowProfile(ink, box), 2)
  const sorted = [...profile].sort((a, b) => a - b)
  const strong = sorted[Math.floor(sorted.length * 0.9)] ?? 0
  // A row of a single thin character still has a stroke of 2 px in every line of it.
  const level = Math.max(2, strong * 0.07)
  const spans = spansAbove(profile, level, 2, 3).flatMap((span) => splitTall(profile, span))
  return joinPieces(spans)
    .filter(({ from, to }) => to - from >= lowestRow)
    .map(({ from, to }) => ({ from: from + box.top, to: to + box.top }))
}

/** Two rows that touch are cut where the least ink is. */
function splitTall(profile: Float32Array, span: Span): Span[] {
  const height = span.to - span.from
  if (height <= highestRow) return [span]
  const parts = Math.max(2, Math.round(height / (4.6 * mm)))
  const expected = span.from + height / parts
  let cut = Math.round(expected)
  for (let y = Math.round(expected - mm); y <= expected + mm; y++) {
    if ((profile[y] as number) < (profile[cut] as number)) cut = y
  }
  return [{ from: span.from, to: cut }, ...splitTall(profile, { from: cut, to: span.to })]
}

/** 二 and 三 fall apart into strokes: neighbours that together are no higher than a character belong together. */
function joinPieces(spans: Span[]): Span[] {
  const joined: Span[] = []
  for (const span of spans) {
    const last = joined.at(-1)
    const small = (each: Span) => each.to - each.from < usualRow * 0.62
    if (last && (small(last) || small(span)) && span.to - last.from <= usualRow * 1.25) last.to = span.to
    else joined.push({ ...span })
  }
  return joined
}

const middle = ({ from, to }: Span) => (from + to) / 2

/**
 * Picks from the rows those that stand where `expected` says (middles in pixels), allowing one common shift: print moves
 * on the card as a whole. Null where no row is near.
 */
export function matchRows(rows: Span[], expected: number[], shiftReach: number, strayReach: number): (Span | null)[] {
  let best: (Span | null)[] = expected.map(() => null)
  let least = Number.POSITIVE_INFINITY
  for (let shift = -shiftReach; shift <= shiftReach; shift += 3) {
    let cost = Math.abs(shift) * 0.3
    const picked = expected.map((at) => {
      const near = rows.reduce<Span | null>((one, row) => {
        const far = Math.abs(middle(row) - at - shift)
        return far <= strayReach && (!one || far < Math.abs(middle(one) - at - shift)) ? row : one
      }, null)
      cost += near ? Math.abs(middle(near) - at - shift) : strayReach * 2
      return near
    })
    if (cost < least) {
      least = cost
      best = picked
    }
  }
  return best
}

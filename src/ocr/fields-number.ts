import { evenInk } from './even-ink.ts'
import { afterWidestGap, type Ink, inkOf, type Span } from './ink.ts'
import { frontNumber, pixelsPerMm as mm } from './layout.ts'
import { flatten } from './normalise.ts'
import { columnsOf, joinedFrom, type Piece, pieceOf, pixelBox } from './piece.ts'
import { crop, type Rgb } from './raster.ts'
import { findRows } from './rows.ts'

/** The first digit begins about here, in pixels from the left end of the number's zone; its label ends before. */
const startWindow: Span = { from: 21 * mm, to: 33 * mm }
/** A lamp may wash out this much of the number; behind its last digit stands nothing. */
const widestBurn = 20 * mm
const digitCount = 18
/** From digit to digit. */
const narrowestPitch = 2.3 * mm
const widestPitch = 3.5 * mm
/** More washed out digits than these are a case for another photo. */
const mostLost = 3

/** The number is the last line of ink, right of its label. */
export function numberPiece(card: Rgb): Piece | null {
  const area = pixelBox(frontNumber)
  const flat = flatten(crop(card, area))
  const ink = inkOf(evenInk(flat))
  const rows = findRows(ink, { left: Math.round(28 * mm), right: Math.round(78 * mm), top: 0, bottom: ink.height })
  const row = rows.reduce<Span | null>(
    (best, each) => (!best || weight(ink, each) > weight(ink, best) ? each : best),
    null,
  )
  if (!row) return null
  const columns = columnsOf(ink, row, Math.round(16 * mm), ink.width)
  const start = afterWidestGap(columns, startWindow)
  const seen = joinedFrom(columns, start, widestBurn)
  if (!seen) return null
  const label = Math.max(0, ...columns.filter(({ to }) => to <= start).map(({ to }) => to))
  return pieceOf(flat, row, widened(seen, columns, label, ink.width), area)
}

/**
 * A digit at either end that a lamp has washed out for the eye may still be read: the digits stand one pitch apart, and there
 * are 18 of them.
 */
function widened(seen: Span, columns: readonly Span[], labelEnd: number, width: number): Span {
  const middles = columns
    .filter(({ from }) => from >= seen.from && from < seen.to)
    .map(({ from, to }) => (from + to) / 2)
  const steps = middles.slice(1).map((each, i) => each - (middles[i] as number))
  const pitch = steps.sort((a, b) => a - b)[steps.length >> 1] ?? 0
  if (pitch < narrowestPitch || pitch > widestPitch) return seen
  const lost = digitCount - 1 - Math.round(((middles.at(-1) as number) - (middles[0] as number)) / pitch)
  if (lost <= 0 || lost > mostLost) return seen
  return {
    from: Math.max(labelEnd + pitch / 2, seen.from - lost * pitch, 0),
    to: Math.min(seen.to + lost * pitch, width),
  }
}

function weight(ink: Ink, row: Span): number {
  let count = 0
  for (let y = row.from; y < row.to; y++) {
    for (let x = Math.round(28 * mm); x < Math.round(78 * mm); x++) count += ink.mask[y * ink.width + x] as number
  }
  return count
}

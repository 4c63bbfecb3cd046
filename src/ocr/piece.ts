import { type Ink, type InkSpan, inkSpans, type Span } from './ink.ts'
import { type BoxMm, cardHeightPx, pixelsPerMm as mm } from './layout.ts'
import { type Box, cropGray, type Gray } from './raster.ts'

/** A piece of a field, flat, and where it was on the rectified card. */
export interface Piece {
  image: Gray
  box: Box
}

/** Ink columns of a row, in pixels of the ink's picture. */
export function columnsOf(ink: Ink, row: Span, left: number, right: number): InkSpan[] {
  return inkSpans(ink, {
    left: Math.max(0, Math.round(left)),
    right: Math.min(ink.width, Math.round(right)),
    top: row.from,
    bottom: row.to,
  })
}

/** From `start` up to the first gap that is too wide to be inside a value. */
export function joinedFrom(columns: readonly Span[], start: number, widest: number): Span | null {
  let joined: Span | null = null
  for (const { from, to } of columns) {
    if (from < start) continue
    if (!joined) joined = { from, to }
    else if (from - joined.to <= widest) joined.to = to
    else break
  }
  return joined
}

/** Cuts columns of a row out of a flat picture, with a little room; null when there is hardly anything. */
export function pieceOf(image: Gray, row: Span, columns: Span | null, area: Box): Piece | null {
  if (!columns || columns.to - columns.from < 0.4 * mm) return null
  const box = {
    left: Math.max(0, columns.from - 3),
    right: Math.min(image.width, columns.to + 3),
    top: Math.max(0, row.from - 3),
    bottom: Math.min(image.height, row.to + 3),
  }
  return {
    image: cropGray(image, box),
    box: {
      left: box.left + area.left,
      right: box.right + area.left,
      top: box.top + area.top,
      bottom: box.bottom + area.top,
    },
  }
}

/** A zone of the card in pixels of the rectified one. */
export function pixelBox(box: BoxMm): Box {
  return {
    left: Math.round(box.x0 * mm),
    top: Math.round(box.y0 * mm),
    right: Math.round(box.x1 * mm),
    bottom: Math.min(cardHeightPx, Math.round(box.y1 * mm)),
  }
}

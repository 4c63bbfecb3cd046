import { evenInk } from './even-ink.ts'
import { afterWidestGap, inkOf, inkSpans, type Span } from './ink.ts'
import { backText, pixelsPerMm as mm } from './layout.ts'
import { flatten } from './normalise.ts'
import type { Piece } from './piece.ts'
import { crop, cropGray, type Rgb } from './raster.ts'
import { findRows, matchRows } from './rows.ts'

export interface BackPieces {
  issuingAuthority: Piece | null
  period: Piece | null
}

/** Middles of the two rows, in mm. */
const rowMiddles = [40, 46.5]
const commonShift = 2.6 * mm
const ownShift = 1.8 * mm
/** Both values begin about here, in mm from the card's left edge; labels end before. */
const valueStart: Span = { from: 29, to: 38.5 }
const lineEnd = 3 * mm

/** Finds issuing authority and valid period on a rectified, upright back. */
export function backPieces(card: Rgb): BackPieces {
  const area = {
    left: Math.round(backText.x0 * mm),
    top: Math.round(backText.y0 * mm),
    right: Math.round(backText.x1 * mm),
    bottom: Math.min(card.height, Math.round(backText.y1 * mm)),
  }
  const flat = flatten(crop(card, area))
  const ink = inkOf(evenInk(flat))
  const rows = findRows(ink, { left: Math.round(27 * mm), right: Math.round(56 * mm), top: 0, bottom: ink.height })
  const [authority, period] = matchRows(
    rows,
    rowMiddles.map((each) => each * mm - area.top),
    commonShift,
    ownShift,
  ) as [Span | null, Span | null]
  const piece = (row: Span | null): Piece | null => {
    if (!row) return null
    const box = { left: Math.round(10 * mm), right: ink.width, top: row.from, bottom: row.to }
    const columns = inkSpans(ink, box)
    const start = afterWidestGap(columns, {
      from: Math.round((valueStart.from - backText.x0) * mm),
      to: Math.round((valueStart.to - backText.x0) * mm),
    })
    let end = start
    for (const { from, to } of columns) if (from >= start && from - end <= lineEnd) end = to
    if (end - start < mm) return null
    const cut = {
      left: Math.max(0, start - 3),
      right: Math.min(ink.width, end + 3),
      top: Math.max(0, row.from - 3),
      bottom: Math.min(ink.height, row.to + 3),
    }
    return {
      image: cropGray(flat, cut),
      box: {
        left: cut.left + area.left,
        right: cut.right + area.left,
        top: cut.top + area.top,
        bottom: cut.bottom + area.top,
      },
    }
  }
  return { issuingAuthority: piece(authority), period: piece(period) }
}

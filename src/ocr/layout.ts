/**
 * Where things stand on the card, in millimetres from its top left corner: ID-1 (ISO/IEC 7810) is 85.6 × 54 mm. The
 * places of the print are estimates, good to about 2.5 mm, and cards differ by 1–2 %: they are where the search for ink
 * begins, never where it ends.
 */
export const cardWidthMm = 85.6
export const cardHeightMm = 54
export const cardAspect = cardWidthMm / cardHeightMm

/** 15 px/mm: a character of the address is then about 48 px high, what the readers were trained on. */
export const pixelsPerMm = 15
export const cardWidthPx = Math.round(cardWidthMm * pixelsPerMm)
export const cardHeightPx = Math.round(cardHeightMm * pixelsPerMm)

export interface BoxMm {
  x0: number
  y0: number
  x1: number
  y1: number
}

/** Labels and values of the front, left of the portrait. */
export const frontText: BoxMm = { x0: 3.5, y0: 3, x1: 57, y1: 44 }
/** The number's line with its label. */
export const frontNumber: BoxMm = { x0: 2, y0: 41.5, x1: 85.2, y1: 53 }
export const portrait: BoxMm = { x0: 57, y0: 8, x1: 80, y1: 41 }
/** Issuing authority and valid period of the back. */
export const backText: BoxMm = { x0: 6, y0: 33, x1: 84, y1: 52.5 }
export const emblem: BoxMm = { x0: 4, y0: 4, x1: 23, y1: 25 }

import type { BoxMm } from './layout.ts'
import { backFields, type FieldName, type Side } from './types.ts'

/**
 * Where each field's print may stand, in mm, with room for cards that differ: what lies there may hide some of it. The
 * address as long as its longest.
 */
export const fieldZones: Record<FieldName, BoxMm> = {
  name: { x0: 13.5, y0: 6.5, x1: 44, y1: 11.5 },
  sex: { x0: 13.5, y0: 12.8, x1: 20, y1: 17.8 },
  ethnicity: { x0: 31, y0: 12.8, x1: 46, y1: 17.8 },
  birthDate: { x0: 13.5, y0: 18.8, x1: 44, y1: 23.8 },
  address: { x0: 13.5, y0: 24.8, x1: 56.5, y1: 42 },
  idNumber: { x0: 26, y0: 44.8, x1: 84, y1: 50.4 },
  issuingAuthority: { x0: 33, y0: 37.6, x1: 66, y1: 43 },
  validFrom: { x0: 33, y0: 44, x1: 52, y1: 49.2 },
  validTo: { x0: 49, y0: 44, x1: 70, y1: 49.2 },
}

/** The part of it that holds print on every card, however short the value: no gap in it is as wide as a character. */
export const surePrint: Record<FieldName, BoxMm> = {
  name: { x0: 15.5, y0: 7.6, x1: 21.5, y1: 10.4 },
  sex: { x0: 14.8, y0: 13.8, x1: 18, y1: 16.8 },
  ethnicity: { x0: 32.4, y0: 13.8, x1: 35.6, y1: 16.8 },
  birthDate: { x0: 16, y0: 19.8, x1: 22.5, y1: 22.8 },
  address: { x0: 15.5, y0: 25.9, x1: 42, y1: 29.1 },
  idNumber: { x0: 31, y0: 46.2, x1: 75, y1: 49 },
  issuingAuthority: { x0: 36, y0: 38.8, x1: 52, y1: 41.8 },
  validFrom: { x0: 36, y0: 45.2, x1: 50, y1: 48 },
  validTo: { x0: 51, y0: 45.2, x1: 57, y1: 48 },
}

export const sideOf = (field: FieldName): Side => (backFields.some((each) => each === field) ? 'back' : 'front')

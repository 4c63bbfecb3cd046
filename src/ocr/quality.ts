import { isCutOff, type Place } from './border-cut.ts'
import { type CardCells, cellsOf } from './card-cells.ts'
import { isGreyCopy } from './copy.ts'
import { fieldsInGlare } from './glare.ts'
import { findOcclusion } from './occlusion.ts'
import { distance } from './quad-shape.ts'
import type { Box, Rgb } from './raster.ts'
import { sharpnessOf } from './sharpness.ts'
import type { FieldName, FieldReading, Side, Warning } from './types.ts'
import { ifWhole } from './verdict.ts'

/** Where the print of each field of a side was found: its boxes on the rectified card, none where nothing was. */
export type Print = Partial<Record<FieldName, Box[]>>

/** A photo whose card has been found, and what was found on it. */
export interface Photographed {
  card: Rgb
  side: Side
  print: Print
  place: Place
  frame: Rgb
}

/**
 * Print of good photos measures 0.5–0.85, of hard ones that are still read 0.28–0.39; under 0.2, names and addresses begin
 * to go wrong and are asked about (14 px of shake: 0.15–0.24).
 */
const blurLimit = 0.2
/** A field is blurred by itself when the rest of the card is this much sharper. */
const sharperRest = 1.4
/** Paper in a fifth of good light. With ordinary noise every field is still read at half of that: a margin for worse cameras. */
const darkLimit = 45
/** Cards 360 px wide were read as those of 700, names with less margin; characters of the address are then 14 px. */
const smallLimitPx = 400
/** What is wrong with a photo, and where: what a person can do something about, the whole photo first. */
export function photoWarnings(photo: Photographed): Warning[] {
  const cells = cellsOf(photo.card)
  return [...wholeWarnings(photo, cells), ...blurWarnings(photo), ...coverWarnings(photo, cells)]
}

function wholeWarnings({ place, frame, side }: Photographed, cells: CardCells): Warning[] {
  const widthPx = distance(place.quad[0], place.quad[1])
  const warnings: Warning[] = []
  const warn = (code: Warning['code'], when: boolean) => {
    if (when) warnings.push({ code, field: null })
  }
  warn('dark', paperLevel(cells) < darkLimit)
  warn('small', widthPx < smallLimitPx)
  warn('border-cut', isCutOff(frame, place))
  warn('copy', isGreyCopy(cells, side))
  return warnings
}

function paperLevel({ paper }: CardCells): number {
  return paper.toSorted()[paper.length >> 1] as number
}

/** Lines long enough to be judged: a day like 11 has hardly a stroke across. */
const lineFields: FieldName[] = ['name', 'ethnicity', 'address', 'issuingAuthority', 'idNumber', 'validTo']

function blurWarnings({ card, print }: Photographed): Warning[] {
  const lines = lineFields.flatMap((field) =>
    (print[field] ?? []).map((box) => ({ field, sharp: sharpnessOf(card, box) })),
  )
  const middle = lines.map(({ sharp }) => sharp).sort((a, b) => a - b)[lines.length >> 1]
  if (middle === undefined) return []
  if (middle < blurLimit) return [{ code: 'blur', field: null }]
  const blurred = lines.filter(({ sharp }) => sharp < blurLimit && sharp * sharperRest < middle)
  return [...new Set(blurred.map(({ field }) => field))].map((field) => ({ code: 'blur', field }))
}

/** Reflections and things that lie on the card. One finger is told of once: by its fields, or else by its corner. */
function coverWarnings({ side, print }: Photographed, cells: CardCells): Warning[] {
  const { fields, corner } = findOcclusion(cells, side)
  return [
    ...fieldsInGlare(cells, print)
      .filter((field) => !fields.includes(field))
      .map((field): Warning => ({ code: 'glare', field })),
    ...fields.map((field): Warning => ({ code: 'occluded', field })),
    ...(corner && fields.length === 0 ? [{ code: 'occluded' as const, field: null }] : []),
  ]
}

/** Of the other fields a part cannot pass for the whole: number and dates have a length and a check of their own. */
const openEnded: FieldName[] = ['name', 'ethnicity', 'address', 'issuingAuthority']

/** What may be hidden is not sure: fields that could go on under a reflection or a finger are to be checked. */
export function doubtCovered(
  fields: Partial<Record<FieldName, FieldReading>>,
  warnings: readonly Warning[],
): Partial<Record<FieldName, FieldReading>> {
  const doubted = { ...fields }
  for (const { code, field } of warnings) {
    const reading = field && openEnded.includes(field) ? doubted[field] : undefined
    if (field && reading && (code === 'glare' || code === 'occluded')) doubted[field] = ifWhole(false, reading, code)
  }
  return doubted
}

import { type CardCells, cellBox, cellsPerMm } from './card-cells.ts'
import { type BoxMm, pixelsPerMm, portrait } from './layout.ts'
import type { Box } from './raster.ts'
import type { FieldName, Side } from './types.ts'
import { sideOf, surePrint } from './zones.ts'

/** Paper this bright is at the sensor's end. */
const sensorEnd = 245
/** Ink that is more than this of its paper's brightness is not seen by the readers (they part ink from paper at 0.67). */
const washedOut = 0.62
/** Ink of a whole line is at most this much paler for print, focus and shade; beside a lamp's image it is paler. */
const lifted = 0.1
/** A character that a reflection has taken would stand just behind the last one that is seen. */
const lostTail = 4
/** A lamp's image fades outwards: between the last character that is seen and its white one more may be half lost. */
const fadingTail = 7
const character = 3
/** A line of an address that is lost whole would stand this far below the last one, and hold two characters at least. */
const nextLine = { height: 5.5, width: 12 }
/** A field of which nothing was found was washed out when this part of where its print must stand is. */
const lostPart = 0.6
/** White paper this much brighter than the paper of the print beside it is a lamp's image, not the sun on all of the card. */
const lampGlow = 25
/** Lost cells this many each way, 2.4 mm: as wide as a narrow character, wider than any gap between two. */
const holeCells = 3

/**
 * Fields that a reflection has washed out or may have shortened. `found` holds the boxes of the print of each field of
 * the side, none where no print was found. White alone says nothing: in bright sun all paper is burnt out and its print
 * stands black. So print must be lost, or paler beside the white than everywhere else.
 */
export function fieldsInGlare(cells: CardCells, found: Partial<Record<FieldName, Box[]>>): FieldName[] {
  const lost = lostCells(cells)
  const print: Partial<Record<FieldName, BoxMm[]>> = {}
  for (const field of Object.keys(found) as FieldName[]) print[field] = (found[field] ?? []).map(inMm)
  const usual = inkRatio(cells, Object.values(print).flat())
  return (Object.keys(print) as FieldName[]).filter((field) => {
    const boxes = print[field] ?? []
    const last = boxes.at(-1)
    if (!last) return shareOf(cells, lost, surePrint[field]) > lostPart
    const paler = (box: BoxMm) => inkRatio(cells, [box]) > usual + lifted
    return (
      boxes.some(
        (box) => holesIn(cells, lost, fromItsEdge(field, box, print)) > 0 || endsInGlare(cells, lost, box, paler),
      ) ||
      (field === 'address' && losesALine(cells, lost, last, paler))
    )
  })
}

/** How much of where a side's print must stand is washed out, in mm²: less than a character of 9 hides nothing. */
export function washedPrint(cells: CardCells, side: Side): number {
  const lost = lostCells(cells)
  const zones = (Object.keys(surePrint) as FieldName[]).filter((field) => sideOf(field) === side)
  return zones.reduce((sum, field) => sum + holesIn(cells, lost, surePrint[field]), 0) / cellsPerMm ** 2
}

const inMm = ({ left, top, right, bottom }: Box): BoxMm => ({
  x0: left / pixelsPerMm,
  y0: top / pixelsPerMm,
  x1: right / pixelsPerMm,
  y1: bottom / pixelsPerMm,
})

/** Values that begin at one edge: where its neighbours begin, a value's first character may have been washed out. */
const columns: FieldName[][] = [
  ['name', 'sex', 'birthDate', 'address'],
  ['issuingAuthority', 'validFrom', 'validTo'],
  ['ethnicity'],
]
/** Print of these goes at least as far as `surePrint`. */
const longEnough: FieldName[] = ['idNumber', 'birthDate', 'validFrom', 'validTo']

function fromItsEdge(field: FieldName, box: BoxMm, print: Partial<Record<FieldName, BoxMm[]>>): BoxMm {
  const column = columns.find((fields) => fields.includes(field)) ?? []
  const edge = Math.min(box.x0, ...column.flatMap((each) => (print[each] ?? []).map(({ x0 }) => x0)))
  const sure = surePrint[field]
  return {
    ...box,
    x0: column.length > 1 ? edge : Math.min(box.x0, sure.x0),
    x1: longEnough.includes(field) ? Math.max(box.x1, sure.x1) : box.x1,
  }
}

function lostCells({ paper, floor }: CardCells): Uint8Array {
  return paper.map((level, i) => (level >= sensorEnd && (floor[i] as number) > washedOut * level ? 1 : 0))
}

function shareOf(cells: CardCells, map: Uint8Array, zone: BoxMm): number {
  const { left, top, right, bottom } = cellBox(cells, zone)
  let count = 0
  for (let y = top; y < bottom; y++) for (let x = left; x < right; x++) count += map[y * cells.columns + x] as number
  return count / Math.max(1, (right - left) * (bottom - top))
}

/** Places in a zone at which a hole as large as a character begins. */
function holesIn(cells: CardCells, lost: Uint8Array, zone: BoxMm): number {
  const { left, top, right, bottom } = cellBox(cells, zone)
  const high = Math.min(holeCells, bottom - top)
  let count = 0
  for (let y = top; y + high <= bottom; y++) {
    for (let x = left; x + holeCells <= right; x++) {
      let all = true
      for (let dy = 0; all && dy < high; dy++)
        for (let dx = 0; all && dx < holeCells; dx++) all = lost[(y + dy) * cells.columns + x + dx] === 1
      if (all) count++
    }
  }
  return count
}

type IsPaler = (box: BoxMm) => boolean

/** White behind the last character, which is itself already paler than the rest, or stands on much darker paper. */
function endsInGlare(cells: CardCells, lost: Uint8Array, box: BoxMm, paler: IsPaler): boolean {
  const behind = (reach: number) => ({ ...box, x0: box.x1, x1: Math.min(box.x1 + reach, portrait.x0) })
  const isLost = (tail: BoxMm) => tail.x1 - tail.x0 >= character && holesIn(cells, lost, tail) > 0
  if (isLost(behind(fadingTail)) && glows(cells, behind(fadingTail), box)) return true
  return isLost(behind(lostTail)) && paler({ ...box, x0: Math.max(box.x0, box.x1 - character) })
}

/** White where the next line would begin, and the last line's own beginning paler than the rest or on much darker paper. */
function losesALine(cells: CardCells, lost: Uint8Array, last: BoxMm, paler: IsPaler): boolean {
  const beginning = { ...last, x1: Math.min(last.x1, last.x0 + nextLine.width) }
  const below = { ...last, x1: last.x0 + nextLine.width, y0: last.y1, y1: last.y1 + nextLine.height }
  return holesIn(cells, lost, below) > 0 && (glows(cells, below, beginning) || paler(beginning))
}

/** Is the paper of a zone, where it is brightest, so much brighter than that of some print? */
function glows(cells: CardCells, zone: BoxMm, print: BoxMm): boolean {
  return paperAt(cells, zone, 0.8) - paperAt(cells, print, 0.5) > lampGlow
}

function paperAt(cells: CardCells, zone: BoxMm, part: number): number {
  const { left, top, right, bottom } = cellBox(cells, zone)
  const levels: number[] = []
  for (let y = top; y < bottom; y++)
    for (let x = left; x < right; x++) levels.push(cells.paper[y * cells.columns + x] as number)
  levels.sort((a, b) => a - b)
  return levels[Math.floor(levels.length * part)] ?? 0
}

/** Brightness of ink as a part of its paper's: the darkest quarter of the cells of some boxes. */
function inkRatio(cells: CardCells, boxes: BoxMm[]): number {
  const ratios: number[] = []
  for (const box of boxes) {
    const { left, top, right, bottom } = cellBox(cells, box)
    for (let y = top; y < bottom; y++)
      for (let x = left; x < right; x++) {
        const i = y * cells.columns + x
        ratios.push((cells.floor[i] as number) / Math.max(1, cells.paper[i] as number))
      }
  }
  ratios.sort((a, b) => a - b)
  return ratios[Math.floor(ratios.length / 4)] ?? 1
}

import { evenInk } from './even-ink.ts'
import { numberPiece } from './fields-number.ts'
import { afterWidestGap, type Ink, inkOf, type Span } from './ink.ts'
import { frontText, pixelsPerMm as mm } from './layout.ts'
import { flatten } from './normalise.ts'
import { columnsOf, joinedFrom, type Piece, pieceOf, pixelBox } from './piece.ts'
import { type Box, crop, type Gray, type Rgb } from './raster.ts'
import { findRows, matchRows } from './rows.ts'

export interface FrontPieces {
  name: Piece | null
  sex: Piece | null
  ethnicity: Piece | null
  /** Year, month, day; one piece with its labels on a grey copy, where blue does not tell them apart. */
  birth: Piece[]
  address: Piece[]
  /** Whether the print of name and address is complete by its shape: no gap, no line that ends or begins too early. */
  whole: { name: boolean; address: boolean }
  idNumber: Piece | null
}

/** Middles of the rows of name, sex and birth, in mm. */
const rowMiddles = [9, 15.3, 21.3]
/** How far print may be from there: as a whole, and a row by itself. */
const commonShift = 2.4 * mm
const ownShift = 1.6 * mm
/** The first address line begins below the birth row at most this far, and each next one as far at most. */
const furthestNextLine = 7.4 * mm
const mostAddressLines = 5
/** An address line begins at the common edge, or this far from it when its first characters are washed out. */
const latestStart = 8 * mm
/** A lost character leaves a gap of at least its own width, 3.1 mm in the narrowest print, besides the usual spaces. */
const lostCharacter = 3 * mm
/** A line breaks only where another character has no room; digits are narrower, and cuts of print differ. */
const raggedEnd = 4.2 * mm
const cutOff = 0.3 * mm
const shortestFullLine = 28 * mm
/** Values end before a gap as wide as this: about the width of a character in print, of two where glare may lie on one. */
const shortGap = 2.2 * mm
/** Eleven characters, the longest line of an address; the portrait begins a little farther right. */
const longestLine = 41.8 * mm
/** The left edge of a column of values differs by the first characters' own shapes and no more. */
const edgeReach = 0.9 * mm

/** Finds the print of every field by its ink on a rectified, upright front. */
export function frontPieces(card: Rgb): FrontPieces {
  const area = pixelBox(frontText)
  const flat = flatten(crop(card, area))
  const ink = inkOf(evenInk(flat))
  const valueColumns = { left: Math.round(9.5 * mm), right: ink.width, top: 0, bottom: ink.height }
  const rows = findRows(ink, { ...valueColumns, right: Math.round(42 * mm) })
  const [name, sex, birth] = matchRows(
    rows,
    rowMiddles.map((each) => each * mm - area.top),
    commonShift,
    ownShift,
  ) as [Span | null, Span | null, Span | null]
  const lines = addressRows(rows, birth, area)
  const edge = leftEdge([name, sex, birth, ...lines], ink)
  // From the common edge, seen or not: what a reflection has washed out for the eye a reader may still see.
  const line = (row: Span | null, reach: number, gap: number) => {
    const found = row && joinedFrom(columnsOf(ink, row, edge - edgeReach, edge + reach), 0, gap)
    return found && pieceOf(flat, row, { from: Math.min(found.from, edge), to: found.to }, area)
  }
  const nameColumns = name ? columnsOf(ink, name, edge - edgeReach, edge + longestLine) : []
  const address = addressLines(lines, ink, edge)
  return {
    name: line(name, longestLine, shortGap * 2),
    sex: line(sex, 5 * mm, shortGap),
    ethnicity: sex ? ethnicityIn(flat, ink, sex, area) : null,
    birth: birth ? birthIn(flat, ink, birth, edge, area) : [],
    address: address.flatMap(
      ({ row, columns }) => pieceOf(flat, row, { from: Math.min(columns.from, edge), to: columns.to }, area) ?? [],
    ),
    whole: {
      name: widestGap(nameColumns) < lostCharacter && (nameColumns[0]?.from ?? 0) - edge < lostCharacter,
      address: isWhole(address, edge, ink.width),
    },
    idNumber: numberPiece(card),
  }
}

/**
 * All values on the left begin at one edge. Each row votes with the end of its widest gap; a row whose label left a shade,
 * or whose first character is washed out, is outvoted.
 */
function leftEdge(rows: (Span | null)[], ink: Ink): number {
  const window = { from: Math.round(7.5 * mm), to: Math.round(14.5 * mm) }
  const votes = rows.flatMap((row) => {
    if (!row) return []
    const start = afterWidestGap(columnsOf(ink, row, Math.round(4 * mm), Math.round(24 * mm)), window)
    return start >= window.from && start <= window.to ? [start] : []
  })
  const near = (at: number) => votes.filter((each) => Math.abs(each - at) <= edgeReach)
  const best = votes.reduce<number[]>((group, each) => (near(each).length > group.length ? near(each) : group), [])
  return best.length ? Math.min(...best) : Math.round(11 * mm)
}

/** The ethnicity follows a label of its own, which a grey copy leaves standing. */
function ethnicityIn(flat: Gray, ink: Ink, row: Span, area: Box): Piece | null {
  const columns = columnsOf(ink, row, 22 * mm - area.left, 54.5 * mm - area.left)
  const start = afterWidestGap(columns, { from: 28 * mm - area.left, to: 36 * mm - area.left })
  return pieceOf(flat, row, joinedFrom(columns, start, shortGap), area)
}

/** Digits stand in three groups, with 年, 月 and 日 between them. */
function birthIn(flat: Gray, ink: Ink, row: Span, start: number, area: Box): Piece[] {
  const columns = columnsOf(ink, row, start - edgeReach, start + 32 * mm)
  const groups: Span[] = []
  for (const { from, to } of columns) {
    const last = groups.at(-1)
    if (last && from - last.to <= 1.3 * mm) last.to = to
    else groups.push({ from, to })
  }
  const whole = groups.at(-1)
  if (!whole) return []
  const wanted = groups.length === 3 ? groups : [{ from: start, to: whole.to }]
  return wanted.flatMap((each) => pieceOf(flat, row, each, area) ?? [])
}

function addressRows(rows: Span[], birth: Span | null, area: Box): Span[] {
  let last = birth ?? { from: 0, to: Math.round(23 * mm) - area.top }
  const found: Span[] = []
  for (const row of rows) {
    if (row.from < last.to) continue
    if (row.from - last.to > furthestNextLine || found.length === mostAddressLines) break
    found.push(row)
    last = row
  }
  return found
}

interface AddressLine {
  row: Span
  columns: Span
  gap: number
}

/** All ink of each row, gaps or not: what a reflection has washed out for the eye a reader may still see. */
function addressLines(rows: Span[], ink: Ink, edge: number): AddressLine[] {
  const found: AddressLine[] = []
  for (const row of rows) {
    const columns = columnsOf(ink, row, edge - edgeReach, edge + longestLine)
    const from = columns[0]?.from
    const to = columns.at(-1)?.to
    if (from === undefined || to === undefined) continue
    found.push({ row, columns: { from, to }, gap: widestGap(columns) })
  }
  // A line whose beginning is washed out still stands above others; what begins farther right below them is no address.
  return found.slice(0, found.findLastIndex(({ columns }) => columns.from <= edge + latestStart) + 1)
}

function isWhole(lines: AddressLine[], edge: number, limit: number): boolean {
  const right = Math.max(...lines.map(({ columns }) => columns.to))
  return lines.every(({ columns, gap }, i) => {
    const full = columns.to >= right - raggedEnd && columns.to - edge >= shortestFullLine
    // Print that runs into the limit of the search goes on beyond it.
    if (columns.to >= Math.min(limit, edge + longestLine) - cutOff) return false
    return gap < lostCharacter && columns.from - edge < lostCharacter && (full || i === lines.length - 1)
  })
}

function widestGap(columns: Span[]): number {
  return columns.reduce((widest, { from }, i) => Math.max(widest, i ? from - (columns[i - 1] as Span).to : 0), 0)
}

import { type CardCells, cellBox, cellsPerMm } from './card-cells.ts'
import { type BoxMm, cardHeightMm, cardWidthMm, emblem, portrait } from './layout.ts'
import type { FieldName, Side } from './types.ts'
import { fieldZones, sideOf } from './zones.ts'

/** Skin of any shade is at least this colourful beside the card's paper, labels and waves of print at most 0.12. */
const foreignChroma = 0.19
/** A hand's shadow leaves half of the light; what is darker than this part of the paper is a thing of its own. */
const darkThing = 0.3
/** Cells that foreign colour must fill each way, 2.4 mm: no stroke of print is half as thick. */
const thickCells = 3
/** A quad may be this far off the card's edge, and corners are round by 3.2 mm: table is seen there. */
const edgeMm = 1.6
const cornerMm = 4
/** Less of a corner than this, in mm², is table seen past its rounding; a fingertip covers 80. */
const leastCornerArea = 12
/** Print under the soft side of a finger is lost as well. */
const aroundMm = 0.8

export interface Occlusion {
  fields: FieldName[]
  /** Something lies over a corner. */
  corner: boolean
}

/** What lies over the card and is neither paper nor print: fingers, pens, stickers. */
export function findOcclusion(cells: CardCells, side: Side): Occlusion {
  const foreign = thickParts(cells, foreignCells(cells, side))
  const fields = (Object.keys(fieldZones) as FieldName[]).filter(
    (field) => sideOf(field) === side && areaIn(cells, foreign, widened(fieldZones[field])) > 0,
  )
  return { fields, corner: corners.some((box) => areaIn(cells, foreign, box) >= leastCornerArea) }
}

const widened = ({ x0, y0, x1, y1 }: BoxMm): BoxMm => ({
  x0: x0 - aroundMm,
  y0: y0 - aroundMm,
  x1: x1 + aroundMm,
  y1: y1 + aroundMm,
})

/** The four corners, as far in as a fingertip that holds the card reaches. */
const corners: BoxMm[] = [0, cardWidthMm - 12].flatMap((x0) =>
  [0, cardHeightMm - 10].map((y0) => ({ x0, y0, x1: x0 + 12, y1: y0 + 10 })),
)

/** The picture on either side has colours of its own. */
const pictures: Record<Side, BoxMm> = {
  front: { x0: portrait.x0 - 2, y0: portrait.y0 - 5, x1: portrait.x1 + 3, y1: portrait.y1 + 3 },
  back: { x0: emblem.x0 - 2, y0: emblem.y0 - 2, x1: emblem.x1 + 3, y1: emblem.y1 + 3 },
}

function foreignCells(cells: CardCells, side: Side): Uint8Array {
  const { columns, rows, paper, chroma } = cells
  const dark = darkThing * middleOf(paper)
  const picture = pictures[side]
  const map = new Uint8Array(columns * rows)
  for (let i = 0; i < map.length; i++) {
    const x = ((i % columns) + 0.5) / cellsPerMm
    const y = (Math.floor(i / columns) + 0.5) / cellsPerMm
    const right = cardWidthMm - x
    const bottom = cardHeightMm - y
    const fromEdge = Math.min(x, y, right, bottom)
    const inCorner = Math.min(x, right) + Math.min(y, bottom) < cornerMm
    if (fromEdge < edgeMm || inCorner || isIn(picture, x, y)) continue
    map[i] = (chroma[i] as number) > foreignChroma || (paper[i] as number) < dark ? 1 : 0
  }
  return map
}

const isIn = ({ x0, y0, x1, y1 }: BoxMm, x: number, y: number) => x >= x0 && x < x1 && y >= y0 && y < y1

function middleOf(levels: Uint8Array): number {
  return levels.toSorted()[levels.length >> 1] as number
}

/** What is left of a map when all that is thin is taken away. */
function thickParts({ columns, rows }: CardCells, map: Uint8Array): Uint8Array {
  const thick = new Uint8Array(map.length)
  for (let y = 0; y + thickCells <= rows; y++) {
    for (let x = 0; x + thickCells <= columns; x++) {
      const block: number[] = []
      for (let dy = 0; dy < thickCells; dy++)
        for (let dx = 0; dx < thickCells; dx++) block.push((y + dy) * columns + x + dx)
      if (block.every((i) => map[i])) for (const i of block) thick[i] = 1
    }
  }
  return thick
}

/** Marked area in mm² of a part of the card. */
function areaIn(cells: CardCells, map: Uint8Array, zone: BoxMm): number {
  const { left, top, right, bottom } = cellBox(cells, zone)
  let count = 0
  for (let y = top; y < bottom; y++) for (let x = left; x < right; x++) count += map[y * cells.columns + x] as number
  return count / cellsPerMm ** 2
}

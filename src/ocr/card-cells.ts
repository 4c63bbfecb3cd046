import { type BoxMm, cardWidthMm } from './layout.ts'
import type { Box, Rgb } from './raster.ts'

/** 0.8 mm a cell: print of a stroke's width is a part of it, a finger or a reflection covers many. */
const cellsAcross = 107
export const cellsPerMm = cellsAcross / cardWidthMm

/** The card in coarse squares: what lies on it, other than print. One entry a cell, row by row. */
export interface CardCells {
  columns: number
  rows: number
  /** Darkest channel of the cell's brighter pixels, 0..255: its paper, where there is any; at the end when all are burnt out. */
  paper: Uint8Array
  /** Darkest channel of the cell's darkest pixels: its ink, of whatever colour, where there is any. */
  floor: Uint8Array
  /** How far the colour of the cell's brighter pixels is from grey, 0..1, after the lamp's own colour is taken off. */
  chroma: Float32Array
}

/** Quantiles that are the cell's paper and ink: strokes leave a fifth of it white; the thinnest dot fills a thirtieth. */
const paperPart = 0.8
const inkPart = 0.03
/** Keeps noise in the dark from looking like colour. */
const darkLevel = 12

/** Every second pixel each way of 12 × 12 tells as much and takes a quarter of the time. */
const samplesAcross = 6

/** Looks at a rectified card, at its full size (cells of 12 px) or a third of it (4 px). */
export function cellsOf(card: Rgb): CardCells {
  const cellPx = Math.floor(card.width / cellsAcross)
  const step = Math.max(1, Math.floor(cellPx / samplesAcross))
  const samples = (cellPx / step) ** 2
  const columns = cellsAcross
  const rows = Math.floor(card.height / cellPx)
  const count = columns * rows
  const paper = new Uint8Array(count)
  const floor = new Uint8Array(count)
  const colour = [0, 1, 2].map(() => new Float32Array(count))
  const histogram = new Uint16Array(256)
  for (let cell = 0; cell < count; cell++) {
    const left = (cell % columns) * cellPx
    const top = Math.floor(cell / columns) * cellPx
    histogram.fill(0)
    for (let y = top; y < top + cellPx; y += step) {
      let i = (y * card.width + left) * 3
      for (let x = 0; x < cellPx; x += step, i += 3 * step) {
        const least = leastOf(card, i)
        histogram[least] = (histogram[least] as number) + 1
      }
    }
    floor[cell] = quantileOf(histogram, samples * inkPart)
    const level = quantileOf(histogram, samples * paperPart)
    paper[cell] = level
    let bright = 0
    for (let y = top; y < top + cellPx; y += step) {
      let i = (y * card.width + left) * 3
      for (let x = 0; x < cellPx; x += step, i += 3 * step) {
        if (leastOf(card, i) < level) continue
        bright++
        for (let c = 0; c < 3; c++) {
          const plane = colour[c] as Float32Array
          plane[cell] = (plane[cell] as number) + (card.data[i + c] as number)
        }
      }
    }
    for (const plane of colour) plane[cell] = (plane[cell] as number) / bright
  }
  return { columns, rows, paper, floor, chroma: chromaOf(colour as [Float32Array, Float32Array, Float32Array]) }
}

function leastOf({ data }: Rgb, i: number): number {
  return Math.min(data[i] as number, data[i + 1] as number, data[i + 2] as number)
}

function quantileOf(histogram: Uint16Array, below: number): number {
  let left = below
  for (let level = 0; level < 255; level++) {
    left -= histogram[level] as number
    if (left <= 0) return level
  }
  return 255
}

/** Takes the lamp's colour off: most of a card is paper, so the middle of all ratios is the paper's. */
function chromaOf([red, green, blue]: [Float32Array, Float32Array, Float32Array]): Float32Array {
  const toGreen = (plane: Float32Array) => {
    const ratios = plane.map((level, i) => level / Math.max(1, green[i] as number)).sort()
    return ratios[ratios.length >> 1] as number
  }
  const redRatio = toGreen(red)
  const blueRatio = toGreen(blue)
  return green.map((g, i) => {
    const r = (red[i] as number) / redRatio
    const b = (blue[i] as number) / blueRatio
    const most = Math.max(r, g, b)
    return (most - Math.min(r, g, b)) / (most + darkLevel)
  })
}

/** The cells whose middle is in a box, given in mm and cut to the card. */
export function cellBox({ columns, rows }: CardCells, { x0, y0, x1, y1 }: BoxMm): Box {
  return {
    left: Math.max(0, Math.round(x0 * cellsPerMm)),
    top: Math.max(0, Math.round(y0 * cellsPerMm)),
    right: Math.min(columns, Math.round(x1 * cellsPerMm)),
    bottom: Math.min(rows, Math.round(y1 * cellsPerMm)),
  }
}

import { convexHull, quadAround } from './hull.ts'
import { areaOf } from './quad-shape.ts'
import type { Point, Quad, Rgb } from './raster.ts'

/** Cuts through the range of a map, as quantiles of its values. */
const cuts = [0.2, 0.32, 0.44, 0.56, 0.68, 0.8]
/** Parts of the frame that a card may cover. */
const leastArea = 0.1
const mostArea = 0.97
/** A card fills its quad but for round corners and what lies on it; other bright things leave more of it empty. */
const leastFill = 0.86
/** Of the pixels between a piece's ends, so many belong to it: print and portrait are holes. */
const leastSolid = 0.6

/**
 * Quads around what stands out from its surroundings as one piece, brighter or paler in colour. `small`: so small that print
 * and texture are averaged away. Finds cards between printed sheets, whose many straight lines drown the four sides; merges
 * a card with what it touches.
 */
export function findRegions(small: Rgb): Quad[] {
  const quads: Quad[] = []
  for (const map of [brightness(small), paleness(small)]) {
    const sorted = Uint8Array.from(map).sort()
    for (const cut of cuts) {
      const level = sorted[Math.floor(sorted.length * cut)] as number
      for (const piece of piecesAbove(map, level, small.width, small.height)) {
        const quad = quadAround(convexHull(piece.points))
        if (quad && piece.filled / areaOf(quad) >= leastFill) quads.push(quad)
      }
    }
  }
  return quads
}

function brightness({ data }: Rgb): Uint8Array {
  return Uint8Array.from({ length: data.length / 3 }, (_, i) =>
    Math.max(data[i * 3] as number, data[i * 3 + 1] as number, data[i * 3 + 2] as number),
  )
}

/** White and grey 255, full colours 0: a card on wood of the same brightness is the paler of the two. */
function paleness({ data }: Rgb): Uint8Array {
  return Uint8Array.from({ length: data.length / 3 }, (_, i) => {
    const most = Math.max(data[i * 3] as number, data[i * 3 + 1] as number, data[i * 3 + 2] as number)
    const least = Math.min(data[i * 3] as number, data[i * 3 + 1] as number, data[i * 3 + 2] as number)
    return (255 * (least + 8)) / (most + 8)
  })
}

interface Piece {
  /** Leftmost and rightmost pixel of every row: all that the hull needs. */
  points: Point[]
  /** Pixels between these ends, holes of print counted in. */
  filled: number
}

/** Connected pixels above a level whose area could be a card's. */
function piecesAbove(map: Uint8Array, level: number, width: number, height: number): Piece[] {
  const seen = new Uint8Array(map.length)
  const pieces: Piece[] = []
  const stack = new Int32Array(map.length)
  let depth = 0
  const visit = (i: number) => {
    if (seen[i] || (map[i] as number) <= level) return
    seen[i] = 1
    stack[depth++] = i
  }
  for (let start = 0; start < map.length; start++) {
    if (seen[start] || (map[start] as number) <= level) continue
    const left = new Int32Array(height).fill(width)
    const right = new Int32Array(height).fill(-1)
    let count = 0
    visit(start)
    while (depth > 0) {
      const i = stack[--depth] as number
      const x = i % width
      const y = (i - x) / width
      if (x < (left[y] as number)) left[y] = x
      if (x > (right[y] as number)) right[y] = x
      count++
      if (x > 0) visit(i - 1)
      if (x < width - 1) visit(i + 1)
      if (y > 0) visit(i - width)
      if (y < height - 1) visit(i + width)
    }
    if (count < leastSolid * leastArea * map.length) continue
    const points: Point[] = []
    let filled = 0
    for (let y = 0; y < height; y++) {
      const from = left[y] as number
      const to = right[y] as number
      if (to < from) continue
      points.push([from - 0.5, y], [to + 0.5, y])
      filled += to - from + 1
    }
    if (filled >= leastArea * map.length && filled <= mostArea * map.length) pieces.push({ points, filled })
  }
  return pieces
}

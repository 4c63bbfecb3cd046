import type { Edges } from './edges.ts'
import { areaOf, distance, shapeLikeness } from './quad-shape.ts'
import type { Point, Quad } from './raster.ts'

/** A place where a card may lie: corners in pixels of the image given, and how much its four sides are seen, 0..1. */
export interface Candidate {
  quad: Quad
  score: number
}

const samplesPerSide = 36
/** Corners are round (3.18 mm): the ends of a side hold no edge. */
const sideEnds = 0.07

/** How much of the sides is edge, how card-like the shape is; of two like quads the larger one wins. */
export function scoreOf(quad: Quad, edges: Edges): number {
  const sides = [0, 1, 2, 3].map((i) => supportOf(quad[i] as Point, quad[(i + 1) % 4] as Point, edges))
  const mean = sides.reduce((sum, each) => sum + each, 0) / 4
  const seen = 0.6 * mean + 0.4 * Math.min(...sides)
  const shape = shapeLikeness(quad)
  const size = Math.sqrt(areaOf(quad) / (edges.width * edges.height))
  return seen * (0.7 + 0.3 * shape) * (0.85 + 0.15 * size)
}

/** The part of a side along which an edge lies that runs the same way. */
export function supportOf(from: Point, to: Point, edges: Edges): number {
  const length = distance(from, to)
  const nx = -(to[1] - from[1]) / length
  const ny = (to[0] - from[0]) / length
  let hits = 0
  for (let k = 0; k < samplesPerSide; k++) {
    const t = sideEnds + ((1 - 2 * sideEnds) * k) / (samplesPerSide - 1)
    const x = from[0] + (to[0] - from[0]) * t
    const y = from[1] + (to[1] - from[1]) * t
    for (let off = -2; off <= 2; off++) {
      const px = Math.round(x + nx * off)
      const py = Math.round(y + ny * off)
      if (px < 0 || py < 0 || px >= edges.width || py >= edges.height) continue
      const i = py * edges.width + px
      if (edges.strength[i] && Math.abs((edges.dx[i] as number) * nx + (edges.dy[i] as number) * ny) > 0.9) {
        hits++
        break
      }
    }
  }
  return hits / samplesPerSide
}

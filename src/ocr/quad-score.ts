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

const roughSamples = 9
/** Below this a closer look never finds enough. */
const leastRough = 0.3

/** A quick look at the four sides: is a closer one worth its time? */
export function isWorthALook(quad: Quad, edges: Edges): boolean {
  let sum = 0
  for (let i = 0; i < 4; i++) {
    sum += supportOf(quad[i] as Point, quad[(i + 1) % 4] as Point, edges, roughSamples)
  }
  return sum / 4 >= leastRough
}

/** How much of the sides is edge, how card-like the shape is; of two like quads the larger one wins. */
export function scoreOf(quad: Quad, edges: Edges): number {
  const sides = [0, 1, 2, 3].map((i) => supportOf(quad[i] as Point, quad[(i + 1) % 4] as Point, edges))
  const mean = sides.reduce((sum, each) => sum + each, 0) / 4
  const seen = 0.6 * mean + 0.4 * Math.min(...sides)
  const shape = shapeLikeness(quad)
  const size = Math.sqrt(areaOf(quad) / (edges.width * edges.height))
  return seen * (0.7 + 0.3 * shape) * (0.85 + 0.15 * size)
}

/** A side that runs along the frame's border may be where the photo cut the card: less sure than an edge that is seen. */
const borderWorth = 0.4
/** A side along the border differs from it by less than 5°. */
const alongBorder = 0.996
/** Edges nearer to the border than this, in pixels of the search picture, are not seen. */
export const borderReach = 3

/** The part of a side along which an edge lies that runs the same way. */
export function supportOf(from: Point, to: Point, edges: Edges, samples = samplesPerSide): number {
  const length = distance(from, to)
  const nx = -(to[1] - from[1]) / length
  const ny = (to[0] - from[0]) / length
  const { width, height } = edges
  let hits = 0
  for (let k = 0; k < samples; k++) {
    const t = sideEnds + ((1 - 2 * sideEnds) * k) / (samples - 1)
    const x = from[0] + (to[0] - from[0]) * t
    const y = from[1] + (to[1] - from[1]) * t
    const byBorder =
      (Math.abs(nx) > alongBorder && (x < borderReach || x > width - 1 - borderReach)) ||
      (Math.abs(ny) > alongBorder && (y < borderReach || y > height - 1 - borderReach))
    let seen = byBorder ? borderWorth : 0
    for (let off = -2; off <= 2; off++) {
      const px = Math.round(x + nx * off)
      const py = Math.round(y + ny * off)
      if (px < 0 || py < 0 || px >= width || py >= height) continue
      const i = py * width + px
      if (edges.strength[i] && Math.abs((edges.dx[i] as number) * nx + (edges.dy[i] as number) * ny) > 0.9) {
        seen = 1
        break
      }
    }
    hits += seen
  }
  return hits / samples
}

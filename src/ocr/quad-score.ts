import type { Edges } from './edges.ts'
import { areaOf, distance, shapeLikeness } from './quad-shape.ts'
import type { Point, Quad } from './raster.ts'

/** A place where a card may lie: corners in pixels of the image given, and how much its four sides are seen, 0..1. */
export interface Candidate {
  quad: Quad
  score: number
}

const samplesPerSide = 36

/** As `scoreFrom` for a quad of which nothing is known yet. */
export function scoreOf(quad: Quad, edges: Edges): number {
  return scoreFrom(
    [0, 1, 2, 3].map((i) => supportOf(quad[i] as Point, quad[(i + 1) % 4] as Point, edges)),
    quad,
    edges,
  )
}

/** How much of the sides is edge, how card-like the shape is; of two like quads the larger one wins. */
export function scoreFrom(supports: readonly number[], quad: Quad, frame: { width: number; height: number }): number {
  const mean = supports.reduce((sum, each) => sum + each, 0) / 4
  const seen = 0.6 * mean + 0.4 * Math.min(...supports)
  const shape = shapeLikeness(quad)
  const size = Math.sqrt(areaOf(quad) / (frame.width * frame.height))
  return seen * (0.7 + 0.3 * shape) * (0.85 + 0.15 * size)
}

/** A side that runs along the frame's border may be where the photo cut the card: less sure than an edge that is seen. */
const borderWorth = 0.4
/** A side along the border differs from it by less than 5°. */
const alongBorder = 0.996
/** Edges nearer to the border than this, in pixels of the search picture, are not seen. */
export const borderReach = 3

/** Corners are round (3.18 mm): the ends of a side hold no edge. */
export const sideEnds = 0.07

/** The part of a side along which an edge lies that runs the same way. */
export function supportOf(from: Point, to: Point, edges: Edges): number {
  const length = distance(from, to)
  const nx = -(to[1] - from[1]) / length
  const ny = (to[0] - from[0]) / length
  let hits = 0
  for (let k = 0; k < samplesPerSide; k++) {
    const t = sideEnds + ((1 - 2 * sideEnds) * k) / (samplesPerSide - 1)
    hits += edgeAt(from[0] + (to[0] - from[0]) * t, from[1] + (to[1] - from[1]) * t, nx, ny, edges)
  }
  return hits / samplesPerSide
}

/** 1 where a line with this normal has an edge along it, a part of that where it runs along the frame's border, else 0. */
export function edgeAt(x: number, y: number, nx: number, ny: number, edges: Edges): number {
  const { width, height } = edges
  for (let off = -2; off <= 2; off++) {
    const px = Math.round(x + nx * off)
    const py = Math.round(y + ny * off)
    if (px < 0 || py < 0 || px >= width || py >= height) continue
    const i = py * width + px
    if (edges.strength[i] && Math.abs((edges.dx[i] as number) * nx + (edges.dy[i] as number) * ny) > 0.9) return 1
  }
  const byBorder =
    (Math.abs(nx) > alongBorder && (x < borderReach || x > width - 1 - borderReach)) ||
    (Math.abs(ny) > alongBorder && (y < borderReach || y > height - 1 - borderReach))
  return byBorder ? borderWorth : 0
}

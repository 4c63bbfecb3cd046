import { cardAspect } from './layout.ts'
import type { Point, Quad } from './raster.ts'

/** Smaller than this part of the frame is not a card photographed for reading; asked are 25 %. */
const smallestArea = 0.13
/** Width by height of a card seen at a slant: 1.585 straight on. */
const aspectRange = [1.12, 2.3] as const
/** Opposite sides differ by perspective, but never by more than this. */
const sideRatio = 0.6
/** A corner may lie this far outside the frame, as a part of its long side: the photo cut the card's edge. */
const overhang = 0.05

/** Corners in clockwise order with a long side first, or null when they do not bound a convex shape. */
export function clockwise(corners: Point[]): Quad | null {
  const [cx, cy] = middleOf(corners as unknown as Quad)
  const sorted = [...corners].sort((p, q) => Math.atan2(p[1] - cy, p[0] - cx) - Math.atan2(q[1] - cy, q[0] - cx))
  for (let i = 0; i < 4; i++) {
    const [a, b, c] = [sorted[i], sorted[(i + 1) % 4], sorted[(i + 2) % 4]] as [Point, Point, Point]
    if ((b[0] - a[0]) * (c[1] - b[1]) - (b[1] - a[1]) * (c[0] - b[0]) <= 0) return null
  }
  const [a, b, c, d] = sorted as unknown as [Point, Point, Point, Point]
  return distance(a, b) + distance(c, d) >= distance(b, c) + distance(d, a) ? [a, b, c, d] : [b, c, d, a]
}

export function distance(a: Point, b: Point): number {
  return Math.hypot(a[0] - b[0], a[1] - b[1])
}

export function areaOf(quad: Quad): number {
  let twice = 0
  for (let i = 0; i < 4; i++) {
    const a = quad[i] as Point
    const b = quad[(i + 1) % 4] as Point
    twice += a[0] * b[1] - b[0] * a[1]
  }
  return Math.abs(twice) / 2
}

export function middleOf(quad: Quad): Point {
  return [quad.reduce((sum, [x]) => sum + x, 0) / 4, quad.reduce((sum, [, y]) => sum + y, 0) / 4]
}

/** Corners clockwise. */
export function isInside([x, y]: Point, quad: Quad): boolean {
  return quad.every(([ax, ay], i) => {
    const [bx, by] = quad[(i + 1) % 4] as Point
    return (bx - ax) * (y - ay) - (by - ay) * (x - ax) >= 0
  })
}

/** Mean length of the long sides over that of the short ones, as seen. */
export function aspectOf([a, b, c, d]: Quad): number {
  return (distance(a, b) + distance(c, d)) / (distance(b, c) + distance(d, a))
}

/** Is a point in the frame, or so little outside that a card may be cut there? */
export function isNearFrame([x, y]: Point, { width, height }: { width: number; height: number }): boolean {
  const margin = overhang * Math.max(width, height)
  return x >= -margin && y >= -margin && x <= width + margin && y <= height + margin
}

export function isPlausible(quad: Quad, frame: { width: number; height: number }): boolean {
  if (!quad.every((corner) => isNearFrame(corner, frame))) return false
  if (areaOf(quad) < smallestArea * frame.width * frame.height) return false
  const aspect = aspectOf(quad)
  if (aspect < aspectRange[0] || aspect > aspectRange[1]) return false
  const [a, b, c, d] = quad
  return ratio(distance(a, b), distance(c, d)) > sideRatio && ratio(distance(b, c), distance(d, a)) > sideRatio
}

const ratio = (a: number, b: number) => Math.min(a, b) / Math.max(a, b)

/** How near the seen shape is to a card's, 0..1. */
export function shapeLikeness(quad: Quad): number {
  return Math.exp(-((Math.log(aspectOf(quad) / cardAspect) / 0.28) ** 2) / 2)
}

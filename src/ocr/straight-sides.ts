import type { Edges } from './edges.ts'
import type { StraightLine } from './hough.ts'
import { cardAspect } from './layout.ts'
import type { LineTrack } from './line-track.ts'
import { type Candidate, scoreFrom, supportOf } from './quad-score.ts'
import { clockwise, distance, isNearFrame, isPlausible } from './quad-shape.ts'
import type { Point } from './raster.ts'

/** The frame's own borders, where the edge of a card that fills it cannot be seen. */
export function borderLines({ width, height }: Edges): StraightLine[] {
  const upright = [1, width - 2].map((rho) => ({ theta: 0, rho, votes: 0 }))
  const level = [1, height - 2].map((rho) => ({ theta: Math.PI / 2, rho, votes: 0 }))
  return [...upright, ...level]
}

interface Strip {
  first: LineTrack
  second: LineTrack
  angle: number
}

/** Quads whose four sides are among the lines. */
export function fourSided(lines: LineTrack[], edges: Edges): Candidate[] {
  const strips = stripsOf(lines, Math.min(edges.width, edges.height) * 0.25)
  const found: Candidate[] = []
  for (let i = 0; i < strips.length; i++) {
    for (let j = i + 1; j < strips.length; j++) {
      const one = strips[i] as Strip
      const other = strips[j] as Strip
      const turn = angleBetween(one.angle, other.angle)
      if (turn < Math.PI / 3) continue
      const a = meet(one.first, other.first)
      if (!isNearFrame(a, edges)) continue
      const b = meet(one.second, other.second)
      if (!isNearFrame(b, edges)) continue
      const c = meet(one.first, other.second)
      const d = meet(one.second, other.first)
      const quad = clockwise([a, c, b, d])
      if (!quad || !isPlausible(quad, edges)) continue
      const supports = [
        one.first.support(a, c),
        other.second.support(c, b),
        one.second.support(b, d),
        other.first.support(d, a),
      ]
      const score = scoreFrom(supports, quad, edges)
      if (score > 0.2) found.push({ quad, score })
    }
  }
  return found
}

/** Pairs of lines that could be opposite sides. */
function stripsOf(lines: LineTrack[], narrowest: number): Strip[] {
  const strips: Strip[] = []
  for (let i = 0; i < lines.length; i++) {
    for (let j = i + 1; j < lines.length; j++) {
      const first = lines[i] as LineTrack
      const second = lines[j] as LineTrack
      if (angleBetween(first.theta, second.theta) > Math.PI / 7) continue
      const flips = Math.abs(first.theta - second.theta) > Math.PI / 2
      const rho = flips ? -second.rho : second.rho
      if (Math.abs(first.rho - rho) < narrowest) continue
      strips.push({ first, second, angle: first.theta })
    }
  }
  return strips
}

function angleBetween(a: number, b: number): number {
  const turn = Math.abs(a - b) % Math.PI
  return Math.min(turn, Math.PI - turn)
}

function meet(a: StraightLine, b: StraightLine): Point {
  const det = Math.cos(a.theta) * Math.sin(b.theta) - Math.sin(a.theta) * Math.cos(b.theta)
  return [
    (a.rho * Math.sin(b.theta) - b.rho * Math.sin(a.theta)) / det,
    (b.rho * Math.cos(a.theta) - a.rho * Math.cos(b.theta)) / det,
  ]
}

/** The least part of each of the three sides that must be seen. */
const leastSupport = 0.55
/** A slant shortens or lengthens the card by so much, and one of its ends more than the other. */
const lengths = [0.88, 0.92, 0.95, 0.98, 1, 1.02, 1.05, 1.08, 1.12]
const slants = [0.94, 0.97, 1, 1.03, 1.06]

/**
 * Quads of which three sides are among the lines: the fourth, which lies on something of the card's own brightness or under
 * a reflection, is put where the card's shape wants it, and of the places near there where most edge is.
 */
export function threeSided(lines: LineTrack[], edges: Edges): Candidate[] {
  const found: Candidate[] = []
  for (const { first, second, angle } of stripsOf(lines, Math.min(edges.width, edges.height) * 0.25)) {
    for (const third of lines) {
      if (angleBetween(angle, third.theta) < Math.PI / 3) continue
      const from = meet(first, third)
      const to = meet(second, third)
      const support = third.support(from, to)
      if (support < leastSupport) continue
      for (const share of [cardAspect, 1 / cardAspect]) {
        for (const way of [1, -1]) {
          const best = completed({ from, to, first, second, support }, distance(from, to) * share * way, edges)
          if (best) found.push(best)
        }
      }
    }
  }
  return found
}

interface OpenShape {
  from: Point
  to: Point
  first: LineTrack
  second: LineTrack
  /** Of the side between the two. */
  support: number
}

function completed(
  { from, to, first, second, support: near }: OpenShape,
  length: number,
  edges: Edges,
): Candidate | null {
  const [one, other] = [along(first), along(second)]
  const sameWay = one[0] * other[0] + one[1] * other[1] >= 0 ? 1 : -1
  const far = (stretch: number, slant: number): [Point, Point] => [
    [from[0] + one[0] * length * stretch, from[1] + one[1] * length * stretch],
    [to[0] + other[0] * sameWay * length * stretch * slant, to[1] + other[1] * sameWay * length * stretch * slant],
  ]
  const [a, b] = far(1, 1)
  if (first.support(from, a) < leastSupport || second.support(to, b) < leastSupport) return null
  let most = -1
  let [c, d] = [a, b]
  for (const stretch of lengths) {
    for (const slant of slants) {
      const ends = far(stretch, slant)
      const support = supportOf(...ends, edges)
      if (support <= most) continue
      most = support
      ;[c, d] = ends
    }
  }
  const quad = clockwise([from, to, d, c])
  if (!quad || !isPlausible(quad, edges)) return null
  const supports = [near, first.support(from, c), most, second.support(to, d)]
  return { quad, score: scoreFrom(supports, quad, edges) }
}

/** The direction of a line. */
function along({ theta }: StraightLine): Point {
  return [-Math.sin(theta), Math.cos(theta)]
}

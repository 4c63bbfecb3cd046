import { type Edges, findEdges } from './edges.ts'
import { cornersOf } from './homography.ts'
import { findLines, type StraightLine } from './hough.ts'
import { cardAspect } from './layout.ts'
import { type Point, type Quad, type Rgb, shrink } from './raster.ts'
import { refineQuad } from './refine-quad.ts'

/** A place where a card may lie: corners in pixels of the image given, and how much its four sides are seen, 0..1. */
export interface Candidate {
  quad: Quad
  score: number
}

/** Long side of the picture in which lines are sought: a side of the card is then 150–450 px, enough for 0.2°. */
const searchLongSide = 448
const lineCount = 34
/** Smaller than this part of the frame is not a card photographed for reading; asked are 25 %. */
const smallestArea = 0.13
/** Width by height of a card seen at a slant: 1.585 straight on. */
const aspectRange = [1.12, 2.3] as const
/** Opposite sides differ by perspective, but never by more than this. */
const sideRatio = 0.6
/** A corner may lie this far outside the frame, as a part of its long side: the photo cut the card's edge. */
const overhang = 0.05
const samplesPerSide = 36
/** Corners are round (3.18 mm): the ends of a side hold no edge. */
const sideEnds = 0.07
/** A frame whose own shape is this near to a card's may be nothing but the card. */
const wholeFrameAspect = 0.16
/** What a frame without visible sides counts: less than any seen card, more than noise. */
const wholeFrameScore = 0.5

/** Places of a card, best first, at most `count`, no two of them the same. */
export function findCard(image: Rgb, count = 6): Candidate[] {
  const small = shrink(image, searchLongSide)
  const edges = findEdges(small)
  const found = quadsOf(findLines(edges, lineCount), edges)
  const best = distinct(
    found.sort((a, b) => b.score - a.score),
    small.width * 0.05,
  ).slice(0, count)
  const scale = image.width / small.width
  const placed = best.map(({ quad, score }) => ({
    quad: refineQuad(
      image,
      quad.map(([x, y]): Point => [(x + 0.5) * scale - 0.5, (y + 0.5) * scale - 0.5]) as unknown as Quad,
    ),
    score,
  }))
  return [...placed, ...wholeFrame(image)]
}

/** The photo is the card itself, cut at its borders, or a scan of nothing else. */
function wholeFrame(image: Rgb): Candidate[] {
  const aspect = Math.max(image.width, image.height) / Math.min(image.width, image.height)
  if (Math.abs(Math.log(aspect / cardAspect)) > wholeFrameAspect) return []
  return [{ quad: cornersOf(image.width, image.height), score: wholeFrameScore }]
}

interface Strip {
  first: StraightLine
  second: StraightLine
  angle: number
}

function quadsOf(lines: StraightLine[], edges: Edges): Candidate[] {
  const strips = stripsOf(lines, Math.min(edges.width, edges.height) * 0.25)
  const found: Candidate[] = []
  for (let i = 0; i < strips.length; i++) {
    for (let j = i + 1; j < strips.length; j++) {
      const one = strips[i] as Strip
      const other = strips[j] as Strip
      const turn = angleBetween(one.angle, other.angle)
      if (turn < Math.PI / 3) continue
      const quad = clockwise([
        meet(one.first, other.first),
        meet(one.first, other.second),
        meet(one.second, other.second),
        meet(one.second, other.first),
      ])
      if (!quad || !isPlausible(quad, edges)) continue
      const score = scoreOf(quad, edges)
      if (score > 0.2) found.push({ quad, score })
    }
  }
  return found
}

/** Pairs of lines that could be opposite sides. */
function stripsOf(lines: StraightLine[], narrowest: number): Strip[] {
  const strips: Strip[] = []
  for (let i = 0; i < lines.length; i++) {
    for (let j = i + 1; j < lines.length; j++) {
      const first = lines[i] as StraightLine
      const second = lines[j] as StraightLine
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

/** Corners in clockwise order with a long side first, or null when they do not bound a convex shape. */
function clockwise(corners: Point[]): Quad | null {
  const cx = corners.reduce((sum, [x]) => sum + x, 0) / 4
  const cy = corners.reduce((sum, [, y]) => sum + y, 0) / 4
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

/** Mean length of the long sides over that of the short ones, as seen. */
export function aspectOf([a, b, c, d]: Quad): number {
  return (distance(a, b) + distance(c, d)) / (distance(b, c) + distance(d, a))
}

function isPlausible(quad: Quad, frame: { width: number; height: number }): boolean {
  const margin = overhang * Math.max(frame.width, frame.height)
  for (const [x, y] of quad) {
    if (x < -margin || y < -margin || x > frame.width + margin || y > frame.height + margin) return false
  }
  if (areaOf(quad) < smallestArea * frame.width * frame.height) return false
  const aspect = aspectOf(quad)
  if (aspect < aspectRange[0] || aspect > aspectRange[1]) return false
  const [a, b, c, d] = quad
  return ratio(distance(a, b), distance(c, d)) > sideRatio && ratio(distance(b, c), distance(d, a)) > sideRatio
}

const ratio = (a: number, b: number) => Math.min(a, b) / Math.max(a, b)

/** How much of the sides is edge, how card-like the shape is; of two like quads the larger one wins. */
function scoreOf(quad: Quad, edges: Edges): number {
  const sides = [0, 1, 2, 3].map((i) => supportOf(quad[i] as Point, quad[(i + 1) % 4] as Point, edges))
  const mean = sides.reduce((sum, each) => sum + each, 0) / 4
  const seen = 0.6 * mean + 0.4 * Math.min(...sides)
  const shape = Math.exp(-((Math.log(aspectOf(quad) / cardAspect) / 0.28) ** 2) / 2)
  const size = Math.sqrt(areaOf(quad) / (edges.width * edges.height))
  return seen * (0.7 + 0.3 * shape) * (0.85 + 0.15 * size)
}

/** The part of a side along which an edge lies that runs the same way. */
function supportOf(from: Point, to: Point, edges: Edges): number {
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

function distinct(sorted: Candidate[], apart: number): Candidate[] {
  const kept: Candidate[] = []
  for (const each of sorted) {
    const known = kept.some((other) => {
      const far = each.quad.map((p) => Math.min(...other.quad.map((q) => distance(p, q))))
      return Math.max(...far) < apart
    })
    if (!known) kept.push(each)
    if (kept.length >= 12) break
  }
  return kept
}

import { sureScore } from './locate.ts'
import { distance } from './quad-shape.ts'
import type { Point, Quad, Rgb } from './raster.ts'

/** A card that reaches past the frame by more than this part of its width has lost its edge. */
const overhang = 0.008
/** A side that lies along the frame's own border by less than this is the frame's. */
const alongFrame = 0.004
/** A side of a cut card is sought in vain and may be seen this far inside, at a line of print. */
const reach = 0.22
const rays = 15
const raySteps = 12
/** Paper in other light than the card's middle, as a part of its brightness. */
const shade = 0.22
/** Print lies on some of the way; a table differs all along it. */
const paperPart = 0.75
const sidePart = 0.7

/** Where a card was found, and how surely. */
export interface Place {
  quad: Quad
  /** 0..1 */
  score: number
}

/**
 * Does part of the card lie beyond the frame? A corner there says so; a side on the frame's border too, unless all four are
 * (a scan of nothing but the card). Where the place is unsure, also a side beyond which paper goes on to the border.
 */
export function isCutOff(photo: Rgb, { quad, score }: Place): boolean {
  const wide = distance(quad[0], quad[1])
  const beyond = ([x, y]: Point) => Math.max(-x, -y, x - photo.width + 1, y - photo.height + 1) / wide
  if (quad.some((corner) => beyond(corner) > overhang)) return true
  const onFrame = quad.map((corner) => beyond(corner) > -alongFrame)
  if (onFrame.every(Boolean)) return false
  if (onFrame.some((here, i) => here && onFrame[(i + 1) % 4])) return true
  return score < sureScore && quad.some((_, side) => paperGoesOn(photo, quad, side, wide))
}

function paperGoesOn(photo: Rgb, quad: Quad, side: number, wide: number): boolean {
  const from = quad[side] as Point
  const to = quad[(side + 1) % 4] as Point
  const length = distance(from, to)
  // Corners go clockwise, so outside is to the left of the way.
  const out: Point = [(to[1] - from[1]) / length, (from[0] - to[0]) / length]
  const paper = paperOf(photo, quad)
  let reached = 0
  for (let k = 0; k < rays; k++) {
    const t = (k + 1) / (rays + 1)
    const start: Point = [from[0] + (to[0] - from[0]) * t, from[1] + (to[1] - from[1]) * t]
    const far = toBorder(photo, start, out)
    if (far > reach * wide) continue
    let like = 0
    for (let step = 1; step <= raySteps; step++) {
      const away = (far * step) / (raySteps + 1)
      if (isLike(photo, [start[0] + out[0] * away, start[1] + out[1] * away], paper)) like++
    }
    if (like >= paperPart * raySteps) reached++
  }
  return reached >= sidePart * rays
}

/** Way from a point of the photo to its border. */
function toBorder({ width, height }: Rgb, [x, y]: Point, [dx, dy]: Point): number {
  const across = dx > 0 ? (width - 1 - x) / dx : dx < 0 ? -x / dx : Number.POSITIVE_INFINITY
  const down = dy > 0 ? (height - 1 - y) / dy : dy < 0 ? -y / dy : Number.POSITIVE_INFINITY
  return Math.min(across, down)
}

/** The middle colour of a grid of points in a quad: most of a card is paper. */
function paperOf(photo: Rgb, [a, b, c, d]: Quad): number[] {
  const levels: number[][] = [[], [], []]
  for (let i = 1; i < 16; i++) {
    for (let j = 1; j < 16; j++) {
      const [u, v] = [i / 16, j / 16]
      const at = (axis: 0 | 1) => (a[axis] * (1 - u) + b[axis] * u) * (1 - v) + (d[axis] * (1 - u) + c[axis] * u) * v
      for (const [channel, level] of pixel(photo, [at(0), at(1)]).entries()) levels[channel]?.push(level)
    }
  }
  return levels.map((each) => each.sort((one, other) => one - other)[each.length >> 1] as number)
}

function isLike(photo: Rgb, at: Point, paper: number[]): boolean {
  return pixel(photo, at).every(
    (level, channel) => Math.abs(level - (paper[channel] as number)) < shade * (paper[channel] as number),
  )
}

function pixel({ width, height, data }: Rgb, [x, y]: Point): number[] {
  const column = Math.min(width - 1, Math.max(0, Math.round(x)))
  const row = Math.min(height - 1, Math.max(0, Math.round(y)))
  const i = (row * width + column) * 3
  return [data[i] as number, data[i + 1] as number, data[i + 2] as number]
}

import type { Point, Quad, Rgb } from './raster.ts'

/** Places along a side where its exact position is measured. */
const probes = 48
const sideEnds = 0.08
/** How far either side of the coarse line the step is sought, as a part of the image's long side. */
const reachShare = 0.006
/** A probe farther than this from the fitted line, in pixels, saw something else (a pen, a shadow). */
const outlierPx = 2.5

/** A side as a point and a unit direction. */
interface Side {
  at: Point
  dir: Point
}

/** Moves the corners of a coarse quad to where the card's edge is in the full picture. */
export function refineQuad(image: Rgb, quad: Quad): Quad {
  const sides = quad.map((corner, i) => refineSide(image, corner, quad[(i + 1) % 4] as Point))
  const corners = sides.map((side, i) => crossing(sides[(i + 3) % 4] as Side, side))
  const reach = reachShare * 3 * Math.max(image.width, image.height)
  for (let i = 0; i < 4; i++) {
    const moved = corners[i] as Point
    const from = quad[i] as Point
    if (!(Math.hypot(moved[0] - from[0], moved[1] - from[1]) <= reach)) return quad
  }
  return corners as unknown as Quad
}

function refineSide(image: Rgb, from: Point, to: Point): Side {
  const length = Math.hypot(to[0] - from[0], to[1] - from[1])
  const dir: Point = [(to[0] - from[0]) / length, (to[1] - from[1]) / length]
  const normal: Point = [-dir[1], dir[0]]
  const reach = Math.ceil(reachShare * Math.max(image.width, image.height))
  let points: { t: number; off: number; weight: number }[] = []
  for (let k = 0; k < probes; k++) {
    const t = (sideEnds + ((1 - 2 * sideEnds) * k) / (probes - 1)) * length
    const step = strongestStep(image, [from[0] + dir[0] * t, from[1] + dir[1] * t], normal, reach)
    if (step) points.push({ t, ...step })
  }
  let fit = { slope: 0, offset: 0 }
  for (let round = 0; round < 4 && points.length >= probes / 4; round++) {
    fit = weightedLine(points)
    const limit = Math.max(outlierPx, reach / 2 ** round)
    const near = points.filter(({ t, off }) => Math.abs(off - fit.slope * t - fit.offset) <= limit)
    if (near.length < probes / 4) break
    points = near
  }
  const start = fit.offset
  const end = fit.offset + fit.slope * length
  const a: Point = [from[0] + normal[0] * start, from[1] + normal[1] * start]
  const b: Point = [to[0] + normal[0] * end, to[1] + normal[1] * end]
  const span = Math.hypot(b[0] - a[0], b[1] - a[1])
  return { at: a, dir: [(b[0] - a[0]) / span, (b[1] - a[1]) / span] }
}

/** Where colour changes most across the line near a point: offset along the normal, and how much. */
function strongestStep(image: Rgb, at: Point, normal: Point, reach: number) {
  const width = 2 * reach + 5
  const profile = new Float32Array(width * 3)
  for (let k = 0; k < width; k++) {
    const off = k - reach - 2
    const x = Math.round(at[0] + normal[0] * off)
    const y = Math.round(at[1] + normal[1] * off)
    if (x < 0 || y < 0 || x >= image.width || y >= image.height) return null
    for (let c = 0; c < 3; c++) profile[k * 3 + c] = image.data[(y * image.width + x) * 3 + c] as number
  }
  let best = 0
  let where = 0
  for (let k = 2; k < width - 2; k++) {
    let change = 0
    for (let c = 0; c < 3; c++) {
      const before = (profile[(k - 2) * 3 + c] as number) + (profile[(k - 1) * 3 + c] as number)
      const after = (profile[(k + 1) * 3 + c] as number) + (profile[(k + 2) * 3 + c] as number)
      change = Math.max(change, Math.abs(after - before))
    }
    if (change > best) {
      best = change
      where = k - reach - 2
    }
  }
  return best > 16 ? { off: where, weight: Math.min(best, 160) } : null
}

function weightedLine(points: { t: number; off: number; weight: number }[]) {
  let w = 0
  let st = 0
  let so = 0
  let stt = 0
  let sto = 0
  for (const { t, off, weight } of points) {
    w += weight
    st += weight * t
    so += weight * off
    stt += weight * t * t
    sto += weight * t * off
  }
  const det = w * stt - st * st
  if (Math.abs(det) < 1e-6) return { slope: 0, offset: so / w }
  const slope = (w * sto - st * so) / det
  return { slope, offset: (so - slope * st) / w }
}

function crossing(one: Side, other: Side): Point {
  const det = one.dir[0] * other.dir[1] - one.dir[1] * other.dir[0]
  const dx = other.at[0] - one.at[0]
  const dy = other.at[1] - one.at[1]
  const t = (dx * other.dir[1] - dy * other.dir[0]) / det
  return [one.at[0] + one.dir[0] * t, one.at[1] + one.dir[1] * t]
}

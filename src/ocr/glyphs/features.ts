import type { Gray } from '../raster.ts'

/** The character is brought to a square of this many pixels, about its size on the card. */
const side = 48
const grid = 8
const directions = 8
/** Histograms of gradient directions on the grid, and the proportions of the character. */
export const featureCount = grid * grid * directions + 1

/** Paper and its noise stay under this part of the darkest ink. */
const paperPart = 0.15
const darkest = 0.99
/** The square spans so many standard deviations of the ink: all of most characters, and the outermost stroke's end of few. */
const deviations = 4.4
/** No character is thinner than 一 is high: below this part of its length a stroke is not spread out. */
const thinnest = 0.12
/** How much the proportions count beside the histograms, whose squares add up to 1. */
const proportionWeight = 0.1

/**
 * What a character looks like, whatever the weight of its print: 8 directions of the brightness's slope on an 8 × 8 grid,
 * after its ink is brought to a common middle and spread. `cell`: one character, dark on white, at any size from about 20
 * px. Null for a blank.
 */
export function featuresOf(cell: Gray): Float32Array | null {
  const ink = inkAbovePaper(cell)
  const frame = ink && frameOf(ink, cell.width, cell.height)
  if (!ink || !frame) return null
  const square = squareOf(ink, cell.width, cell.height, frame)
  const features = histogramsOf(square)
  features[featureCount - 1] = proportionWeight * Math.log(frame.deviationX / frame.deviationY)
  return features
}

/** 0..1 of the darkest ink. */
function inkAbovePaper({ data }: Gray): Float32Array | null {
  const histogram = new Uint32Array(256)
  for (const level of data) histogram[255 - level] = (histogram[255 - level] as number) + 1
  let below = data.length * darkest
  let most = 0
  for (; most < 255; most++) {
    below -= histogram[most] as number
    if (below <= 0) break
  }
  if (most === 0) return null
  const floor = most * paperPart
  const ink = new Float32Array(data.length)
  for (let i = 0; i < ink.length; i++) {
    const dark = 255 - (data[i] as number) - floor
    if (dark > 0) ink[i] = Math.min(1, dark / (most - floor))
  }
  return ink
}

interface Frame {
  x: number
  y: number
  deviationX: number
  deviationY: number
}

/** Middle and spread of the ink. */
function frameOf(ink: Float32Array, width: number, height: number): Frame | null {
  const columns = new Float64Array(width)
  const rows = new Float64Array(height)
  for (let y = 0; y < height; y++) {
    let sum = 0
    for (let x = 0; x < width; x++) {
      const level = ink[y * width + x] as number
      sum += level
      columns[x] = (columns[x] as number) + level
    }
    rows[y] = sum
  }
  const [x, deviationX] = spreadOf(columns)
  const [y, deviationY] = spreadOf(rows)
  const least = thinnest * Math.max(deviationX, deviationY)
  if (!(least > 0)) return null
  return { x, y, deviationX: Math.max(least, deviationX), deviationY: Math.max(least, deviationY) }
}

function spreadOf(profile: Float64Array): [middle: number, deviation: number] {
  let weight = 0
  let first = 0
  let second = 0
  for (let i = 0; i < profile.length; i++) {
    const each = profile[i] as number
    weight += each
    first += each * i
    second += each * i * i
  }
  const middle = first / weight
  return [middle, Math.sqrt(Math.max(0, second / weight - middle ** 2))]
}

/** The longer direction fills the square; the shorter one is spread out part of the way, so that shapes stay themselves. */
function squareOf(ink: Float32Array, width: number, height: number, frame: Frame): Float32Array {
  const { deviationX, deviationY } = frame
  const ratio = Math.min(deviationX, deviationY) / Math.max(deviationX, deviationY)
  const filled = Math.sqrt(Math.sin((Math.PI / 2) * ratio))
  const stepX = (deviations * deviationX) / side / (deviationX < deviationY ? filled : 1)
  const stepY = (deviations * deviationY) / side / (deviationY < deviationX ? filled : 1)
  const middle = (side - 1) / 2
  const square = new Float32Array(side * side)
  for (let v = 0; v < side; v++) {
    const y = frame.y + (v - middle) * stepY
    const y0 = Math.floor(y)
    if (y0 < 0 || y0 >= height - 1) continue
    const ty = y - y0
    for (let u = 0; u < side; u++) {
      const x = frame.x + (u - middle) * stepX
      const x0 = Math.floor(x)
      if (x0 < 0 || x0 >= width - 1) continue
      const tx = x - x0
      const at = y0 * width + x0
      const top = (ink[at] as number) * (1 - tx) + (ink[at + 1] as number) * tx
      const bottom = (ink[at + width] as number) * (1 - tx) + (ink[at + width + 1] as number) * tx
      square[v * side + u] = top * (1 - ty) + bottom * ty
    }
  }
  return square
}

/** Each slope is shared out between the two nearest directions and the four nearest places of the grid. */
function histogramsOf(square: Float32Array): Float32Array {
  const bins = new Float32Array(featureCount)
  let total = 0
  for (let v = 1; v < side - 1; v++) {
    for (let u = 1; u < side - 1; u++) {
      const at = v * side + u
      const nw = square[at - side - 1] as number
      const ne = square[at - side + 1] as number
      const sw = square[at + side - 1] as number
      const se = square[at + side + 1] as number
      const dx = ne + se - nw - sw + 2 * ((square[at + 1] as number) - (square[at - 1] as number))
      const dy = sw + se - nw - ne + 2 * ((square[at + side] as number) - (square[at - side] as number))
      const slope = Math.sqrt(dx * dx + dy * dy)
      if (slope < 0.05) continue
      total += slope
      const turn = ((Math.atan2(dy, dx) / (2 * Math.PI) + 1) * directions) % directions
      const first = Math.floor(turn)
      const second = (first + 1) % directions
      const share = slope * (turn - first)
      spreadOver(bins, u, v, first, slope - share, second, share)
    }
  }
  if (total > 0) for (let i = 0; i < bins.length; i++) bins[i] = Math.sqrt((bins[i] as number) / total)
  return bins
}

function spreadOver(
  bins: Float32Array,
  u: number,
  v: number,
  first: number,
  firstShare: number,
  second: number,
  secondShare: number,
): void {
  const gx = ((u + 0.5) * grid) / side - 0.5
  const gy = ((v + 0.5) * grid) / side - 0.5
  const left = Math.floor(gx)
  const top = Math.floor(gy)
  for (let y = Math.max(0, top); y <= Math.min(grid - 1, top + 1); y++) {
    const high = y === top ? 1 - (gy - top) : gy - top
    for (let x = Math.max(0, left); x <= Math.min(grid - 1, left + 1); x++) {
      const weight = high * (x === left ? 1 - (gx - left) : gx - left)
      const at = (y * grid + x) * directions
      bins[at + first] = (bins[at + first] as number) + firstShare * weight
      bins[at + second] = (bins[at + second] as number) + secondShare * weight
    }
  }
}

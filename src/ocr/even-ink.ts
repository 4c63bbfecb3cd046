import type { Gray } from './raster.ts'

/** Print is evened out over windows of this many pixels: wider than a character, narrower than a spot of glare. */
const windowPx = 24
/** Ink at full strength is this much darker than paper. */
const fullInk = 190
/**
 * Weaker than this, or than this many deviations of the paper's noise, nothing is raised: it would make print of nothing,
 * and bring back the shades that whitened labels leave.
 */
const faintest = 120
const faintestDeviations = 6
/** Paper above its mean is clipped to white, so of the darkness of all pixels the 80th percentile is 0.84 deviations. */
const paperQuantile = 0.8
const quantileDeviations = 0.84

/**
 * Raises faint print (a lamp's reflection lies over it) to the strength of the rest, so that it is found; readers do not
 * need it. `image`: ink on white paper.
 */
export function evenInk(image: Gray): Gray {
  const { width, height, data } = image
  const columns = Math.ceil(width / windowPx)
  const rows = Math.ceil(height / windowPx)
  const strength = new Float32Array(columns * rows)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const at = Math.floor(y / windowPx) * columns + Math.floor(x / windowPx)
      strength[at] = Math.max(strength[at] as number, 255 - (data[y * width + x] as number))
    }
  }
  const gain = gains(strength, columns, rows, Math.max(faintest, faintestDeviations * noiseOf(image)))
  const out = new Uint8Array(data.length)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const i = y * width + x
      out[i] = Math.max(0, 255 - (255 - (data[i] as number)) * between(gain, columns, rows, x, y))
    }
  }
  return { width, height, data: out }
}

function noiseOf({ data }: Gray): number {
  const histogram = new Uint32Array(256)
  for (const level of data) histogram[255 - level] = (histogram[255 - level] as number) + 1
  let below = data.length * paperQuantile
  let darkness = 0
  for (; darkness < 255; darkness++) {
    below -= histogram[darkness] as number
    if (below <= 0) break
  }
  return darkness / quantileDeviations
}

/** How much each window is raised: by the strongest ink of itself and its neighbours, for a blank one has none. */
function gains(strength: Float32Array, columns: number, rows: number, least: number): Float32Array {
  return strength.map((_, i) => {
    const cx = i % columns
    const cy = Math.floor(i / columns)
    let most = least
    for (let y = Math.max(0, cy - 1); y <= Math.min(rows - 1, cy + 1); y++) {
      for (let x = Math.max(0, cx - 1); x <= Math.min(columns - 1, cx + 1); x++) {
        most = Math.max(most, strength[y * columns + x] as number)
      }
    }
    return Math.max(1, fullInk / most)
  })
}

function between(map: Float32Array, columns: number, rows: number, x: number, y: number): number {
  const fx = Math.max(0, (x + 0.5) / windowPx - 0.5)
  const fy = Math.max(0, (y + 0.5) / windowPx - 0.5)
  const x0 = Math.min(columns - 1, fx | 0)
  const y0 = Math.min(rows - 1, fy | 0)
  const x1 = Math.min(columns - 1, x0 + 1)
  const y1 = Math.min(rows - 1, y0 + 1)
  const tx = Math.min(1, fx - x0)
  const ty = Math.min(1, fy - y0)
  const top = (map[y0 * columns + x0] as number) * (1 - tx) + (map[y0 * columns + x1] as number) * tx
  const bottom = (map[y1 * columns + x0] as number) * (1 - tx) + (map[y1 * columns + x1] as number) * tx
  return top * (1 - ty) + bottom * ty
}

import type { Rgb } from './raster.ts'

/** Where brightness or colour changes, how strongly and in which direction. One entry per pixel. */
export interface Edges {
  width: number
  height: number
  /** Largest gradient of the three channels; 0 where it is not a ridge. */
  strength: Float32Array
  /** Unit gradient. */
  dx: Float32Array
  dy: Float32Array
  /** Indices of the ridge pixels above the threshold. */
  pixels: Uint32Array
}

/** Gradients weaker than this are paper grain and sensor noise, on the 0–255 scale times the kernel's weight of 8. */
const weakest = 40
/** At most this part of the picture counts as edge: in a cluttered picture only the stronger half of it is wanted. */
const edgeShare = 0.14

/**
 * Edges of a colour picture: a white card on a pale yellow table differs in blue alone, so each pixel takes its strongest
 * channel. Ridges only (a pixel that is weaker than a neighbour along its gradient is dropped).
 */
export function findEdges(image: Rgb): Edges {
  const { width, height } = image
  const planes = [0, 1, 2].map((channel) => smoothPlane(image, channel))
  const raw = new Float32Array(width * height)
  const dx = new Float32Array(width * height)
  const dy = new Float32Array(width * height)
  for (let y = 1; y < height - 1; y++) {
    for (let x = 1; x < width - 1; x++) {
      const i = y * width + x
      for (const p of planes) {
        const nw = p[i - width - 1] as number
        const ne = p[i - width + 1] as number
        const sw = p[i + width - 1] as number
        const se = p[i + width + 1] as number
        const gx = ne - nw + 2 * ((p[i + 1] as number) - (p[i - 1] as number)) + se - sw
        const gy = sw - nw + 2 * ((p[i + width] as number) - (p[i - width] as number)) + se - ne
        const size = Math.sqrt(gx * gx + gy * gy)
        if (size <= (raw[i] as number)) continue
        raw[i] = size
        dx[i] = gx / size
        dy[i] = gy / size
      }
    }
  }
  const strength = new Float32Array(width * height)
  const found: number[] = []
  const threshold = Math.max(weakest, quantile(raw, 1 - edgeShare * 2))
  for (let y = 2; y < height - 2; y++) {
    for (let x = 2; x < width - 2; x++) {
      const i = y * width + x
      const size = raw[i] as number
      if (size < threshold) continue
      const step = Math.round(dy[i] as number) * width + Math.round(dx[i] as number)
      if (size < (raw[i + step] as number) || size < (raw[i - step] as number)) continue
      strength[i] = size
      found.push(i)
    }
  }
  return { width, height, strength, dx, dy, pixels: Uint32Array.from(found) }
}

/** One channel, smoothed by a 3 × 3 binomial. */
function smoothPlane(image: Rgb, channel: number): Float32Array {
  const { width, height, data } = image
  const rows = new Float32Array(width * height)
  const out = new Float32Array(width * height)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const here = (y * width + x) * 3 + channel
      const left = x > 0 ? here - 3 : here
      const right = x < width - 1 ? here + 3 : here
      rows[y * width + x] = ((data[left] as number) + 2 * (data[here] as number) + (data[right] as number)) / 4
    }
  }
  for (let y = 0; y < height; y++) {
    const above = y > 0 ? -width : 0
    const below = y < height - 1 ? width : 0
    for (let i = y * width; i < (y + 1) * width; i++) {
      out[i] = ((rows[i + above] as number) + 2 * (rows[i] as number) + (rows[i + below] as number)) / 4
    }
  }
  return out
}

function quantile(values: Float32Array, part: number): number {
  const sample = new Float32Array(Math.ceil(values.length / 7))
  for (let i = 0; i < sample.length; i++) sample[i] = values[i * 7] as number
  sample.sort()
  return sample[Math.min(sample.length - 1, Math.floor(sample.length * part))] as number
}

import type { Gray } from '../../src/ocr/raster.ts'
import type { Random } from '../specimens/random.ts'

/** What print, lens and hand do to one character. Lengths in pixels of the drawn glyph. */
export interface Wear {
  stretchX: number
  stretchY: number
  /** Sideways lean and turn, as a part of the height or width. */
  lean: number
  turn: number
  shiftX: number
  shiftY: number
  blur: number
  /** Length and direction of the hand's movement. */
  shake: number
  shakeAngle: number
  sharpen: number
  noise: number
  ink: number
}

/** The same glyph as it may come out of a photo. `hardness` 0..1. */
export function wornBy(random: Random, hardness: number): Wear {
  return {
    stretchX: random.between(0.9, 1.08),
    stretchY: random.between(0.94, 1.06),
    lean: random.between(-0.03, 0.03),
    turn: random.between(-0.03, 0.03),
    shiftX: random.between(-1, 1),
    shiftY: random.between(-1, 1),
    blur: random.between(0.3, 0.6 + 1.6 * hardness),
    shake: random.chance(hardness) ? random.between(0, 5 * hardness) : 0,
    shakeAngle: random.between(0, Math.PI),
    sharpen: random.chance(0.3) ? random.between(0, 1) : 0,
    noise: random.between(1, 3 + 13 * hardness),
    ink: random.between(130, 240),
  }
}

export function wear(glyph: Gray, how: Wear, random: Random): Gray {
  let data = warped(glyph, how)
  if (how.shake >= 1) data = shaken(data, glyph.width, how)
  data = blurred(data, glyph.width, how.blur)
  if (how.sharpen > 0) {
    const soft = blurred(data, glyph.width, 1.5)
    data = data.map((level, i) => level + how.sharpen * (level - (soft[i] as number)))
  }
  const out = new Uint8Array(data.length)
  for (let i = 0; i < out.length; i++) {
    const level = 255 - ((255 - (data[i] as number)) * how.ink) / 255 + random.normal() * how.noise
    out[i] = Math.min(255, Math.max(0, level + 0.5))
  }
  return { width: glyph.width, height: glyph.height, data: out }
}

function warped({ width, height, data }: Gray, how: Wear): Float32Array {
  const out = new Float32Array(width * height).fill(255)
  const cx = (width - 1) / 2
  const cy = (height - 1) / 2
  for (let v = 0; v < height; v++) {
    for (let u = 0; u < width; u++) {
      const dx = (u - cx - how.shiftX) / how.stretchX
      const dy = (v - cy - how.shiftY) / how.stretchY
      const x = cx + dx + (how.lean + how.turn) * dy
      const y = cy + dy - how.turn * dx
      const x0 = Math.floor(x)
      const y0 = Math.floor(y)
      if (x0 < 0 || y0 < 0 || x0 >= width - 1 || y0 >= height - 1) continue
      const at = y0 * width + x0
      const tx = x - x0
      const top = (data[at] as number) * (1 - tx) + (data[at + 1] as number) * tx
      const bottom = (data[at + width] as number) * (1 - tx) + (data[at + width + 1] as number) * tx
      out[v * width + u] = top * (1 - y + y0) + bottom * (y - y0)
    }
  }
  return out
}

function shaken(data: Float32Array, width: number, { shake, shakeAngle }: Wear): Float32Array {
  const steps = Math.ceil(shake)
  const offsets = Array.from({ length: steps + 1 }, (_, i) => {
    const along = (i / steps - 0.5) * shake
    return Math.round(along * Math.sin(shakeAngle)) * width + Math.round(along * Math.cos(shakeAngle))
  })
  const last = data.length - 1
  return data.map((_, i) => {
    let sum = 0
    for (const offset of offsets) sum += data[Math.min(last, Math.max(0, i + offset))] as number
    return sum / offsets.length
  })
}

function blurred(data: Float32Array, width: number, sigma: number): Float32Array {
  const reach = Math.ceil(2.5 * sigma)
  const kernel = Array.from({ length: 2 * reach + 1 }, (_, i) => Math.exp(-((i - reach) ** 2) / (2 * sigma ** 2)))
  const sum = kernel.reduce((one, each) => one + each, 0)
  const along = (from: Float32Array, step: number) => {
    const out = new Float32Array(from.length)
    for (let i = 0; i < from.length; i++) {
      let level = 0
      for (let k = -reach; k <= reach; k++) {
        const at = i + k * step
        level += (at < 0 || at >= from.length ? 255 : (from[at] as number)) * (kernel[k + reach] as number)
      }
      out[i] = level / sum
    }
    return out
  }
  return along(along(data, 1), width)
}

import type { Rgb } from '../../src/ocr/raster.ts'
import type { Random } from './random.ts'

/** What cards lie on: wood, cloth, stone, a bed sheet. */
const surfaces = [
  [120, 84, 56],
  [66, 74, 88],
  [150, 146, 138],
  [92, 110, 86],
  [168, 120, 96],
  [48, 44, 46],
  [110, 60, 58],
] as const

/**
 * A table with `clutter` other things on it: papers, pens, boards, printed sheets, all with straight edges that a finder
 * must not take.
 */
export function drawTable(width: number, height: number, clutter: number, random: Random): Rgb {
  const scene: Rgb = { width, height, data: new Uint8Array(width * height * 3) }
  const [red, green, blue] = random.pick(surfaces)
  const grain = random.between(0, 14)
  const angle = random.between(0, Math.PI)
  const period = random.between(18, 90)
  const cos = Math.cos(angle)
  const sin = Math.sin(angle)
  for (let y = 0; y < height; y++) {
    const bend = Math.sin(y / 57) * 2
    for (let x = 0; x < width; x++) {
      const wave = Math.sin(((x * cos + y * sin) / period) * 2 * Math.PI + bend)
      const at = (y * width + x) * 3
      const lighter = wave * grain
      scene.data[at] = Math.min(255, Math.max(0, red + lighter))
      scene.data[at + 1] = Math.min(255, Math.max(0, green + lighter))
      scene.data[at + 2] = Math.min(255, Math.max(0, blue + lighter))
    }
  }
  for (let i = 0; i < clutter; i++) drawThing(scene, random)
  return scene
}

function drawThing(scene: Rgb, random: Random): void {
  const long = random.between(0.15, 0.7) * scene.width
  const wide = random.chance(0.5) ? random.between(8, 30) : random.between(60, 400)
  const angle = random.between(0, Math.PI)
  const cx = random.between(0, scene.width)
  const cy = random.between(0, scene.height)
  const colour = [random.between(30, 235), random.between(30, 235), random.between(30, 235)]
  const printed = random.chance(0.3) && wide > 60
  const line = random.between(12, 24)
  const cos = Math.cos(angle)
  const sin = Math.sin(angle)
  const reach = Math.hypot(long, wide) / 2
  for (let y = Math.max(0, Math.floor(cy - reach)); y < Math.min(scene.height, cy + reach); y++) {
    for (let x = Math.max(0, Math.floor(cx - reach)); x < Math.min(scene.width, cx + reach); x++) {
      const u = (x - cx) * cos + (y - cy) * sin
      const v = (y - cy) * cos - (x - cx) * sin
      if (Math.abs(u) > long / 2 || Math.abs(v) > wide / 2) continue
      const at = (y * scene.width + x) * 3
      const ink = printed && isPrint(u, v, line)
      for (let c = 0; c < 3; c++) scene.data[at + c] = ink ? 40 : printed ? 225 : (colour[c] as number)
    }
  }
}

/** Rows of marks as dense as small print: `line` px from row to row. */
function isPrint(u: number, v: number, line: number): boolean {
  const row = Math.floor(v / line)
  const mark = Math.floor(u / (line * 0.22))
  return v - row * line < line * 0.6 && Math.imul(row * 7919 + mark, 0x9e3779b1) >>> 30 < 2
}

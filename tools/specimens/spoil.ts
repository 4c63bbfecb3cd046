import sharp from 'sharp'
import { apply, cornersOf, homographyBetween } from '../../src/ocr/homography.ts'
import type { Point, Quad, Rgb } from '../../src/ocr/raster.ts'
import type { Random } from './random.ts'

export const levels = ['light', 'medium', 'hard'] as const
export type Level = (typeof levels)[number]

/** How badly a photo is taken. Ranges are drawn from evenly. */
export interface Conditions {
  /** Degrees either side of upright, and whether any quarter turn may come on top. */
  tilt: number
  anyTurn: boolean
  /** Corner shift as a part of the card's width. */
  perspective: number
  /** Part of the frame that the card covers. */
  cover: readonly [number, number]
  /** Sigma in px of the photo. */
  blur: readonly [number, number]
  noise: readonly [number, number]
  light: readonly [number, number]
  /** How much darker the far side of the picture is. */
  falloff: number
  /** How often a lamp is mirrored on the lamination, and a hand or phone throws a shadow. */
  glare: number
  shadow: number
  /** How far the hand moves while the shutter is open, in px of the photo. */
  shake: readonly [number, number]
  clutter: number
  quality: readonly [number, number]
}

export const conditionsOf: Record<Level, Conditions> = {
  light: {
    tilt: 5,
    anyTurn: false,
    perspective: 0.02,
    cover: [0.45, 0.7],
    blur: [0, 0.6],
    noise: [1, 4],
    light: [0.85, 1.05],
    falloff: 0.1,
    glare: 0,
    shadow: 0.1,
    shake: [0, 1],
    clutter: 1,
    quality: [85, 95],
  },
  medium: {
    tilt: 14,
    anyTurn: false,
    perspective: 0.05,
    cover: [0.35, 0.55],
    blur: [0.5, 1.1],
    noise: [3, 8],
    light: [0.65, 1.1],
    falloff: 0.25,
    glare: 0.3,
    shadow: 0.25,
    shake: [0, 2.5],
    clutter: 4,
    quality: [70, 88],
  },
  hard: {
    tilt: 25,
    anyTurn: true,
    perspective: 0.08,
    cover: [0.26, 0.45],
    blur: [0.9, 1.7],
    noise: [6, 13],
    light: [0.4, 1],
    falloff: 0.45,
    glare: 0.5,
    shadow: 0.4,
    shake: [0, 4],
    clutter: 8,
    quality: [40, 75],
  },
}

/** Uneven, tinted light, and now and then a bright spot on the lamination. */
export function light(scene: Rgb, quad: Quad, conditions: Conditions, random: Random): void {
  const level = random.between(...conditions.light)
  const direction = random.between(0, 2 * Math.PI)
  const warmth = random.between(-0.06, 0.06)
  const tint = [1 + warmth, 1, 1 - warmth]
  const glare = random.chance(conditions.glare) ? newGlare(quad, random) : null
  const cos = Math.cos(direction)
  const sin = Math.sin(direction)
  for (let y = 0; y < scene.height; y++) {
    for (let x = 0; x < scene.width; x++) {
      const along = ((x / scene.width - 0.5) * cos + (y / scene.height - 0.5) * sin) * conditions.falloff
      const extra = glare ? glare(x, y) : 0
      const at = (y * scene.width + x) * 3
      for (let c = 0; c < 3; c++) {
        const lit = (scene.data[at + c] as number) * (level + along) * (tint[c] as number) + extra
        scene.data[at + c] = Math.min(255, Math.max(0, lit))
      }
    }
  }
}

function within(quad: Quad, random: Random): Point {
  return apply(homographyBetween(cornersOf(2, 2), quad), [random.between(0.15, 0.85), random.between(0.15, 0.85)])
}

export async function blur(scene: Rgb, sigma: number): Promise<Rgb> {
  if (sigma < 0.3) return scene
  const { data } = await sharp(scene.data, { raw: { width: scene.width, height: scene.height, channels: 3 } })
    .blur(sigma)
    .raw()
    .toBuffer({ resolveWithObject: true })
  return { width: scene.width, height: scene.height, data }
}

export function addNoise(scene: Rgb, sigma: number, random: Random): void {
  const table = Float32Array.from({ length: 4096 }, () => random.normal() * sigma)
  let state = random.whole(1, 2 ** 31)
  for (let i = 0; i < scene.data.length; i++) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    scene.data[i] = Math.min(255, Math.max(0, (scene.data[i] as number) + (table[state >>> 20] as number)))
  }
}

/** A lamp's mirror image, round or drawn out to a streak: light added at a place. */
function newGlare(quad: Quad, random: Random): (x: number, y: number) => number {
  const [cx, cy] = within(quad, random)
  const strength = random.between(90, 330)
  const wide = random.between(40, 110)
  const long = random.chance(0.4) ? wide * random.between(2, 4) : wide
  const angle = random.between(0, Math.PI)
  const cos = Math.cos(angle)
  const sin = Math.sin(angle)
  return (x, y) => {
    const u = (x - cx) * cos + (y - cy) * sin
    const v = (y - cy) * cos - (x - cx) * sin
    return strength * Math.exp(-(u ** 2 / long ** 2 + v ** 2 / wide ** 2) / 2)
  }
}

/** The shadow of a hand or phone: darker on one side of a bent edge that crosses the card. */
export function castShadow(scene: Rgb, quad: Quad, random: Random): void {
  const [cx, cy] = within(quad, random)
  const angle = random.between(0, 2 * Math.PI)
  const depth = random.between(0.25, 0.5)
  const soft = random.between(3, 40)
  const bend = random.between(-0.0006, 0.0006)
  const cos = Math.cos(angle)
  const sin = Math.sin(angle)
  for (let y = 0; y < scene.height; y++) {
    for (let x = 0; x < scene.width; x++) {
      const along = (x - cx) * cos + (y - cy) * sin
      const across = (y - cy) * cos - (x - cx) * sin
      const inside = 1 / (1 + Math.exp(-(across - bend * along ** 2) / soft))
      const at = (y * scene.width + x) * 3
      for (let c = 0; c < 3; c++) scene.data[at + c] = (scene.data[at + c] as number) * (1 - depth * inside)
    }
  }
}

/** What a hand does that moves evenly by `length` px in one direction while the shutter is open. */
export function smear(scene: Rgb, length: number, angle: number): Rgb {
  const steps = Math.ceil(length)
  if (length < 1) return scene
  const offsets = Array.from({ length: steps + 1 }, (_, i) => {
    const along = (i / steps - 0.5) * length
    return Math.round(along * Math.sin(angle)) * scene.width + Math.round(along * Math.cos(angle))
  })
  const data = new Uint8Array(scene.data.length)
  const last = scene.width * scene.height - 1
  for (let i = 0; i <= last; i++) {
    let [red, green, blue] = [0, 0, 0]
    for (const offset of offsets) {
      const from = Math.min(last, Math.max(0, i + offset)) * 3
      red += scene.data[from] as number
      green += scene.data[from + 1] as number
      blue += scene.data[from + 2] as number
    }
    data[i * 3] = red / offsets.length
    data[i * 3 + 1] = green / offsets.length
    data[i * 3 + 2] = blue / offsets.length
  }
  return { width: scene.width, height: scene.height, data }
}

import sharp from 'sharp'
import { apply, cornersOf, homographyBetween } from '../../src/ocr/homography.ts'
import { cardHeightPx, cardWidthPx } from '../../src/ocr/layout.ts'
import type { Point, Quad, Rgb } from '../../src/ocr/raster.ts'
import type { Random } from './random.ts'
import { drawTable } from './table.ts'

export const levels = ['light', 'medium', 'hard'] as const
export type Level = (typeof levels)[number]

/** How badly a photo is taken. Ranges are drawn from evenly. */
interface Conditions {
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
  glare: number
  clutter: number
  quality: readonly [number, number]
}

const conditionsOf: Record<Level, Conditions> = {
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
    glare: 0.25,
    clutter: 4,
    quality: [70, 88],
  },
  hard: {
    tilt: 25,
    anyTurn: true,
    perspective: 0.08,
    cover: [0.28, 0.45],
    blur: [0.9, 1.7],
    noise: [6, 13],
    light: [0.4, 1],
    falloff: 0.45,
    glare: 0.5,
    clutter: 8,
    quality: [50, 75],
  },
}

/** The long side of a specimen photo: what a phone's photo is shrunk to before it is sent. */
const photoLongSide = 1600
const photoShortSide = 1200
/** ID-1 corners have a radius of 3.18 mm. */
const cornerRadiusPx = 48

export interface Photo {
  jpeg: Buffer
  /** Corners of the card in the photo, clockwise from the card's own top left. */
  quad: Quad
}

/** Lays a card on a table and photographs it. `turn` fixes the quarter turn, in degrees clockwise. */
export async function photograph(card: Rgb, level: Level, random: Random, turn?: 0 | 90 | 180 | 270): Promise<Photo> {
  const conditions = conditionsOf[level]
  const quarter = turn ?? (conditions.anyTurn ? random.pick([0, 90, 180, 270]) : 0)
  const upright = quarter % 180 !== 0
  const width = upright ? photoShortSide : photoLongSide
  const height = upright ? photoLongSide : photoShortSide
  const scene = drawTable(width, height, conditions.clutter, random)
  const quad = placeCard(width, height, quarter, conditions, random)
  layCard(scene, card, quad)
  light(scene, quad, conditions, random)
  const blurred = await blur(scene, random.between(...conditions.blur))
  addNoise(blurred, random.between(...conditions.noise), random)
  const jpeg = await sharp(blurred.data, { raw: { width, height, channels: 3 } })
    .jpeg({ quality: Math.round(random.between(...conditions.quality)) })
    .toBuffer()
  return { jpeg, quad }
}

function placeCard(width: number, height: number, quarter: number, conditions: Conditions, random: Random): Quad {
  const angle = ((quarter + random.between(-conditions.tilt, conditions.tilt)) * Math.PI) / 180
  const area = width * height * random.between(...conditions.cover)
  const base = cornersOf(cardWidthPx, cardHeightPx)
  for (let shrinkage = 1; ; shrinkage *= 0.96) {
    const scale = Math.sqrt(area / (cardWidthPx * cardHeightPx)) * shrinkage
    const jitter = () => random.between(-1, 1) * conditions.perspective * cardWidthPx * scale
    const turned = base.map(([x, y]): Point => {
      const cx = (x - cardWidthPx / 2) * scale
      const cy = (y - cardHeightPx / 2) * scale
      return [
        cx * Math.cos(angle) - cy * Math.sin(angle) + jitter(),
        cx * Math.sin(angle) + cy * Math.cos(angle) + jitter(),
      ]
    })
    const xs = turned.map(([x]) => x)
    const ys = turned.map(([, y]) => y)
    const freeX = width - 24 - (Math.max(...xs) - Math.min(...xs))
    const freeY = height - 24 - (Math.max(...ys) - Math.min(...ys))
    if (freeX < 0 || freeY < 0) continue
    const dx = 12 - Math.min(...xs) + freeX * random.between(0.2, 0.8)
    const dy = 12 - Math.min(...ys) + freeY * random.between(0.2, 0.8)
    return turned.map(([x, y]): Point => [x + dx, y + dy]) as unknown as Quad
  }
}

/** Copies the card into the scene with smooth edges, rounded corners and a thin shadow. */
function layCard(scene: Rgb, card: Rgb, quad: Quad): void {
  const toCard = homographyBetween(quad, cornersOf(card.width, card.height))
  const xs = quad.map(([x]) => x)
  const ys = quad.map(([, y]) => y)
  const cardPxPerPhotoPx = card.width / Math.hypot(quad[1][0] - quad[0][0], quad[1][1] - quad[0][1])
  const shadow = 14 * cardPxPerPhotoPx
  for (let y = Math.max(0, Math.floor(Math.min(...ys)) - 12); y < Math.min(scene.height, Math.max(...ys) + 12); y++) {
    for (let x = Math.max(0, Math.floor(Math.min(...xs)) - 12); x < Math.min(scene.width, Math.max(...xs) + 12); x++) {
      const [u, v] = apply(toCard, [x, y])
      const outside = distanceOutside(u, v, card.width, card.height)
      const at = (y * scene.width + x) * 3
      if (outside > 0) {
        const shade = 1 - 0.3 * Math.max(0, 1 - outside / shadow)
        for (let c = 0; c < 3; c++) scene.data[at + c] = (scene.data[at + c] as number) * shade
      }
      const cover = Math.min(1, Math.max(0, 0.5 - outside / cardPxPerPhotoPx))
      if (cover === 0) continue
      for (let c = 0; c < 3; c++) {
        const ink = sample(card, u, v, c, cardPxPerPhotoPx)
        scene.data[at + c] = (scene.data[at + c] as number) * (1 - cover) + ink * cover
      }
    }
  }
}

/** Signed distance in card pixels to the rounded rectangle. */
function distanceOutside(u: number, v: number, width: number, height: number): number {
  const qx = Math.abs(u - width / 2) - width / 2 + cornerRadiusPx
  const qy = Math.abs(v - height / 2) - height / 2 + cornerRadiusPx
  return Math.hypot(Math.max(qx, 0), Math.max(qy, 0)) + Math.min(Math.max(qx, qy), 0) - cornerRadiusPx
}

/** One channel of the card near (u, v): a mean over the pixels that one pixel of the photo covers. */
function sample(card: Rgb, u: number, v: number, channel: number, step: number): number {
  const reach = step > 1.2 ? step / 3 : 0
  let sum = 0
  let count = 0
  for (let dv = -reach; dv <= reach; dv += reach || 1) {
    for (let du = -reach; du <= reach; du += reach || 1) {
      const x = Math.min(card.width - 1, Math.max(0, Math.round(u + du)))
      const y = Math.min(card.height - 1, Math.max(0, Math.round(v + dv)))
      sum += card.data[(y * card.width + x) * 3 + channel] as number
      count++
    }
  }
  return sum / count
}

/** Uneven, tinted light, and now and then a bright spot on the lamination. */
function light(scene: Rgb, quad: Quad, conditions: Conditions, random: Random): void {
  const level = random.between(...conditions.light)
  const direction = random.between(0, 2 * Math.PI)
  const warmth = random.between(-0.06, 0.06)
  const tint = [1 + warmth, 1, 1 - warmth]
  const glare = random.chance(conditions.glare)
    ? { at: within(quad, random), radius: random.between(40, 110), strength: random.between(90, 260) }
    : null
  for (let y = 0; y < scene.height; y++) {
    for (let x = 0; x < scene.width; x++) {
      const along =
        ((x / scene.width - 0.5) * Math.cos(direction) + (y / scene.height - 0.5) * Math.sin(direction)) *
        conditions.falloff
      const extra = glare
        ? glare.strength * Math.exp(-((x - glare.at[0]) ** 2 + (y - glare.at[1]) ** 2) / (2 * glare.radius ** 2))
        : 0
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

async function blur(scene: Rgb, sigma: number): Promise<Rgb> {
  if (sigma < 0.3) return scene
  const { data } = await sharp(scene.data, { raw: { width: scene.width, height: scene.height, channels: 3 } })
    .blur(sigma)
    .raw()
    .toBuffer({ resolveWithObject: true })
  return { width: scene.width, height: scene.height, data }
}

function addNoise(scene: Rgb, sigma: number, random: Random): void {
  const table = Float32Array.from({ length: 4096 }, () => random.normal() * sigma)
  let state = random.whole(1, 2 ** 31)
  for (let i = 0; i < scene.data.length; i++) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    scene.data[i] = Math.min(255, Math.max(0, (scene.data[i] as number) + (table[state >>> 20] as number)))
  }
}

import sharp from 'sharp'
import { apply, cornersOf, homographyBetween } from '../../src/ocr/homography.ts'
import type { Point, Quad, Rgb } from '../../src/ocr/raster.ts'
import { shrink } from '../../src/ocr/raster.ts'
import { drawBack, drawFront } from '../../tools/specimens/draw-card.ts'
import { inventBack, inventFront } from '../../tools/specimens/people.ts'
import { type Random, randomFrom } from '../../tools/specimens/random.ts'
import { addNoise, blur, smear } from '../../tools/specimens/spoil.ts'
import { drawTable } from '../../tools/specimens/table.ts'

/** Where the phone is, seen from the frame: the card's middle as parts of the frame, its width, its turn in degrees. */
export interface Pose {
  x: number
  y: number
  /** Width of the card as a part of the frame's width. */
  size: number
  turn: number
  /** 1 is a well-lit room. */
  light: number
  /** How far the hand moves while the shutter is open, in px. */
  shake: number
}

export const goodPose: Pose = { x: 0.5, y: 0.5, size: 0.75, turn: 0, light: 1, shake: 0 }

export interface Stage {
  width: number
  height: number
  card: Rgb
  table: Rgb
  random: Random
}

/** A card on a table, for many preview frames of it. */
export async function setStage(
  seed: number,
  width = 640,
  height = 480,
  side: 'front' | 'back' = 'front',
): Promise<Stage> {
  const random = randomFrom(seed)
  const card =
    side === 'front' ? await drawFront(inventFront(random), random) : await drawBack(inventBack(random), random)
  return { width, height, card, table: drawTable(width, height, 3, random), random }
}

/** One frame as a phone sends it: JPEG of middling quality, with a sensor's noise. */
export async function frameOf(stage: Stage, pose: Pose): Promise<Buffer> {
  const { width, height, random } = stage
  const card = shrink(stage.card, pose.size * width * 1.1)
  const scene: Rgb = { width, height, data: Uint8Array.from(stage.table.data) }
  layCard(scene, card, quadOf(pose, stage))
  for (let i = 0; i < scene.data.length; i++) scene.data[i] = Math.min(255, (scene.data[i] as number) * pose.light)
  const shaken = await blur(smear(scene, pose.shake, random.between(0, Math.PI)), 0.5)
  addNoise(shaken, 3, random)
  return sharp(shaken.data, { raw: { width, height, channels: 3 } })
    .jpeg({ quality: 70 })
    .toBuffer()
}

/** Corners of the card in the frame, with a little perspective as phones held by hand have. */
export function quadOf(pose: Pose, { width, height, card }: Pick<Stage, 'width' | 'height' | 'card'>): Quad {
  const wide = pose.size * width
  const high = (wide * card.height) / card.width
  const angle = (pose.turn * Math.PI) / 180
  const corner = (u: number, v: number): Point => {
    const nearer = 1 + 0.04 * v
    const [x, y] = [(u * wide * nearer) / 2, (v * high) / 2]
    return [
      pose.x * width + x * Math.cos(angle) - y * Math.sin(angle),
      pose.y * height + x * Math.sin(angle) + y * Math.cos(angle),
    ]
  }
  return [corner(-1, -1), corner(1, -1), corner(1, 1), corner(-1, 1)]
}

/** Draws a card into a scene. */
export function layCard(scene: Rgb, card: Rgb, quad: Quad): void {
  const toCard = homographyBetween(quad, cornersOf(card.width, card.height))
  for (let y = 0; y < scene.height; y++) {
    for (let x = 0; x < scene.width; x++) {
      const [u, v] = apply(toCard, [x, y])
      if (u < 0 || v < 0 || u >= card.width - 1 || v >= card.height - 1) continue
      const from = (Math.floor(v) * card.width + Math.floor(u)) * 3
      const [fu, fv] = [u % 1, v % 1]
      for (let c = 0; c < 3; c++) {
        const top = (card.data[from + c] as number) * (1 - fu) + (card.data[from + 3 + c] as number) * fu
        const below = from + card.width * 3 + c
        const bottom = (card.data[below] as number) * (1 - fu) + (card.data[below + 3] as number) * fu
        scene.data[(y * scene.width + x) * 3 + c] = top * (1 - fv) + bottom * fv
      }
    }
  }
}

/**
 * A hand that comes from far and from one side to the right place over `count` frames: it drifts, trembles, and the
 * camera mends its exposure now and then.
 */
export function* approach(start: Pose, end: Pose, count: number, random: Random): Generator<Pose> {
  for (let i = 0; i < count; i++) {
    const way = Math.min(1, (1.25 * i) / (count - 1))
    const between = (key: keyof Pose) => start[key] + (end[key] - start[key]) * way
    yield {
      x: between('x') + random.normal() * 0.004,
      y: between('y') + random.normal() * 0.004,
      size: between('size') * (1 + random.normal() * 0.008),
      turn: between('turn') + random.normal() * 0.7,
      light: between('light') * (1 + random.normal() * 0.02),
      shake: Math.abs(random.normal()) * (way < 1 ? 1.2 : 0.5),
    }
  }
}

import sharp from 'sharp'
import { cornersOf, homographyBetween } from '../../src/ocr/homography.ts'
import { cardHeightPx, cardWidthPx } from '../../src/ocr/layout.ts'
import type { Point, Quad, Rgb } from '../../src/ocr/raster.ts'
import type { Random } from './random.ts'
import { addNoise, blur, type Conditions, castShadow, conditionsOf, type Level, light, smear } from './spoil.ts'
import { drawTable } from './table.ts'

/** The long side of a specimen photo: what a phone's photo is shrunk to before it is sent. */
const photoLongSide = 1600
const photoShortSide = 1200
/** ID-1 corners have a radius of 3.18 mm. */
const cornerRadiusPx = 48

type Four = readonly [number, number, number, number]
type Colour = readonly [red: number, green: number, blue: number]

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
  if (random.chance(conditions.shadow)) castShadow(scene, quad, random)
  const shaken = smear(scene, random.between(...conditions.shake), random.between(0, Math.PI))
  const blurred = await blur(shaken, random.between(...conditions.blur))
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
  const [h0, h1, h2, h3, h4, h5, h6, h7] = toCard as unknown as [...Four, ...Four]
  const xs = quad.map(([x]) => x)
  const ys = quad.map(([, y]) => y)
  const cardPxPerPhotoPx = card.width / Math.hypot(quad[1][0] - quad[0][0], quad[1][1] - quad[0][1])
  const shadow = 14 * cardPxPerPhotoPx
  for (let y = Math.max(0, Math.floor(Math.min(...ys)) - 12); y < Math.min(scene.height, Math.max(...ys) + 12); y++) {
    for (let x = Math.max(0, Math.floor(Math.min(...xs)) - 12); x < Math.min(scene.width, Math.max(...xs) + 12); x++) {
      // As `apply` does, which would take the map apart again for each of a million pixels.
      const w = h6 * x + h7 * y + 1
      const u = (h0 * x + h1 * y + h2) / w
      const v = (h3 * x + h4 * y + h5) / w
      const outside = distanceOutside(u, v, card.width, card.height)
      if (outside >= shadow) continue
      const at = (y * scene.width + x) * 3
      if (outside > 0) {
        const shade = 1 - 0.3 * Math.max(0, 1 - outside / shadow)
        for (let c = 0; c < 3; c++) scene.data[at + c] = (scene.data[at + c] as number) * shade
      }
      const cover = Math.min(1, Math.max(0, 0.5 - outside / cardPxPerPhotoPx))
      if (cover === 0) continue
      const ink = sample(card, u, v, cardPxPerPhotoPx)
      for (let c = 0; c < 3; c++) {
        scene.data[at + c] = (scene.data[at + c] as number) * (1 - cover) + (ink[c] as number) * cover
      }
    }
  }
}

/** Signed distance in card pixels to the rounded rectangle. */
function distanceOutside(u: number, v: number, width: number, height: number): number {
  const qx = Math.abs(u - width / 2) - width / 2 + cornerRadiusPx
  const qy = Math.abs(v - height / 2) - height / 2 + cornerRadiusPx
  // Only at the corners is it more than the larger of the two: a root for each pixel takes longer than all the rest.
  const distance = qx > 0 && qy > 0 ? Math.hypot(qx, qy) : Math.max(qx, qy)
  return distance - cornerRadiusPx
}

/** The colour of the card near (u, v): a mean over the pixels that one pixel of the photo covers. */
function sample(card: Rgb, u: number, v: number, step: number): Colour {
  const reach = step > 1.2 ? step / 3 : 0
  let [red, green, blue, count] = [0, 0, 0, 0]
  for (let dv = -reach; dv <= reach; dv += reach || 1) {
    for (let du = -reach; du <= reach; du += reach || 1) {
      const x = Math.min(card.width - 1, Math.max(0, Math.round(u + du)))
      const y = Math.min(card.height - 1, Math.max(0, Math.round(v + dv)))
      const at = (y * card.width + x) * 3
      red += card.data[at] as number
      green += card.data[at + 1] as number
      blue += card.data[at + 2] as number
      count++
    }
  }
  return [red / count, green / count, blue / count]
}

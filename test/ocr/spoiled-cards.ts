import sharp from 'sharp'
import { apply, cornersOf, homographyBetween } from '../../src/ocr/homography.ts'
import { cardHeightMm, cardWidthMm } from '../../src/ocr/layout.ts'
import type { Point, Quad, Rgb } from '../../src/ocr/raster.ts'
import type { Specimen } from '../../tools/specimens/specimen.ts'

/** Things that happen to a good photo, at known places of the card (in mm from its top left corner). */

export interface Glare {
  at: Point
  /** Half of its light is left this far from its middle. */
  reachMm: number
  /** Added to every channel in the middle. */
  strength: number
}

export interface Finger {
  /** Where it comes from, outside of the card, and where its tip is. */
  from: Point
  tip: Point
  widthMm?: number
  colour?: readonly [number, number, number]
}

const cardMm: Quad = [
  [0, 0],
  [cardWidthMm, 0],
  [cardWidthMm, cardHeightMm],
  [0, cardHeightMm],
]

/** Any picture, as if a card filled it. */
export function asSpecimen(jpeg: Buffer, width: number, height: number): Specimen {
  return { side: 'front', truth: {}, jpeg, quad: cornersOf(width, height) }
}

/** A lamp mirrored in the lamination. */
export function withGlare(photo: Specimen, { at, reachMm, strength }: Glare): Promise<Buffer> {
  return repaint(
    photo,
    (x, y, level) => level + strength * 2 ** -(((x - at[0]) ** 2 + (y - at[1]) ** 2) / reachMm ** 2),
  )
}

/** Somebody holds the card: a rounded thing of one colour, darker towards its sides, lies over it in the photo's own light. */
export async function withFinger(
  photo: Specimen,
  { from, tip, widthMm = 14, colour = [205, 155, 128] }: Finger,
): Promise<Buffer> {
  const light = await lightOn(photo)
  return repaint(photo, (x, y, level, channel) => {
    const away = distanceToSegment(x, y, from, tip) / (widthMm / 2)
    if (away > 1) return level
    return (colour[channel] as number) * (light[channel] as number) * (1 - 0.35 * away ** 3)
  })
}

/** Bare paper of either side, in mm, and about how bright its print is made. */
const bareSpots: Point[] = [
  [50, 4],
  [52, 16],
  [48, 43],
  [28, 33],
  [78, 44],
]
const paperLevel = 240

async function lightOn({ jpeg, quad }: Specimen): Promise<number[]> {
  const scene = await decode(jpeg)
  const toPhoto = homographyBetween(cardMm, quad)
  return [0, 1, 2].map((channel) => {
    const levels = bareSpots.map((spot) => {
      const [x, y] = apply(toPhoto, spot)
      return scene.data[(Math.round(y) * scene.width + Math.round(x)) * 3 + channel] as number
    })
    return (levels.sort((one, other) => one - other)[2] as number) / paperLevel
  })
}

/** Another lamp: each channel times its own factor. */
export function underLamp(photo: Specimen, factors: readonly [number, number, number]): Promise<Buffer> {
  return repaint(photo, (_x, _y, level, channel) => level * (factors[channel] as number))
}

/** Smears one place of the card, as a drop on the lens does. */
export async function withDrop(photo: Specimen, at: Point, reachMm: number, sigma: number): Promise<Buffer> {
  const soft = await decode(await sharp(photo.jpeg).blur(sigma).png().toBuffer())
  return repaint(photo, (x, y, level, channel, i) => {
    const part = Math.min(1, Math.max(0, 2 - (2 * Math.hypot(x - at[0], y - at[1])) / reachMm))
    return level * (1 - part) + (soft.data[i + channel] as number) * part
  })
}

/** Gives every channel of every pixel a new level, by its place on the card in mm. */
async function repaint(
  photo: Pick<Specimen, 'jpeg' | 'quad'>,
  paint: (x: number, y: number, level: number, channel: number, at: number) => number,
): Promise<Buffer> {
  const scene = await decode(photo.jpeg)
  const toMm = homographyBetween(photo.quad, cardMm)
  for (let y = 0; y < scene.height; y++) {
    for (let x = 0; x < scene.width; x++) {
      const at = (y * scene.width + x) * 3
      const [mmX, mmY] = apply(toMm, [x, y])
      for (let c = 0; c < 3; c++) {
        scene.data[at + c] = Math.min(255, Math.max(0, paint(mmX, mmY, scene.data[at + c] as number, c, at)))
      }
    }
  }
  return encode(scene)
}

async function decode(photo: Buffer): Promise<Rgb> {
  const { data, info } = await sharp(photo).removeAlpha().raw().toBuffer({ resolveWithObject: true })
  return { width: info.width, height: info.height, data }
}

function encode({ width, height, data }: Rgb): Promise<Buffer> {
  return sharp(data, { raw: { width, height, channels: 3 } })
    .jpeg({ quality: 85 })
    .toBuffer()
}

function distanceToSegment(x: number, y: number, [ax, ay]: Point, [bx, by]: Point): number {
  const length = (bx - ax) ** 2 + (by - ay) ** 2
  const t = Math.min(1, Math.max(0, ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / length))
  return Math.hypot(x - ax - t * (bx - ax), y - ay - t * (by - ay))
}

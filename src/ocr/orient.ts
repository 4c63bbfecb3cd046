import { emblem, portrait } from './layout.ts'
import type { Rgb } from './raster.ts'
import type { Side } from './types.ts'

/** Which side of the card is up, whether it stands on its head, and how sure that is. */
export interface Orientation {
  side: Side
  turned: boolean
  /** How much the picture looks like that side of a card, 0..1. */
  likeness: number
}

/** Ink is this much darker than the paper beside it. */
const inkContrast = 0.8
/** Text covers about this part of the paper it stands on, at this resolution. */
const textDensity = 0.1

/** Looks at a card of any size, rectified with a long side on top. All four answers, the likeliest first. */
export function orient(card: Rgb): [Orientation, ...Orientation[]] {
  const looks = lookAt(card)
  const answers = [false, true].flatMap((turned) => {
    const look = turned ? looks.turned : looks.upright
    return [
      { side: 'front' as const, turned, likeness: frontLikeness(look) },
      { side: 'back' as const, turned, likeness: backLikeness(look) },
    ]
  })
  return answers.sort((a, b) => b.likeness - a.likeness) as [Orientation, ...Orientation[]]
}

type Share = (x0: number, y0: number, x1: number, y1: number) => number

/** Shares of a zone, its borders in millimetres, that are ink, dark, red. */
interface Look {
  text: Share
  dark: Share
  red: Share
}

function frontLikeness({ text, dark }: Look): number {
  const number = text(30, 45, 80, 50.5)
  const above = text(15, 1, 54, 5)
  const rows = text(15, 7.5, 26, 11) * 0.4 + text(15, 13.5, 48, 17) * 0.3 + text(15, 19.5, 44, 23) * 0.3
  const face = Math.min(1, dark(portrait.x0 + 2, portrait.y0 + 3, portrait.x1 - 1, portrait.y1 - 1) * 2.5)
  const darkText = Math.min(1, dark(5, 8, 26, 42) * 2)
  return Math.max(0, 0.35 * number + 0.2 * rows + 0.45 * face - 0.2 * above - 0.25 * darkText)
}

function backLikeness({ text, dark, red }: Look): number {
  const sign = Math.min(1, red(emblem.x0 + 2, emblem.y0 + 2, emblem.x1 - 2, emblem.y1 - 2) * 2)
  const shade = Math.min(1, dark(emblem.x0 + 2, emblem.y0 + 2, emblem.x1 - 2, emblem.y1 - 2) * 1.6)
  const title = text(31, 8, 76, 22.5)
  const lines = text(35, 38, 56, 42) * 0.5 + text(35, 44.5, 62, 48.5) * 0.5
  const gap = text(30, 27, 80, 35)
  const corner = text(3, 30, 15, 50)
  return Math.max(0, 0.35 * Math.max(sign, 0.6 * shade) + 0.35 * title + 0.3 * lines - 0.3 * gap - 0.2 * corner)
}

/** As it lies and turned by half: what is told of a pixel does not depend on the turn, only which zone it stands in. */
function lookAt(card: Rgb): { upright: Look; turned: Look } {
  const { width, height, data } = card
  const brightness = new Uint8Array(width * height)
  for (let i = 0; i < brightness.length; i++) {
    brightness[i] = Math.max(data[i * 3] as number, data[i * 3 + 1] as number, data[i * 3 + 2] as number)
  }
  const paper = paperColour(card, brightness)
  const sums = integral(brightness, width, height)
  const reach = Math.round(width / 45)
  const ink = new Uint8Array(width * height)
  const dark = new Uint8Array(width * height)
  const red = new Uint8Array(width * height)
  const wide = width + 1
  for (let y = 0; y < height; y++) {
    const top = Math.max(0, y - reach)
    const bottom = Math.min(height, y + reach + 1)
    for (let x = 0; x < width; x++) {
      const i = y * width + x
      const here = brightness[i] as number
      const left = Math.max(0, x - reach)
      const right = Math.min(width, x + reach + 1)
      const sum =
        (sums[bottom * wide + right] as number) -
        (sums[bottom * wide + left] as number) -
        (sums[top * wide + right] as number) +
        (sums[top * wide + left] as number)
      const around = sum / ((right - left) * (bottom - top))
      ink[i] = here < around * inkContrast ? 1 : 0
      dark[i] = around < paper.level * 0.82 ? 1 : 0
      const r = (data[i * 3] as number) / paper.r
      const other = Math.max((data[i * 3 + 1] as number) / paper.g, (data[i * 3 + 2] as number) / paper.b)
      red[i] = r - other > 0.14 ? 1 : 0
    }
  }
  const x = (mm: number) => Math.round((mm / 85.6) * width)
  const y = (mm: number) => Math.round((mm / 54) * height)
  const tables = [ink, dark, red].map((map) => integral(map, width, height)) as [Int32Array, Int32Array, Int32Array]
  const look = (turned: boolean): Look => {
    const share = (table: Int32Array) => (x0: number, y0: number, x1: number, y1: number) =>
      turned
        ? meanOf(table, width, height, width - 1 - x(x1), height - 1 - y(y1), width - 1 - x(x0), height - 1 - y(y0))
        : meanOf(table, width, height, x(x0), y(y0), x(x1), y(y1))
    const [inkShare, darkShare, redShare] = tables.map(share) as [Share, Share, Share]
    return { text: (...zone) => Math.min(1, inkShare(...zone) / textDensity), dark: darkShare, red: redShare }
  }
  return { upright: look(false), turned: look(true) }
}

/** The colour of bare paper: the mean of the pixels about the 75th percentile of brightness. */
function paperColour(card: Rgb, brightness: Uint8Array) {
  const histogram = new Uint32Array(256)
  for (const level of brightness) histogram[level] = (histogram[level] as number) + 1
  let level = 255
  for (let above = brightness.length * 0.25; level > 1; level--) {
    above -= histogram[level] as number
    if (above <= 0) break
  }
  const sum = [0, 0, 0]
  let count = 0
  for (let i = 0; i < brightness.length; i++) {
    if (Math.abs((brightness[i] as number) - level) > 6) continue
    for (let c = 0; c < 3; c++) sum[c] = (sum[c] as number) + (card.data[i * 3 + c] as number)
    count++
  }
  const [r, g, b] = sum.map((each) => Math.max(1, each / Math.max(1, count))) as [number, number, number]
  return { level, r, g, b }
}

/** Sums of everything above and left, one row and column larger than the picture. */
function integral(map: Uint8Array, width: number, height: number): Int32Array {
  const table = new Int32Array((width + 1) * (height + 1))
  for (let y = 0; y < height; y++) {
    let row = 0
    for (let x = 0; x < width; x++) {
      row += map[y * width + x] as number
      table[(y + 1) * (width + 1) + x + 1] = (table[y * (width + 1) + x + 1] as number) + row
    }
  }
  return table
}

function meanOf(table: Int32Array, width: number, height: number, x0: number, y0: number, x1: number, y1: number) {
  const left = Math.max(0, x0)
  const top = Math.max(0, y0)
  const right = Math.min(width, x1 + 1)
  const bottom = Math.min(height, y1 + 1)
  const at = (x: number, y: number) => table[y * (width + 1) + x] as number
  return (at(right, bottom) - at(left, bottom) - at(right, top) + at(left, top)) / ((right - left) * (bottom - top))
}

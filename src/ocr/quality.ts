import type { Box, Quad, Rgb } from './raster.ts'
import type { FieldName, Warning } from './types.ts'

/** Laplacian deviation over mean brightness, in percent, on the rectified card: 8–13 in good photos, 4–7 in fair ones that
 * are still read; at 3 names begin to go wrong. */
const blurLimit = 3.3
/** Mean brightness below which noise eats thin strokes. */
const darkLimit = 90
/** Narrower than this in the photo, a character of the address is under 24 px. */
const smallLimitPx = 640
/** The largest part of a field that may be burnt out: one character of a line of eleven. */
const glareLimit = 0.05
const burntOut = 250
/** Where bare paper itself is this bright the whole photo is bright, and white says nothing of reflections. */
const brightPaper = 240
/** On a coloured card about a fifth of the ink is the blue of the labels. */
const copyLimit = 0.02
/** A median needs no more than every 17th pixel. */
const sampleStep = 17
/** A card that reaches past the frame by more than this part of its width has lost its edge. */
const cutLimit = 0.008

export interface Sharpness {
  blur: number
  brightness: number
}

/** Measures a rectified card of any size. */
export function measure(card: Rgb): Sharpness {
  const { width, height, data } = card
  const gray = new Float32Array(width * height)
  let sum = 0
  for (let i = 0; i < gray.length; i++) {
    const level =
      ((data[i * 3] as number) * 77 + (data[i * 3 + 1] as number) * 150 + (data[i * 3 + 2] as number) * 29) / 256
    gray[i] = level
    sum += level
  }
  let total = 0
  let squares = 0
  let count = 0
  for (let y = 1; y < height - 1; y++) {
    for (let x = 1; x < width - 1; x++) {
      const i = y * width + x
      const bend =
        4 * (gray[i] as number) -
        (gray[i - 1] as number) -
        (gray[i + 1] as number) -
        (gray[i - width] as number) -
        (gray[i + width] as number)
      total += bend
      squares += bend * bend
      count++
    }
  }
  const brightness = sum / gray.length
  const deviation = Math.sqrt(squares / count - (total / count) ** 2)
  return { blur: (100 * deviation) / Math.max(1, brightness), brightness }
}

/** What is wrong with the photo as a whole. */
export function photoWarnings(
  card: Rgb,
  quad: Quad,
  frame: { width: number; height: number },
  blueShare: number,
): Warning[] {
  const { blur, brightness } = measure(card)
  const widthPx = Math.hypot(quad[1][0] - quad[0][0], quad[1][1] - quad[0][1])
  const warnings: Warning[] = []
  const warn = (code: Warning['code'], when: boolean) => {
    if (when) warnings.push({ code, field: null })
  }
  warn('blur', blur < blurLimit)
  warn('dark', brightness < darkLimit)
  warn('small', widthPx < smallLimitPx)
  warn(
    'border-cut',
    quad.some((corner) => isOutside(corner, frame, widthPx * cutLimit)),
  )
  warn('copy', blueShare < copyLimit)
  return warnings
}

function isOutside([x, y]: readonly [number, number], frame: { width: number; height: number }, by: number): boolean {
  return x < -by || y < -by || x > frame.width - 1 + by || y > frame.height - 1 + by
}

/** Fields whose print is washed out: the share of the whole frame says nothing, only what covers ink matters. */
export function glareWarnings(card: Rgb, boxes: Partial<Record<FieldName, Box[]>>): Warning[] {
  if (paperLevel(card) >= brightPaper) return []
  return (Object.keys(boxes) as FieldName[])
    .filter((field) => (boxes[field] ?? []).some((box) => burntShare(card, box) > glareLimit))
    .map((field) => ({ code: 'glare', field }))
}

export function burntShare(card: Rgb, box: Box): number {
  let burnt = 0
  for (let y = box.top; y < box.bottom; y++) {
    for (let x = box.left; x < box.right; x++) {
      const i = (y * card.width + x) * 3
      const least = Math.min(card.data[i] as number, card.data[i + 1] as number, card.data[i + 2] as number)
      if (least >= burntOut) burnt++
    }
  }
  return burnt / ((box.bottom - box.top) * (box.right - box.left))
}

/** Brightness that half of the card's pixels reach in every channel. */
function paperLevel({ data }: Rgb): number {
  const histogram = new Uint32Array(256)
  let count = 0
  for (let i = 0; i + 2 < data.length; i += 3 * sampleStep, count++) {
    const least = Math.min(data[i] as number, data[i + 1] as number, data[i + 2] as number)
    histogram[least] = (histogram[least] as number) + 1
  }
  let level = 255
  for (let above = count / 2; level > 0; level--) {
    above -= histogram[level] as number
    if (above <= 0) break
  }
  return level
}

import { pixelsPerMm } from './layout.ts'
import type { Box, Rgb } from './raster.ts'

/** A stroke's edge over this many pixels, 0.13 mm on the full-size card. */
const span = 2
/** The steepest twentieth of a field's pixels are edges of strokes. */
const edgePart = 0.05

/** A drop on the lens blurs two characters and leaves the rest of the line: each stretch of a line, 7 mm, is looked at. */
const stretchPx = 7 * pixelsPerMm
/** A stretch with less contrast than this part of its line's holds the end of a character or none. */
const faint = 0.6

/**
 * How steep the edges of a line of print are where they are least, 0..1: the step across two pixels as a part of the
 * print's own contrast, in the direction in which it is less. A hand that moves smears one direction, a bad focus both.
 */
export function sharpnessOf(card: Rgb, box: Box): number {
  const count = Math.max(1, Math.floor((box.right - box.left) / stretchPx))
  const wide = (box.right - box.left) / count
  const stretches = Array.from({ length: count }, (_, i) =>
    edgesIn(card, { ...box, left: Math.round(box.left + i * wide), right: Math.round(box.left + (i + 1) * wide) }),
  )
  const most = Math.max(...stretches.map(({ contrast }) => contrast))
  const printed = stretches.filter(({ contrast }) => contrast >= faint * most)
  return Math.min(...printed.map(({ contrast, step }) => step / Math.max(1, contrast)))
}

/**
 * How steep the edges in a box are as a part of the paper's brightness, 0..1: falls both when strokes lose their edge and
 * when they fade into the paper, as a moving hand makes them.
 */
export function crispnessOf(card: Rgb, box: Box): number {
  const { step, paper } = edgesIn(card, box)
  return step / Math.max(1, paper)
}

interface PrintEdges {
  paper: number
  contrast: number
  step: number
}

function edgesIn(card: Rgb, box: Box): PrintEdges {
  const width = box.right - box.left
  const height = box.bottom - box.top
  const gray = new Uint8Array(width * height)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const i = ((box.top + y) * card.width + box.left + x) * 3
      gray[y * width + x] =
        ((card.data[i] as number) * 77 + (card.data[i + 1] as number) * 150 + (card.data[i + 2] as number) * 29) / 256
    }
  }
  const steps = (offset: number) => {
    const sizes = new Uint8Array(gray.length - offset)
    for (let i = 0; i < sizes.length; i++) sizes[i] = Math.abs((gray[i + offset] as number) - (gray[i] as number))
    return levelAt(sizes, 1 - edgePart)
  }
  const paper = levelAt(gray, 0.85)
  return {
    paper,
    contrast: paper - levelAt(gray, 0.03),
    step: Math.min(steps(span), steps(span * width)),
  }
}

function levelAt(levels: Uint8Array, part: number): number {
  const histogram = new Uint32Array(256)
  for (const level of levels) histogram[level] = (histogram[level] as number) + 1
  let left = levels.length * part
  for (let level = 0; level < 255; level++) {
    left -= histogram[level] as number
    if (left <= 0) return level
  }
  return 255
}

import { inkThreshold } from './normalise.ts'
import type { Box, Gray } from './raster.ts'

/** A stretch of rows or columns: `from` inside, `to` outside. */
export interface Span {
  from: number
  to: number
}

/** Ink as a yes or no for each pixel. */
export interface Ink {
  width: number
  height: number
  mask: Uint8Array
}

export function inkOf(image: Gray, threshold = inkThreshold(image)): Ink {
  const mask = new Uint8Array(image.data.length)
  for (let i = 0; i < mask.length; i++) mask[i] = (image.data[i] as number) < threshold ? 1 : 0
  return { width: image.width, height: image.height, mask }
}

/** Ink pixels in each row of a box. */
export function rowProfile(ink: Ink, box: Box): Float32Array {
  const profile = new Float32Array(box.bottom - box.top)
  for (let y = box.top; y < box.bottom; y++) {
    let count = 0
    for (let i = y * ink.width + box.left; i < y * ink.width + box.right; i++) count += ink.mask[i] as number
    profile[y - box.top] = count
  }
  return profile
}

/** Ink pixels in each column of a box. */
export function columnProfile(ink: Ink, box: Box): Float32Array {
  const profile = new Float32Array(box.right - box.left)
  for (let y = box.top; y < box.bottom; y++) {
    for (let x = box.left; x < box.right; x++) {
      const at = x - box.left
      profile[at] = (profile[at] as number) + (ink.mask[y * ink.width + x] as number)
    }
  }
  return profile
}

/** Running mean over 2 × reach + 1 entries. */
export function smooth(profile: Float32Array, reach: number): Float32Array {
  return profile.map((_, i) => {
    let sum = 0
    let count = 0
    for (let k = Math.max(0, i - reach); k <= Math.min(profile.length - 1, i + reach); k++, count++) {
      sum += profile[k] as number
    }
    return sum / count
  })
}

/** Where a profile stays at or above a level. Gaps up to `bridge` are closed first, then spans under `shortest` dropped. */
export function spansAbove(profile: Float32Array, level: number, bridge: number, shortest: number): Span[] {
  const spans: Span[] = []
  for (let i = 0; i < profile.length; i++) {
    if ((profile[i] as number) < level) continue
    const last = spans.at(-1)
    if (last && i - last.to <= bridge) last.to = i + 1
    else spans.push({ from: i, to: i + 1 })
  }
  return spans.filter(({ from, to }) => to - from >= shortest)
}

/** Columns of a row that hold ink, and how many pixels of it. */
export interface InkSpan extends Span {
  ink: number
}

/** Less ink than this is a fleck of noise: a name dot has twice as much. */
const leastInk = 28
/** What a value begins with has more ink than the shade that a whitened label leaves: a 1 or a 一 has about 200 px. */
const leastStroke = 90

/** The columns of ink in a box, in pixels of the ink's picture. */
export function inkSpans(ink: Ink, box: Box): InkSpan[] {
  const profile = columnProfile(ink, box)
  return spansAbove(profile, 2, 2, 3)
    .map(({ from, to }) => ({
      from: from + box.left,
      to: to + box.left,
      ink: profile.subarray(from, to).reduce((sum, each) => sum + each, 0),
    }))
    .filter((span) => span.ink >= leastInk)
}

/**
 * Where a value begins in a row that may also hold its label: after the widest gap that ends within `window`, or at the
 * first ink when nothing stands before it.
 */
export function afterWidestGap(spans: readonly InkSpan[], window: Span): number {
  const strokes = spans.filter(({ ink }) => ink >= leastStroke)
  let widest = 0
  let start = strokes.find(({ to }) => to > window.from)?.from ?? window.from
  for (let i = 0; i < strokes.length; i++) {
    const { from } = strokes[i] as InkSpan
    if (from < window.from || from > window.to) continue
    const gap = from - (i > 0 ? (strokes[i - 1] as InkSpan).to : 0)
    if (gap > widest) {
      widest = gap
      start = from
    }
  }
  return start
}

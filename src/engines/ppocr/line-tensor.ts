import type { Gray } from '../../ocr/raster.ts'

/** The recogniser was trained on lines of this height. */
export const lineHeight = 48
/** White around the print, in pixels of the line as it comes: of 0, 3 and 7 px, 7 read most numbers on hard photos. */
const margin = 7
/** A narrower picture leaves the network no columns to look at. */
const leastWidth = 24
const channels = 3
const paper = 1

/** `[1, 3, 48, width]`, levels from −1 (black) to 1 (white), the same in every channel: what the recogniser expects. */
export function lineTensor(line: Gray): { data: Float32Array; width: number } {
  const scale = lineHeight / (line.height + 2 * margin)
  const width = Math.max(leastWidth, Math.round((line.width + 2 * margin) * scale))
  const plane = new Float32Array(lineHeight * width)
  for (let y = 0; y < lineHeight; y++) {
    const sy = (y + 0.5) / scale - 0.5 - margin
    for (let x = 0; x < width; x++) plane[y * width + x] = levelAt(line, (x + 0.5) / scale - 0.5 - margin, sy)
  }
  const data = new Float32Array(channels * plane.length)
  for (let channel = 0; channel < channels; channel++) data.set(plane, channel * plane.length)
  return { data, width }
}

/** Between the four nearest pixels; the scale is near 1, so that nothing is skipped. */
function levelAt(line: Gray, x: number, y: number): number {
  const x0 = Math.floor(x)
  const y0 = Math.floor(y)
  const tx = x - x0
  const ty = y - y0
  const top = pixel(line, x0, y0) * (1 - tx) + pixel(line, x0 + 1, y0) * tx
  const bottom = pixel(line, x0, y0 + 1) * (1 - tx) + pixel(line, x0 + 1, y0 + 1) * tx
  return top * (1 - ty) + bottom * ty
}

function pixel({ width, height, data }: Gray, x: number, y: number): number {
  if (x < 0 || y < 0 || x >= width || y >= height) return paper
  return (data[y * width + x] as number) / 127.5 - 1
}

import { type Gray, type Rgb, shrinkGray } from './raster.ts'

/** Background is estimated on cells of this many pixels: light changes slowly, and 1/64 of the work is enough. */
const cell = 8
/** Paper is the brightest fifth of a cell; a closing (largest, then least of the neighbours) bridges strokes and whole
 * characters without carrying a bright spot's light into the shade beside it. */
const paperQuantile = 0.8
const bridgeCells = 3
const smoothCells = 1
/** How strongly blue print (labels) is turned to paper: 1.3 removes the palest label blue seen, black has no blue excess. */
const blueToPaper = 1.3

/**
 * Divides every channel by its own paper, so that shadow, falloff and the colour of the lamp vanish together, then takes
 * the brightest channel: security waves and blue labels are bright in one of them, black ink in none. A piece of the card as
 * the readers want it: ink dark on even white paper, blue print taken off.
 */
export function flatten(image: Rgb): Gray {
  const { width, height, data } = image
  const value = new Uint8Array(width * height)
  const columns = Math.ceil(width / cell)
  const papers = [0, 1, 2].map((channel) => paperOf(image, channel)) as [Float32Array, Float32Array, Float32Array]
  const rows = papers.map(() => new Float32Array(width)) as [Float32Array, Float32Array, Float32Array]
  for (let y = 0; y < height; y++) {
    for (let c = 0; c < 3; c++) paperRow(papers[c] as Float32Array, columns, y, height, rows[c] as Float32Array)
    for (let x = 0; x < width; x++) {
      const i = y * width + x
      const r = ((data[i * 3] as number) * 255) / (rows[0][x] as number)
      const g = ((data[i * 3 + 1] as number) * 255) / (rows[1][x] as number)
      const b = ((data[i * 3 + 2] as number) * 255) / (rows[2][x] as number)
      const excess = Math.max(0, b - r)
      value[i] = Math.min(255, Math.max(r, g, b) + blueToPaper * excess)
    }
  }
  return { width, height, data: value }
}

/** Brightness of the paper under each cell. */
function paperOf(image: Rgb, channel: number): Float32Array {
  const columns = Math.ceil(image.width / cell)
  const rows = Math.ceil(image.height / cell)
  const raw = new Float32Array(columns * rows)
  const histogram = new Uint16Array(256)
  for (let cy = 0; cy < rows; cy++) {
    for (let cx = 0; cx < columns; cx++) {
      histogram.fill(0)
      let count = 0
      for (let y = cy * cell; y < Math.min(image.height, (cy + 1) * cell); y++) {
        for (let x = cx * cell; x < Math.min(image.width, (cx + 1) * cell); x++, count++) {
          const level = image.data[(y * image.width + x) * 3 + channel] as number
          histogram[level] = (histogram[level] as number) + 1
        }
      }
      let level = 255
      for (let above = count * (1 - paperQuantile); level > 0; level--) {
        above -= histogram[level] as number
        if (above <= 0) break
      }
      raw[cy * columns + cx] = Math.max(24, level)
    }
  }
  const both = (map: Float32Array, combine: (a: number, b: number) => number, reach: number) =>
    spread(spread(map, columns, rows, true, combine, reach), columns, rows, false, combine, reach)
  const add = (a: number, b: number) => a + b
  const closed = both(both(raw, Math.max, bridgeCells), Math.min, bridgeCells)
  const counts = both(new Float32Array(columns * rows).fill(1), add, smoothCells)
  return both(closed, add, smoothCells).map((sum, i) => sum / (counts[i] as number))
}

/** Combines each cell with its neighbours along one axis. */
function spread(
  from: Float32Array,
  columns: number,
  rows: number,
  across: boolean,
  combine: (a: number, b: number) => number,
  reach: number,
): Float32Array {
  const out = new Float32Array(from.length)
  for (let y = 0; y < rows; y++) {
    for (let x = 0; x < columns; x++) {
      let result = from[y * columns + x] as number
      for (let k = -reach; k <= reach; k++) {
        const nx = across ? x + k : x
        const ny = across ? y : y + k
        if (k === 0 || nx < 0 || ny < 0 || nx >= columns || ny >= rows) continue
        result = combine(result, from[ny * columns + nx] as number)
      }
      out[y * columns + x] = result
    }
  }
  return out
}

/** Paper along row `y`, between the four nearest cell centres, written to `row`. */
function paperRow(paper: Float32Array, columns: number, y: number, height: number, row: Float32Array): void {
  const lastRow = Math.ceil(height / cell) - 1
  const fy = Math.max(0, (y + 0.5) / cell - 0.5)
  const y0 = Math.min(lastRow, fy | 0)
  const above = y0 * columns
  const below = Math.min(lastRow, y0 + 1) * columns
  const ty = fy - y0
  for (let x = 0; x < row.length; x++) {
    const fx = Math.max(0, (x + 0.5) / cell - 0.5)
    const x0 = Math.min(columns - 1, fx | 0)
    const x1 = Math.min(columns - 1, x0 + 1)
    const tx = fx - x0
    const top = (paper[above + x0] as number) * (1 - tx) + (paper[above + x1] as number) * tx
    const bottom = (paper[below + x0] as number) * (1 - tx) + (paper[below + x1] as number) * tx
    row[x] = top * (1 - ty) + bottom * ty
  }
}

/** Where ink ends and paper begins: halfway between the darkest hundredth and white. */
export function inkThreshold(image: Gray): number {
  const histogram = new Uint32Array(256)
  for (const level of image.data) histogram[level] = (histogram[level] as number) + 1
  let below = image.data.length * 0.01
  let darkest = 0
  for (; darkest < 255; darkest++) {
    below -= histogram[darkest] as number
    if (below <= 0) break
  }
  return Math.min(170, (darkest + 235) / 2)
}

/** Readers see best at about 27 px a character (of 0.45–1.0 times our size, 0.55 read most fields right and fastest). */
const readerScale = 0.56
/** Room around a line, in the reader's pixels: characters that touch the border are lost, a wide border loses short lines. */
const margin = 7
/** Unsharp masking against the mean of the four pixels this far away: 2 px is about a stroke's own width. */
const sharpening = 0.9
const sharpeningReach = 2

/** A line for a reader: contrast stretched to the full range, mildly sharpened, at the reader's size, with a white margin. */
export function lineImage(image: Gray): Gray {
  const { width, height, data } = image
  const black = Math.max(0, 2 * inkThreshold(image) - 235)
  const stretch = 255 / Math.max(60, 245 - black)
  const sharp = new Uint8Array(width * height)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const i = y * width + x
      const here = data[i] as number
      const left = data[x >= sharpeningReach ? i - sharpeningReach : i] as number
      const right = data[x < width - sharpeningReach ? i + sharpeningReach : i] as number
      const up = data[y >= sharpeningReach ? i - sharpeningReach * width : i] as number
      const down = data[y < height - sharpeningReach ? i + sharpeningReach * width : i] as number
      const level = here + sharpening * (here - (left + right + up + down) / 4)
      sharp[i] = Math.min(255, Math.max(0, (level - black) * stretch))
    }
  }
  return framed(shrinkGray({ width, height, data: sharp }, readerScale))
}

function framed({ width, height, data }: Gray): Gray {
  const out = { width: width + 2 * margin, height: height + 2 * margin }
  const pixels = new Uint8Array(out.width * out.height).fill(255)
  for (let y = 0; y < height; y++) {
    pixels.set(data.subarray(y * width, (y + 1) * width), (y + margin) * out.width + margin)
  }
  return { ...out, data: pixels }
}

import { evenInk } from '../even-ink.ts'
import type { Span } from '../ink.ts'
import { cropGray, type Gray } from '../raster.ts'

/** Paper and its noise stay under this darkness, full ink is above the other. */
const faintest = 64
const fullest = 180
/** A column with less ink than this, in heights of the line, is blank. */
const blank = 0.03
/** Distance from one character to the next, in heights of the line's ink. Of 530 names 1.02–1.26; other print may be wider. */
const pitches = { least: 0.84, most: 1.5, step: 0.04, usual: 1.1 }
/** Ink of a character may begin or end this part of its pitch inside its cell (卜, 小), and reach as far out of it. */
const bearing = 0.34
const freeBearing = 0.1
const overhang = 0.04
/** The narrowest and the widest cell differ from the pitch by this part of it. */
const uneven = 0.3
/** Weights of a cut through ink, of uneven cells, of blank left at the ends, and of an unusual pitch. */
const cost = { ink: 6, uneven: 30, bearing: 3, pitch: 15 }
/** A blurred dot is this much wider than it looks, in heights of the line; nothing else stands so near to it. */
const dotFringe = 0.1
const mostCharacters = 14

export interface Cut {
  cells: Span[]
  /** For each character; the lower, the likelier is this count. */
  cost: number
}

/**
 * Where the characters of a one-line picture stand, for every count that can be: Chinese print is equally wide, so that
 * evenly spaced cuts through little ink part it, whatever gaps 川 and 林 have inside. `dots`: name dots, which are narrow and
 * get a cell each. Of 563 names in
 * three fonts on medium and hard photos the cheapest count was right in 546; in 14 others print was lost or no name's.
 */
export function cutsOf(line: Gray, dots: readonly Span[]): Map<number, Cut> {
  const { columns, height } = inkColumns(line)
  const stretches = stretchesOf(columns, dots, Math.ceil(dotFringe * height))
  const best = new Map<number, Cut>()
  for (let part = pitches.least; part <= pitches.most; part += pitches.step) {
    const unusual = cost.pitch * Math.log(part / pitches.usual) ** 2
    for (const [count, { cells, cost: sum }] of cutAll(columns, stretches, dots, part * height)) {
      const each = sum / (count - dots.length) + unusual
      if (each < (best.get(count)?.cost ?? Number.POSITIVE_INFINITY)) best.set(count, { cells, cost: each })
    }
  }
  return best
}

/** All stretches at one pitch, the dots between them; costs are sums. */
function cutAll(columns: Float32Array, stretches: readonly Span[], dots: readonly Span[], pitch: number) {
  let cuts = new Map<number, Cut>([[0, { cells: [], cost: 0 }]])
  for (const [i, stretch] of stretches.entries()) {
    const next = new Map<number, Cut>()
    const dot = dots[i - 1]
    for (let count = 1; count <= mostCharacters; count++) {
      const own = cutInto(columns, stretch, count, pitch)
      if (!own) continue
      for (const before of cuts.values()) {
        const cells = [...before.cells, ...(dot ? [dot] : []), ...own.cells]
        const sum = before.cost + own.cost
        if (sum < (next.get(cells.length)?.cost ?? Number.POSITIVE_INFINITY))
          next.set(cells.length, { cells, cost: sum })
      }
    }
    cuts = next
  }
  return cuts
}

/** The picture of one cell, as high as the line. */
export function cellImage(line: Gray, { from, to }: Span): Gray {
  return cropGray(line, { left: Math.max(0, from), right: Math.min(line.width, to), top: 0, bottom: line.height })
}

/** Darkness of each column in heights of the line's ink, and that height. */
function inkColumns(line: Gray): { columns: Float32Array; height: number } {
  const { width, height, data } = evenInk(line)
  const columns = new Float32Array(width)
  let top = height
  let bottom = 0
  for (let y = 0; y < height; y++) {
    let row = 0
    for (let x = 0; x < width; x++) {
      const dark = 255 - (data[y * width + x] as number) - faintest
      if (dark <= 0) continue
      const part = Math.min(1, dark / (fullest - faintest))
      columns[x] = (columns[x] as number) + part
      row += part
    }
    if (row < 1) continue
    top = Math.min(top, y)
    bottom = y + 1
  }
  const high = Math.max(1, bottom - top)
  return { columns: columns.map((each) => each / high), height: high }
}

/** The ink left of the first dot, between dots, and right of the last. */
function stretchesOf(columns: Float32Array, dots: readonly Span[], fringe: number): Span[] {
  const edges = [0, ...dots.flatMap(({ from, to }) => [from - fringe, to + fringe]), columns.length]
  const stretches: Span[] = []
  for (let i = 0; i < edges.length; i += 2) {
    let from = edges[i] as number
    let to = edges[i + 1] as number
    while (from < to && (columns[from] as number) < blank) from++
    while (to > from && (columns[to - 1] as number) < blank) to--
    stretches.push({ from, to })
  }
  return stretches
}

function cutInto(columns: Float32Array, stretch: Span, count: number, pitch: number): Cut | null {
  const wide = stretch.to - stretch.from
  // Cells must hold the ink, and bearings at both ends are all that may be left over.
  if (count * pitch < wide - 2 * overhang * pitch || count * pitch - wide > 2 * bearing * pitch) return null
  const cut = cutEvenly(columns, stretch, count, pitch)
  return Number.isFinite(cut.cost) ? cut : null
}

/** The cheapest chain of cuts about a pitch apart, found from left to right. */
function cutEvenly(columns: Float32Array, stretch: Span, count: number, pitch: number): Cut {
  const slack = Math.ceil(bearing * pitch)
  const first = stretch.from - slack
  const places = stretch.to + slack - first + 1
  const inkAt = (place: number) => ((columns[first + place - 1] ?? 0) + (columns[first + place] ?? 0)) / 2
  const edge = (free: number) =>
    free < -overhang * pitch ? Number.POSITIVE_INFINITY : cost.bearing * Math.max(0, free / pitch - freeBearing) ** 2
  let costs = Float64Array.from({ length: places }, (_, place) => edge(stretch.from - first - place))
  const chain: Int32Array[] = []
  for (let cell = 1; cell <= count; cell++) {
    const next = new Float64Array(places).fill(Number.POSITIVE_INFINITY)
    const came = new Int32Array(places)
    for (let place = 0; place < places; place++) {
      const own = cell < count ? cost.ink * inkAt(place) : edge(first + place - stretch.to)
      if (own === Number.POSITIVE_INFINITY) continue
      const nearest = Math.floor(place - (1 - uneven) * pitch)
      for (let last = Math.max(0, Math.ceil(place - (1 + uneven) * pitch)); last <= nearest; last++) {
        const off = (place - last - pitch) / pitch
        const sum = (costs[last] as number) + own + cost.uneven * off * off
        if (sum >= (next[place] as number)) continue
        next[place] = sum
        came[place] = last
      }
    }
    chain.push(came)
    costs = next
  }
  let end = costs.reduce((least, each, place) => (each < (costs[least] as number) ? place : least), 0)
  const total = costs[end] as number
  const cells: Span[] = []
  for (const came of chain.reverse()) {
    const start = came[end] as number
    cells.unshift({ from: first + start, to: first + end })
    end = start
  }
  return { cells, cost: total }
}

import { markBorders } from './border-marks.ts'
import { cellAt, cellDegrees, type Grid, indirect } from './grid.ts'

/** Metres of one degree of latitude at the middle latitudes of Yunnan (WGS-84 ellipsoid, 25° N: 110,774 m). */
const metresPerLatitude = 110_774
/** Metres of one degree of longitude on the equator. */
const metresPerLongitude = 111_320
/** No place of Yunnan is farther than this from a county border; a longer search would find none. */
const longestSearchM = 100_000
/** A cell is passed over by its distance only when it is farther by more than rounding. */
const slack = 1 + 1e-6

/** What lies around a point, in metres. */
export interface Nearby {
  /** The nearest border of any county; Infinity when none was found. */
  borderM: number
  /** By county number: the distance of its nearest border. */
  counties: Map<number, number>
}

/** A cell of the grid that holds a border, by its column and row, and the square of its distance. */
interface BorderCell {
  c: number
  r: number
  square: number
}

/**
 * Searches the borders around a point in rings of cells: all within `radiusM`, and for a point inside a county (`inner`)
 * on to the nearest border however far. Distances are planar around the point: good to 1 % within 20 km.
 */
export function createBorderSearch(grid: Grid): (x: number, y: number, radiusM: number, inner: boolean) => Nearby {
  const { header, vertices, shapeCounty, starts, records } = grid
  const { minX, minY, columns, rows } = header
  const marks = markBorders(grid)

  return (x, y, radiusM, inner) => {
    const scaleX = metresPerLongitude * Math.cos((y * Math.PI) / 180)
    const column = Math.floor((x - minX) / cellDegrees)
    const row = Math.floor((y - minY) / cellDegrees)
    /** Squares of distances, as all below. */
    const counties = new Map<number, number>()
    let border = Infinity
    let wanted = (inner ? longestSearchM : Math.min(radiusM, longestSearchM)) ** 2

    /** Those that are near enough. */
    const cells: BorderCell[] = []
    let nearest: BorderCell | undefined

    const note = (c: number, r: number) => {
      const west = minX + c * cellDegrees - x
      const south = minY + r * cellDegrees - y
      const east = west + cellDegrees
      const north = south + cellDegrees
      const square = squareOf(Math.max(west, -east, 0) * scaleX, Math.max(south, -north, 0) * metresPerLatitude)
      if (square > wanted * slack) return
      const noted = { c, r, square }
      cells.push(noted)
      if (square < (nearest?.square ?? Infinity)) nearest = noted
      if (!inner) return
      // A border goes through it: it is no farther than the farthest corner.
      const corner = squareOf(Math.max(-west, east) * scaleX, Math.max(-south, north) * metresPerLatitude)
      wanted = Math.min(wanted, Math.max(corner * slack, radiusM ** 2))
    }

    const measure = ({ c, r, square }: BorderCell) => {
      if (square > wanted * slack) return
      const cell = cellAt(grid, c, r)
      const end = starts[cell - indirect + 1] as number
      for (let at = starts[cell - indirect] as number; at < end; ) {
        const county = shapeCounty[(records[at] as number) >>> 1] as number
        const last = at + 2 + (records[at + 1] as number)
        let best = Infinity
        for (at += 2; at < last; at++) {
          const square = squareToEdge(vertices, records[at] as number, x, y, scaleX)
          if (square < best) best = square
        }
        if (best < (counties.get(county) ?? Infinity)) counties.set(county, best)
        if (best < border) border = best
      }
      if (inner) wanted = Math.min(wanted, Math.max(border, radiusM ** 2))
    }

    /** The border cells of a part of a row, and of a column; bounds included. */
    const sweepRow = (r: number, west: number, east: number) => {
      if (r < 0 || r >= rows) return
      const last = Math.min(east, columns - 1)
      for (let c = marks.inRow(r, Math.max(west, 0), last); c >= 0; c = marks.inRow(r, c + 1, last)) note(c, r)
    }
    const sweepColumn = (c: number, south: number, north: number) => {
      if (c < 0 || c >= columns) return
      const last = Math.min(north, rows - 1)
      for (let r = marks.inColumn(c, Math.max(south, 0), last); r >= 0; r = marks.inColumn(c, r + 1, last)) note(c, r)
    }

    // Whatever lies outside ring k is at least k cells away.
    const cellM = cellDegrees * Math.min(scaleX, metresPerLatitude)
    const empty = marks.emptyRings(column, row)
    if (empty === 0) sweepRow(row, column, column)
    for (let ring = Math.max(1, empty); ((ring - 1) * cellM) ** 2 <= wanted; ring++) {
      sweepRow(row - ring, column - ring, column + ring)
      sweepRow(row + ring, column - ring, column + ring)
      sweepColumn(column - ring, row - ring + 1, row + ring - 1)
      sweepColumn(column + ring, row - ring + 1, row + ring - 1)
    }

    // The nearest first: most of the others are then too far to be looked at.
    if (nearest) measure(nearest)
    for (const each of cells) if (each !== nearest) measure(each)

    for (const [county, square] of counties) counties.set(county, Math.sqrt(square))
    return { borderM: Math.sqrt(border), counties }
  }
}

function squareOf(dx: number, dy: number): number {
  return dx * dx + dy * dy
}

function squareToEdge(v: Float64Array, edge: number, x: number, y: number, scaleX: number): number {
  const i = edge * 2
  const ax = ((v[i] as number) - x) * scaleX
  const ay = ((v[i + 1] as number) - y) * metresPerLatitude
  const dx = ((v[i + 2] as number) - x) * scaleX - ax
  const dy = ((v[i + 3] as number) - y) * metresPerLatitude - ay
  const length = dx * dx + dy * dy
  const t = length === 0 ? 0 : Math.min(1, Math.max(0, -(ax * dx + ay * dy) / length))
  const px = ax + t * dx
  const py = ay + t * dy
  return px * px + py * py
}

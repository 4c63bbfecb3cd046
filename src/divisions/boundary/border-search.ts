import { blockCells, cellDegrees, type Grid, indirect } from './grid.ts'

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

/**
 * Searches the borders around a point in rings of cells: all within `radiusM`, and for a point inside a county (`inner`)
 * on to the nearest border however far. Distances are planar around the point: good to 1 % within 20 km.
 */
export function createBorderSearch(grid: Grid): (x: number, y: number, radiusM: number, inner: boolean) => Nearby {
  const { header, vertices, shapeCounty, blocks, cells, starts, records } = grid
  const { minX, minY, columns, rows, blockColumns } = header
  const borderCells = markBorderCells(cells)

  return (x, y, radiusM, inner) => {
    const scaleX = metresPerLongitude * Math.cos((y * Math.PI) / 180)
    const column = Math.floor((x - minX) / cellDegrees)
    const row = Math.floor((y - minY) / cellDegrees)
    /** Squares of distances, as all below. */
    const counties = new Map<number, number>()
    let border = Infinity
    let wanted = (inner ? longestSearchM : Math.min(radiusM, longestSearchM)) ** 2

    const measure = (c: number, r: number, cell: number) => {
      const east = Math.max(minX + c * cellDegrees - x, x - minX - (c + 1) * cellDegrees, 0) * scaleX
      const north = Math.max(minY + r * cellDegrees - y, y - minY - (r + 1) * cellDegrees, 0) * metresPerLatitude
      if (east * east + north * north > wanted * slack) return
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
      if (inner) wanted = Math.min(Math.max(border, radiusM ** 2), longestSearchM ** 2)
    }

    /** Measures the border cells of a rectangle of cells, bounds included. */
    const sweep = (west: number, east: number, south: number, north: number) => {
      const firstColumn = Math.max(west, 0)
      const lastColumn = Math.min(east, columns - 1)
      const lastRow = Math.min(north, rows - 1)
      for (let r = Math.max(south, 0); r <= lastRow; r++) {
        const line = ((r / blockCells) | 0) * blockColumns
        for (let c = firstColumn; c <= lastColumn; c += blockCells - (c % blockCells)) {
          const block = blocks[line + ((c / blockCells) | 0)] as number
          if (block < indirect) continue
          const cellRow = (block - indirect) * blockCells + (r % blockCells)
          let marks = (borderCells[cellRow] as number) & (0xffff << (c % blockCells))
          for (; marks !== 0; marks &= marks - 1) {
            const inRow = 31 - Math.clz32(marks & -marks)
            const foundColumn = c - (c % blockCells) + inRow
            if (foundColumn > lastColumn) break
            measure(foundColumn, r, cells[cellRow * blockCells + inRow] as number)
          }
        }
      }
    }

    // Whatever lies outside ring k is at least k cells away.
    const cellM = cellDegrees * Math.min(scaleX, metresPerLatitude)
    sweep(column, column, row, row)
    for (let ring = 1; ((ring - 1) * cellM) ** 2 <= wanted; ring++) {
      sweep(column - ring, column + ring, row - ring, row - ring)
      sweep(column - ring, column + ring, row + ring, row + ring)
      sweep(column - ring, column - ring, row - ring + 1, row + ring - 1)
      sweep(column + ring, column + ring, row - ring + 1, row + ring - 1)
    }

    for (const [county, square] of counties) counties.set(county, Math.sqrt(square))
    return { borderM: Math.sqrt(border), counties }
  }
}

/** One bit a cell, sixteen cells of a row together: a search looks at a thirtieth of the memory of the cells themselves. */
function markBorderCells(cells: Uint32Array): Uint16Array {
  const marks = new Uint16Array(cells.length / blockCells)
  for (let i = 0; i < cells.length; i++) {
    if ((cells[i] as number) >= indirect)
      marks[(i / blockCells) | 0] = (marks[(i / blockCells) | 0] as number) | (1 << (i % blockCells))
  }
  return marks
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

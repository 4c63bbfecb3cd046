import type { BoundaryIndex, NearbyDivision } from './boundary-port.ts'
import { blockCells, cellDegrees, edgeParity, type Grid, indirect, padDegrees } from './grid.ts'

/** Metres of one degree of latitude at the middle latitudes of Yunnan (WGS-84 ellipsoid, 25° N: 110,774 m). */
const metresPerLatitude = 110_774
/** Metres of one degree of longitude on the equator. */
const metresPerLongitude = 111_320
/** No place of Yunnan is farther than this from a county border; a longer search would find none. */
const longestSearchM = 100_000
/** Farther than this from the whole drawing nothing can be within reach of the longest search (100 km at 30° N are 1.04°). */
const reachDegrees = 1.1

/** Answers from a prepared grid. Border distances are planar around the point: good to 1 % within 20 km. */
export function openBoundaryIndex(grid: Grid): BoundaryIndex {
  const { header, vertices, shapeCounty, blocks, cells, starts, records } = grid
  const { minX, minY, columns, rows, blockColumns } = header

  const cellAt = (column: number, row: number): number => {
    const block = blocks[((row / blockCells) | 0) * blockColumns + ((column / blockCells) | 0)] as number
    if (block < indirect) return block
    return cells[
      (block - indirect) * blockCells * blockCells + (row % blockCells) * blockCells + (column % blockCells)
    ] as number
  }

  /** County number + 1, 0 outside. */
  const locate = (x: number, y: number): number => {
    const column = Math.floor((x - minX) / cellDegrees)
    const row = Math.floor((y - minY) / cellDegrees)
    if (!(column >= 0 && column < columns && row >= 0 && row < rows)) return 0
    const cell = cellAt(column, row)
    if (cell < indirect) return cell
    const right = minX + (column + 1) * cellDegrees + padDegrees
    const end = starts[cell - indirect + 1] as number
    for (let at = starts[cell - indirect] as number; at < end; ) {
      const head = records[at] as number
      const last = at + 2 + (records[at + 1] as number)
      let inside = (head & 1) === 1
      for (at += 2; at < last; at++) if (edgeParity(vertices, records[at] as number, x, y, right)) inside = !inside
      if (inside) return (shapeCounty[head >>> 1] as number) + 1
    }
    return 0
  }

  return {
    manifest: header.manifest,
    find: (x, y) => header.codes[locate(x, y) - 1],
    near: (x, y, radiusM) => {
      const awayX = Math.max(minX - x, x - (minX + columns * cellDegrees))
      const awayY = Math.max(minY - y, y - (minY + rows * cellDegrees))
      if (!(awayX < reachDegrees && awayY < reachDegrees)) return { borderM: Infinity, divisions: [] }
      const scaleX = metresPerLongitude * Math.cos((y * Math.PI) / 180)
      const nearest = new Map<number, number>()
      let border = Infinity
      const column = Math.floor((x - minX) / cellDegrees)
      const row = Math.floor((y - minY) / cellDegrees)
      const own = locate(x, y)
      const measure = (c: number, r: number) => {
        if (c < 0 || c >= columns || r < 0 || r >= rows) return
        const cell = cellAt(c, r)
        if (cell < indirect) return
        const end = starts[cell - indirect + 1] as number
        for (let at = starts[cell - indirect] as number; at < end; ) {
          const county = shapeCounty[(records[at] as number) >>> 1] as number
          const last = at + 2 + (records[at + 1] as number)
          let best = nearest.get(county) ?? Infinity
          for (at += 2; at < last; at++) {
            best = Math.min(best, distanceToEdge(vertices, records[at] as number, x, y, scaleX))
          }
          if (best === Infinity) continue
          nearest.set(county, best)
          border = Math.min(border, best)
        }
      }
      // Whatever lies outside ring k is at least k cells away; an inner point always has a border somewhere.
      const wanted = () => Math.min(own > 0 ? Math.max(radiusM, border) : radiusM, longestSearchM)
      for (let ring = 0; (ring - 1) * cellDegrees * Math.min(scaleX, metresPerLatitude) <= wanted(); ring++) {
        for (let c = column - ring; c <= column + ring; c++) {
          measure(c, row - ring)
          if (ring > 0) measure(c, row + ring)
        }
        for (let r = row - ring + 1; r < row + ring; r++) {
          measure(column - ring, r)
          measure(column + ring, r)
        }
      }
      if (own > 0) nearest.set(own - 1, 0)
      const divisions: NearbyDivision[] = [...nearest]
        .filter(([, distanceM]) => distanceM <= radiusM)
        .map(([county, distanceM]) => ({ code: header.codes[county] as string, distanceM }))
        .sort((a, b) => a.distanceM - b.distanceM || (a.code < b.code ? -1 : 1))
      return { borderM: border, divisions }
    },
  }
}

function distanceToEdge(v: Float64Array, edge: number, x: number, y: number, scaleX: number): number {
  const i = edge * 2
  const ax = ((v[i] as number) - x) * scaleX
  const ay = ((v[i + 1] as number) - y) * metresPerLatitude
  const dx = ((v[i + 2] as number) - x) * scaleX - ax
  const dy = ((v[i + 3] as number) - y) * metresPerLatitude - ay
  const length = dx * dx + dy * dy
  const t = length === 0 ? 0 : Math.min(1, Math.max(0, -(ax * dx + ay * dy) / length))
  return Math.hypot(ax + t * dx, ay + t * dy)
}

import { createBorderSearch } from './border-search.ts'
import type { BoundaryIndex, NearbyDivision } from './boundary-port.ts'
import { cellAt, cellDegrees, edgeParity, type Grid, indirect, padDegrees } from './grid.ts'
import { type InnerPoint, innerPoints } from './inner-points.ts'

/** Farther than this from the whole drawing nothing can be within reach of the longest search (100 km at 30° N are 1.04°). */
const reachDegrees = 1.1

/** Answers from a prepared grid. */
export function openBoundaryIndex(grid: Grid): BoundaryIndex {
  const { header, vertices, shapeCounty, starts, records } = grid
  const { minX, minY, columns, rows } = header

  let inner: Map<string, InnerPoint> | undefined
  const searchBorders = createBorderSearch(grid)

  /** County number + 1, 0 outside. */
  const locate = (x: number, y: number): number => {
    const column = Math.floor((x - minX) / cellDegrees)
    const row = Math.floor((y - minY) / cellDegrees)
    if (!(column >= 0 && column < columns && row >= 0 && row < rows)) return 0
    const cell = cellAt(grid, column, row)
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
    inner: (code) => {
      inner ??= innerPoints(grid)
      return inner.get(code)
    },
    near: (x, y, radiusM) => {
      const awayX = Math.max(minX - x, x - (minX + columns * cellDegrees))
      const awayY = Math.max(minY - y, y - (minY + rows * cellDegrees))
      if (!(awayX < reachDegrees && awayY < reachDegrees)) return { borderM: Infinity, divisions: [] }
      const own = locate(x, y)
      const { borderM, counties } = searchBorders(x, y, radiusM, own > 0)
      if (own > 0) counties.set(own - 1, 0)
      const divisions: NearbyDivision[] = []
      for (const [county, distanceM] of counties) {
        if (distanceM <= radiusM) divisions.push({ code: header.codes[county] as string, distanceM })
      }
      divisions.sort((a, b) => a.distanceM - b.distanceM || (a.code < b.code ? -1 : 1))
      return { borderM, divisions }
    },
  }
}

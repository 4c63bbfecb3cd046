import type { Edges } from './edges.ts'
import type { StraightLine } from './hough.ts'
import { edgeAt, sideEnds } from './quad-score.ts'
import type { Point } from './raster.ts'

/** A line of which is known where edge lies along it: many quads share it as a side. */
export interface LineTrack extends StraightLine {
  /** The part of a stretch of the line that is edge, its ends left out as for any side of a card. */
  support(from: Point, to: Point): number
}

export function trackOf(line: StraightLine, edges: Edges): LineTrack {
  const nx = Math.cos(line.theta)
  const ny = Math.sin(line.theta)
  const reach = Math.ceil(Math.hypot(edges.width, edges.height))
  /** Edge before each step of a pixel along the line, from `reach` before the foot of its normal. */
  const sums = new Float32Array(2 * reach + 2)
  for (let step = 0; step <= 2 * reach; step++) {
    const along = step - reach
    const x = line.rho * nx - along * ny
    const y = line.rho * ny + along * nx
    const inside = x > -2 && y > -2 && x < edges.width + 2 && y < edges.height + 2
    sums[step + 1] = (sums[step] as number) + (inside ? edgeAt(x, y, nx, ny, edges) : 0)
  }
  const stepOf = ([x, y]: Point) => y * nx - x * ny + reach
  return {
    ...line,
    support(from, to) {
      const [a, b] = [stepOf(from), stepOf(to)]
      const inset = (b - a) * sideEnds
      const [first, last] = [Math.round(Math.min(a + inset, b - inset)), Math.round(Math.max(a + inset, b - inset))]
      const [start, end] = [Math.max(0, first), Math.min(2 * reach, last)]
      if (end < start) return 0
      return ((sums[end + 1] as number) - (sums[start] as number)) / (last - first + 1)
    },
  }
}

import type { Point, Quad } from './raster.ts'

/** The convex hull of points, clockwise on a screen (x to the right, y down). */
export function convexHull(points: readonly Point[]): Point[] {
  const sorted = [...points].sort((a, b) => a[0] - b[0] || a[1] - b[1])
  const half = (ordered: readonly Point[]) => {
    const chain: Point[] = []
    for (const point of ordered) {
      while (chain.length > 1 && turn(chain.at(-2) as Point, chain.at(-1) as Point, point) <= 0) chain.pop()
      chain.push(point)
    }
    return chain.slice(0, -1)
  }
  return [...half(sorted), ...half(sorted.reverse())]
}

function turn(a: Point, b: Point, c: Point): number {
  return (b[0] - a[0]) * (c[1] - b[1]) - (b[1] - a[1]) * (c[0] - b[0])
}

/**
 * The four sides around a hull: side by side the one is taken away whose neighbours, drawn out until they meet, add least
 * area. Round corners become the corners that they round off. Null when the hull has fewer than four sides. Clockwise.
 */
export function quadAround(hull: readonly Point[]): Quad | null {
  let corners = [...hull]
  while (corners.length > 4) {
    let best: { at: number; corner: Point; added: number } | null = null
    for (let i = 0; i < corners.length; i++) {
      const [before, from, to, after] = [-1, 0, 1, 2].map(
        (k) => corners[(i + k + corners.length) % corners.length],
      ) as [Point, Point, Point, Point]
      const corner = meeting(before, from, after, to)
      if (!corner) continue
      const added = Math.abs(turn(from, corner, to)) / 2
      if (!best || added < best.added) best = { at: i, corner, added }
    }
    if (!best) return null
    const next = (best.at + 1) % corners.length
    const { at, corner } = best
    corners = corners.flatMap((each, i) => (i === at ? [corner] : i === next ? [] : [each]))
  }
  return corners.length === 4 ? (corners as unknown as Quad) : null
}

/** Where the line from `a` through `b` and the line from `d` through `c` meet beyond `b` and `c`; null when they part. */
function meeting(a: Point, b: Point, d: Point, c: Point): Point | null {
  const ux = b[0] - a[0]
  const uy = b[1] - a[1]
  const vx = c[0] - d[0]
  const vy = c[1] - d[1]
  const det = ux * vy - uy * vx
  if (Math.abs(det) < 1e-9) return null
  const t = ((c[0] - b[0]) * vy - (c[1] - b[1]) * vx) / det
  const s = ((c[0] - b[0]) * uy - (c[1] - b[1]) * ux) / det
  return t >= 0 && s >= 0 ? [b[0] + ux * t, b[1] + uy * t] : null
}

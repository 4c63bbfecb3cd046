import type { BoundaryFeature, BoundaryManifest, Position } from '../../src/divisions/boundary/boundary-port.ts'

/** Drawn for the tests: invented shapes with codes of the right length, in WGS-84. */
export const drawn: BoundaryManifest = {
  source: 'drawn for tests',
  reviewNumber: null,
  dataVersion: 'test',
  coordType: 'wgs84',
}

/** A rectangle, its first vertex repeated at the end. */
export function rectangle(west: number, south: number, east: number, north: number): Position[] {
  return [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ]
}

/** The county by walking over every edge of every part: slow and plainly right. */
export function findByWalking(features: BoundaryFeature[], x: number, y: number): string | undefined {
  return features.find(({ parts }) =>
    parts.some((rings) => rings.filter((ring) => ringHolds(ring, x, y)).length % 2 === 1),
  )?.code
}

function ringHolds(ring: Position[], x: number, y: number): boolean {
  let inside = false
  for (let i = 0; i + 1 < ring.length; i++) {
    const [x1, y1] = ring[i] as Position
    const [x2, y2] = ring[i + 1] as Position
    if (y1 > y !== y2 > y && x < ((x2 - x1) * (y - y1)) / (y2 - y1) + x1) inside = !inside
  }
  return inside
}

/** Metres to the nearest edge of a feature, on the plane around the point. */
export function distanceByWalking({ parts }: BoundaryFeature, x: number, y: number): number {
  const scaleX = 111_320 * Math.cos((y * Math.PI) / 180)
  const scaleY = 110_774
  let best = Infinity
  for (const ring of parts.flat()) {
    for (let i = 0; i + 1 < ring.length; i++) {
      const [x1, y1] = ring[i] as Position
      const [x2, y2] = ring[i + 1] as Position
      const ax = (x1 - x) * scaleX
      const ay = (y1 - y) * scaleY
      const dx = (x2 - x1) * scaleX
      const dy = (y2 - y1) * scaleY
      const length = dx * dx + dy * dy
      const t = length === 0 ? 0 : Math.min(1, Math.max(0, -(ax * dx + ay * dy) / length))
      best = Math.min(best, Math.hypot(ax + t * dx, ay + t * dy))
    }
  }
  return best
}

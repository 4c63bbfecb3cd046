import type { Position } from '../../../divisions/boundary/boundary-port.ts'
import type { RawFeature } from './raw-feature.ts'
import type { Refuse } from './refusal.ts'

/** A closed ring around something: three corners and the first once more. */
const fewestPositions = 4
/** China's land with its southern islands. */
const china = { west: 73, south: 3, east: 135.1, north: 53.6 }
/** Yunnan (97.5–106.2° E, 21.1–29.3° N) with about 20 km around it. */
const yunnan = { west: 97.3, south: 20.9, east: 106.4, north: 29.5 }

type Box = typeof china
const within = (box: Box, x: number, y: number) => x >= box.west && x <= box.east && y >= box.south && y <= box.north

const faults = {
  'no-geometry': ['it has no shape', 'Export it again with its geometry'],
  'not-polygons': ['its shape is neither Polygon nor MultiPolygon', 'Export areas, not lines or points'],
  encoded: ["its coordinates are encoded strings, as ECharts' files have them", 'Give plain, uncompressed GeoJSON'],
} as const

/** The parts of one county of Yunnan, or undefined after telling what is wrong with them. One fault a feature is told. */
export function checkShape({ where, parts, fault }: RawFeature, refuse: Refuse): Position[][][] | undefined {
  if (fault !== undefined) {
    const [why, mend] = faults[fault]
    refuse(where, why, mend)
    return undefined
  }
  const problem = faultOfParts(parts)
  if (problem) {
    refuse(where, problem[0], problem[1])
    return undefined
  }
  return (parts as number[][][][]).map((rings) =>
    rings.map((ring) => ring.map(([x, y]): Position => [x as number, y as number])),
  )
}

function faultOfParts(parts: unknown): readonly [why: string, mend: string] | undefined {
  if (!Array.isArray(parts) || parts.length === 0) return faults['no-geometry']
  for (const [part, rings] of parts.entries()) {
    if (!Array.isArray(rings) || rings.length === 0) return [`part ${part + 1} is empty`, 'Export it again']
    for (const [number, ring] of rings.entries()) {
      if (typeof ring === 'string') return faults.encoded
      const problem = faultOfRing(ring)
      if (problem) return [`ring ${number + 1} of part ${part + 1} ${problem[0]}`, problem[1]]
    }
  }
  return undefined
}

function faultOfRing(ring: unknown): readonly [why: string, mend: string] | undefined {
  if (!Array.isArray(ring) || ring.length < fewestPositions) {
    return [`has fewer than ${fewestPositions} points`, 'Simplify the drawing less, or take the ring out']
  }
  for (const position of ring) {
    const problem = faultOfPosition(position)
    if (problem) return problem
  }
  const [first, last] = [ring[0] as number[], ring.at(-1) as number[]]
  if (first[0] !== last[0] || first[1] !== last[1]) {
    return ['is not closed: its last point is not its first', 'Part of it may be lost; export the file again']
  }
  return areaOf(ring as number[][]) === 0 ? ['encloses nothing', 'Take the ring out, or export it again'] : undefined
}

function faultOfPosition(position: unknown): readonly [why: string, mend: string] | undefined {
  const [x, y] = Array.isArray(position) ? (position as unknown[]) : []
  if (typeof x !== 'number' || typeof y !== 'number' || !Number.isFinite(x) || !Number.isFinite(y)) {
    return [`holds ${JSON.stringify(position)?.slice(0, 60)} in place of a longitude and a latitude`, 'Export it again']
  }
  if (within(yunnan, x, y)) return undefined
  if (within(china, x, y)) {
    return [
      `holds ${x}, ${y}, which is in China but far from Yunnan`,
      'Check the code and the coordinates of the feature',
    ]
  }
  if (within(china, y, x)) {
    return [`holds ${x}, ${y}: latitude and longitude are exchanged`, 'Export it with the longitude first']
  }
  if (Math.abs(x) > 180 || Math.abs(y) > 90) {
    return [`holds ${x}, ${y}, which are no degrees`, 'Export it again in degrees (EPSG:4490 or EPSG:4326)']
  }
  return [`holds ${x}, ${y}, which lies outside China`, 'Correct or leave out that point']
}

/** Twice the enclosed area in square degrees, measured from the first corner so that small rings keep their digits. */
function areaOf(ring: number[][]): number {
  const [originX = 0, originY = 0] = ring[0] ?? []
  let sum = 0
  for (let i = 0; i + 1 < ring.length; i++) {
    const [x1 = 0, y1 = 0] = ring[i] ?? []
    const [x2 = 0, y2 = 0] = ring[i + 1] ?? []
    sum += (x1 - originX) * (y2 - originY) - (x2 - originX) * (y1 - originY)
  }
  return sum
}

import type { BoundaryFeature, BoundaryIndex, Position } from '../../../divisions/boundary/boundary-port.ts'

/** One county's seams with its neighbours. */
export interface CountySeams {
  code: string
  overlaps: Sampled
  gaps: Sampled
}
export interface Sampled {
  sampled: number
  found: number
  /** The first one, for whoever looks at the drawing. */
  example?: { codes: string[]; longitude: number; latitude: number }
}

/** Enough that an overlap of 1 % of a county is met with 99 % certainty: 1 − 0.99⁵⁰⁰. */
const pointsPerCounty = 500
const probesPerRing = 60
/** A step over the border, in degrees: about 20 m. Thinner slivers are below every radius that answers use. */
const stepDegrees = 0.0002
/** A gap is followed as far as 32 steps, about 640 m; beyond that the other side is rather another country. */
const reachSteps = [2, 4, 8, 16, 32]

/** Looks for places that two counties claim and for places between counties that none does. The same file, the same answer. */
export function sampleSeams(features: readonly BoundaryFeature[], index: BoundaryIndex): CountySeams[] {
  const random = seededRandom()
  return features.map((feature) => ({
    code: feature.code,
    overlaps: sampleOverlaps(feature, index, random),
    gaps: sampleGaps(feature, index),
  }))
}

function sampleOverlaps(feature: BoundaryFeature, index: BoundaryIndex, random: () => number): Sampled {
  const overlaps: Sampled = { sampled: 0, found: 0 }
  for (const [x, y] of pointsInside(feature, random)) {
    // Where several claim a point the index answers with the first of them, so the later one notices.
    const owner = index.find(x, y)
    note(overlaps, owner !== feature.code, [feature.code, owner ?? 'nobody'], x, y)
  }
  return overlaps
}

function sampleGaps(feature: BoundaryFeature, index: BoundaryIndex): Sampled {
  const gaps: Sampled = { sampled: 0, found: 0 }
  for (const { x, y, outward, hole } of borderProbes(feature)) {
    const at = (steps: number) => index.find(x + outward[0] * steps * stepDegrees, y + outward[1] * steps * stepDegrees)
    const empty = at(1) === undefined
    // Across a bay of the outer border lies the same county again: that is another country, not a gap.
    const across = empty ? reachSteps.map(at).find((code) => code !== undefined && code !== feature.code) : undefined
    const codes = across === undefined ? [feature.code] : [feature.code, across]
    note(gaps, empty && (hole || across !== undefined), codes, x, y)
  }
  return gaps
}

function note(into: Sampled, found: boolean, codes: string[], longitude: number, latitude: number): void {
  into.sampled++
  if (!found) return
  into.found++
  into.example ??= { codes, longitude, latitude }
}

function* pointsInside({ parts }: BoundaryFeature, random: () => number): Generator<Position> {
  const all = parts.flat(2)
  const west = all.reduce((least, [x]) => Math.min(least, x), Infinity)
  const east = all.reduce((most, [x]) => Math.max(most, x), -Infinity)
  const south = all.reduce((least, [, y]) => Math.min(least, y), Infinity)
  const north = all.reduce((most, [, y]) => Math.max(most, y), -Infinity)
  // Counties fill a third of their box at least; twenty tries a point end also with the strangest shape.
  for (let found = 0, tries = 0; found < pointsPerCounty && tries < pointsPerCounty * 20; tries++) {
    const point: Position = [west + random() * (east - west), south + random() * (north - south)]
    if (!holds(parts, ...point)) continue
    found++
    yield point
  }
}

/** Points of the border, evenly along each ring, with the direction that leads out of the county. */
function* borderProbes({ parts }: BoundaryFeature) {
  for (const rings of parts) {
    for (const [number, ring] of rings.entries()) {
      for (const { x, y, along } of walkAlong(ring)) {
        const normal: Position = [along[1], -along[0]]
        const left = holds(parts, x - normal[0] * stepDegrees, y - normal[1] * stepDegrees)
        const right = holds(parts, x + normal[0] * stepDegrees, y + normal[1] * stepDegrees)
        // Narrower than a step: nothing can be said here.
        if (left === right) continue
        yield { x, y, outward: left ? normal : ([-along[1], along[0]] as const), hole: number > 0 }
      }
    }
  }
}

function* walkAlong(ring: readonly Position[]) {
  const edges = ring.slice(1).map((to, i) => {
    const from = ring[i] as Position
    return { from, to, length: Math.hypot(to[0] - from[0], to[1] - from[1]) }
  })
  const spacing = edges.reduce((sum, { length }) => sum + length, 0) / probesPerRing
  let next = spacing / 2
  for (const { from, to, length } of edges) {
    for (; next < length; next += spacing) {
      const along: Position = [(to[0] - from[0]) / length, (to[1] - from[1]) / length]
      yield { x: from[0] + along[0] * next, y: from[1] + along[1] * next, along }
    }
    next -= length
  }
}

function holds(parts: Position[][][], x: number, y: number): boolean {
  return parts.some((rings) => {
    let inside = false
    for (const ring of rings) {
      for (let i = 0; i + 1 < ring.length; i++) {
        const [x1, y1] = ring[i] as Position
        const [x2, y2] = ring[i + 1] as Position
        if (y1 > y !== y2 > y && x < ((x2 - x1) * (y - y1)) / (y2 - y1) + x1) inside = !inside
      }
    }
    return inside
  })
}

/** The minimal standard generator of Park and Miller: any will do that begins the same every time. */
function seededRandom(): () => number {
  let state = 20_240_650
  return () => {
    state = (state * 48_271) % 2_147_483_647
    return state / 2_147_483_647
  }
}

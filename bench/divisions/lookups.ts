import whichPolygon from 'which-polygon'
import type { BoundaryFeature, BoundaryIndex } from '../../src/divisions/boundary/boundary-port.ts'
import { createDivisions } from '../../src/divisions/divisions.ts'
import { perSecond, print, randomFrom, rateOf } from './random.ts'

type Position = [number, number]

const count = 300_000
const rounds = 3

/** Speed of a lookup, beside the library that is usually taken for it, on the same points in turns. */
export function measureLookups(index: BoundaryIndex, features: readonly BoundaryFeature[]): void {
  const points = pointsInside(index)
  const library = whichPolygon(geoJsonOf(features))
  const [ours, theirs] = [[] as number[], [] as number[]]
  for (let round = 0; round <= rounds; round++) {
    ours.push(rateOf(count, () => points.forEach(([x, y]) => void index.find(x, y))))
    theirs.push(rateOf(count, () => points.forEach((point) => void library(point))))
  }
  // The first round warms both up.
  const best = (rates: number[]) => Math.max(...rates.slice(1))
  print('lookups inside Yunnan', perSecond(best(ours)))
  print(
    'which-polygon on the same',
    `${perSecond(best(theirs))}; index ÷ it ${(best(ours) / best(theirs)).toFixed(1)} ×`,
  )

  const each = points.map(([x, y]) => {
    const from = process.hrtime.bigint()
    index.find(x, y)
    return Number(process.hrtime.bigint() - from)
  })
  each.sort((a, b) => a - b)
  print('one lookup p50 / p99 (with the clock)', `${each[count >> 1]} / ${each[Math.floor(count * 0.99)]} ns`)

  const divisions = createDivisions({ boundaries: () => index })
  const some = points.slice(0, 20_000).map(([longitude, latitude]) => ({ longitude, latitude }))
  const resolving = rateOf(some.length, () => {
    for (const point of some) divisions.resolve({ ...point, coordType: 'gcj02', accuracy: 30 })
  })
  print('resolve (with borders and paths)', perSecond(resolving))
  const batches = rateOf(some.length, () => {
    for (let i = 0; i < 20; i++) divisions.resolveBatch('wgs84', some.slice(i * 1000, i * 1000 + 1000))
  })
  print('points in batches of 1,000, WGS-84', perSecond(batches))
}

function pointsInside(index: BoundaryIndex): Position[] {
  const random = randomFrom(20240601)
  const points: Position[] = []
  while (points.length < count) {
    const x = 97.5 + random() * 8.7
    const y = 21.1 + random() * 8.2
    if (index.find(x, y) !== undefined) points.push([x, y])
  }
  return points
}

function geoJsonOf(features: readonly BoundaryFeature[]) {
  return {
    type: 'FeatureCollection' as const,
    features: features.map(({ code, parts }) => ({
      type: 'Feature' as const,
      properties: { code },
      geometry: { type: 'MultiPolygon' as const, coordinates: parts as unknown as number[][][][] },
    })),
  }
}

import type { BoundaryFeature, BoundaryIndex, Position } from '../../src/divisions/boundary/boundary-port.ts'
import { findByWalking } from '../../test/divisions/bounded-shapes.ts'
import { pickWith, print, randomFrom } from './random.ts'

const count = 1_000_000
/** Cells of the grid, in degrees: its corners and edges are where an index could slip. */
const cell = 0.005

type Kind = 'anywhere' | 'on vertices' | 'on edges' | 'beside vertices' | 'on corners of cells' | 'on sides of cells'

/** The index against a walk over all edges, a sixth of the points of each kind. */
export function measureExactness(index: BoundaryIndex, features: readonly BoundaryFeature[]): void {
  const random = randomFrom(7)
  const pick = pickWith(random)
  const rings = features.flatMap(({ parts }) => parts.flat())
  const boxed = features.map((feature) => ({ feature, box: boxOf(feature) }))
  const anywhere = (): Position => [97.4 + random() * 8.9, 21 + random() * 8.4]
  const edge = () => {
    const ring = pick(rings)
    const i = Math.floor(random() * (ring.length - 1))
    return [ring[i] as Position, ring[i + 1] as Position] as const
  }
  const kinds: Record<Kind, () => Position> = {
    anywhere,
    'on vertices': () => edge()[0],
    'on edges': () => {
      const [[x1, y1], [x2, y2]] = edge()
      const t = pick([0.5, 0.25, random()])
      return [x1 + (x2 - x1) * t, y1 + (y2 - y1) * t]
    },
    'beside vertices': () => {
      const [[x, y]] = edge()
      return [x + (random() - 0.5) * 0.002, y + (random() - 0.5) * 0.002]
    },
    'on corners of cells': () => anywhere().map((each) => Math.round(each / cell) * cell) as unknown as Position,
    'on sides of cells': () => {
      const [x, y] = anywhere()
      return random() < 0.5 ? [Math.round(x / cell) * cell, y] : [x, Math.round(y / cell) * cell]
    },
  }
  const names = Object.keys(kinds) as Kind[]
  const bad: Partial<Record<Kind, number>> = {}
  for (let i = 0; i < count; i++) {
    const kind = names[i % names.length] as Kind
    const [x, y] = kinds[kind]()
    const near = boxed.filter(({ box }) => x >= box[0] && x <= box[2] && y >= box[1] && y <= box[3])
    const walked = findByWalking(
      near.map(({ feature }) => feature),
      x,
      y,
    )
    if (index.find(x, y) !== walked) bad[kind] = (bad[kind] ?? 0) + 1
  }
  const total = Object.values(bad).reduce((sum, each) => sum + each, 0)
  print('disagreements with a walk over all edges', `${total} of ${count} ${total > 0 ? JSON.stringify(bad) : ''}`)
}

function boxOf({ parts }: BoundaryFeature): [west: number, south: number, east: number, north: number] {
  const box: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const [x, y] of parts.flat(2)) {
    box[0] = Math.min(box[0], x)
    box[1] = Math.min(box[1], y)
    box[2] = Math.max(box[2], x)
    box[3] = Math.max(box[3], y)
  }
  return box
}

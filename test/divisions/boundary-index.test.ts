import { expect } from 'chai'
import fc from 'fast-check'
import { openBoundaryIndex } from '../../src/divisions/boundary/boundary-index.ts'
import type { BoundaryFeature, Position } from '../../src/divisions/boundary/boundary-port.ts'
import { buildGrid } from '../../src/divisions/boundary/build-grid.ts'
import { readGrid, writeGrid } from '../../src/divisions/boundary/grid-file.ts'
import { distanceByWalking, drawn, findByWalking, rectangle } from './bounded-shapes.ts'

const outer = rectangle(100, 25, 100.08, 25.06)
const hole = rectangle(100.02, 25.02, 100.05, 25.04)
/** A square with a hole, an enclave in the hole, a neighbour in two parts, one of them far away. */
const features: BoundaryFeature[] = [
  { code: '530001', parts: [[outer, hole]] },
  { code: '530002', parts: [[hole]] },
  { code: '530003', parts: [[rectangle(100.08, 25, 100.12, 25.06)], [rectangle(100.3, 25.2, 100.31, 25.207)]] },
]
const index = openBoundaryIndex(buildGrid(features, drawn))

/** A star around a centre: any vertex count, any radii between these (in degrees), never crossing itself. */
const starOf = (min: number, max: number) =>
  fc
    .record({
      x: fc.double({ min: 100, max: 100.1, noNaN: true }),
      y: fc.double({ min: 25, max: 25.1, noNaN: true }),
      radii: fc.array(fc.double({ min, max, noNaN: true }), { minLength: 3, maxLength: 24 }),
    })
    .map(({ x, y, radii }) => {
      const ring: Position[] = radii.map((radius, i) => {
        const angle = (2 * Math.PI * i) / radii.length
        return [x + radius * Math.cos(angle), y + radius * Math.sin(angle)]
      })
      return [...ring, ring[0] as Position]
    })
const star = starOf(0.0005, 0.04)

describe('The boundary index', function () {
  it('finds the county that holds a point', function () {
    expect(index.find(100.01, 25.01)).to.equal('530001')
    expect(index.find(100.1, 25.03)).to.equal('530003')
    expect(index.find(100.305, 25.203)).to.equal('530003')
    expect(index.find(100.2, 25.1)).to.equal(undefined)
    expect(index.find(0, 0)).to.equal(undefined)
  })

  it('knows a point well inside of each county, never in its holes, and the same each time', function () {
    for (const { code } of features) {
      const [x, y] = index.inner(code) ?? expect.fail(`${code} has none`)
      expect(index.find(x, y)).to.equal(code)
      expect(index.near(x, y, 100_000).borderM).to.be.above(500)
    }
    expect(index.inner('530003')).to.deep.equal(index.inner('530003'))
    expect(index.inner('530009')).to.equal(undefined)
  })

  it('knows none in a county that fills no cell', function () {
    const thin = [...features, { code: '530004', parts: [[rectangle(100.2, 25.1, 100.203, 25.103)]] }]
    expect(openBoundaryIndex(buildGrid(thin, drawn)).inner('530004')).to.equal(undefined)
  })

  it('gives a hole to the enclave that lies in it', function () {
    expect(index.find(100.03, 25.03)).to.equal('530002')
  })

  it('agrees with a walk over all edges on every vertex, edge middle and cell corner', function () {
    const places: Position[] = []
    for (const ring of features.flatMap(({ parts }) => parts.flat())) {
      for (let i = 0; i + 1 < ring.length; i++) {
        const [x1, y1] = ring[i] as Position
        const [x2, y2] = ring[i + 1] as Position
        places.push([x1, y1], [(x1 + x2) / 2, (y1 + y2) / 2])
      }
    }
    for (let i = -1; i <= 26; i++) for (let j = -1; j <= 14; j++) places.push([100 + i * 0.005, 25 + j * 0.005])
    for (const [x, y] of places) {
      for (const e of [0, 1e-15, -1e-15, 1e-12, -1e-12, 1e-9, -1e-9]) {
        expect(index.find(x + e, y + e)).to.equal(findByWalking(features, x + e, y + e), `${x + e} ${y + e}`)
      }
    }
  })

  it('gives a shared border to exactly one side', function () {
    for (const y of [25.0, 25.013, 25.03, 25.05]) expect(index.find(100.08, y)).to.equal('530003')
  })

  it('agrees with a walk over all edges on overlapping stars of any form', function () {
    fc.assert(
      fc.property(
        fc.array(star, { minLength: 1, maxLength: 4 }),
        fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })),
        (rings, random) => {
          const shapes = rings.map((ring, i) => ({ code: `53000${i}`, parts: [[ring]] }))
          const stars = openBoundaryIndex(buildGrid(shapes, drawn))
          const next = () => random.next().value as number
          const places: Position[] = rings.flatMap((ring) => [
            ...ring,
            ...ring.map(([, y]): Position => [99.95 + next() * 0.2, y]),
          ])
          for (let i = 0; i < 60; i++) places.push([99.95 + next() * 0.2, 24.95 + next() * 0.2])
          for (const [x, y] of places) expect(stars.find(x, y)).to.equal(findByWalking(shapes, x, y))
        },
      ),
      { numRuns: 60 },
    )
  })

  it('lists every county within the radius by its true distance, nearest first', function () {
    fc.assert(
      fc.property(
        fc.double({ min: 99.99, max: 100.13, noNaN: true }),
        fc.double({ min: 24.99, max: 25.07, noNaN: true }),
        fc.integer({ min: 1, max: 4000 }),
        (x, y, radius) => {
          const { borderM, divisions } = index.near(x, y, radius)
          const own = findByWalking(features, x, y)
          const expected = features
            .map((feature) => ({
              code: feature.code,
              distanceM: feature.code === own ? 0 : distanceByWalking(feature, x, y),
            }))
            .filter(({ distanceM }) => distanceM <= radius)
          expect(divisions.map(({ code }) => code)).to.have.members(expected.map(({ code }) => code))
          for (const { code, distanceM } of expected) {
            expect(divisions.find((division) => division.code === code)?.distanceM).to.be.closeTo(distanceM, 1e-6)
          }
          expect(divisions.map(({ distanceM }) => distanceM)).to.deep.equal(
            divisions.map(({ distanceM }) => distanceM).sort((a, b) => a - b),
          )
          if (own !== undefined) {
            expect(borderM).to.be.closeTo(
              Math.min(...features.map((feature) => distanceByWalking(feature, x, y))),
              1e-6,
            )
          }
        },
      ),
      { numRuns: 300 },
    )
  })

  it('finds the nearest border from deep inside a county of any form, and from its sides', function () {
    fc.assert(
      fc.property(
        starOf(0.1, 0.5),
        fc.infiniteStream(fc.double({ min: -0.6, max: 0.6, noNaN: true })),
        (ring, random) => {
          const large = { code: '530000', parts: [[ring]] }
          const plain = openBoundaryIndex(buildGrid([large], drawn))
          const next = () => random.next().value as number
          for (let i = 0; i < 60; i++) {
            const [x, y] = [100.05 + next(), 25.05 + next()]
            if (plain.find(x, y) === undefined) continue
            expect(plain.near(x, y, 1).borderM).to.be.closeTo(distanceByWalking(large, x, y), 1e-6)
          }
        },
      ),
      { numRuns: 60 },
    )
  })

  it('answers the same after a way through its file', function () {
    const grid = readGrid(writeGrid(buildGrid(features, drawn)))
    expect(grid).not.to.equal(undefined)
    const again = openBoundaryIndex(grid as NonNullable<typeof grid>)
    expect(again.manifest).to.deep.equal(drawn)
    for (let i = 0; i < 500; i++) {
      const x = 99.99 + ((i * 37) % 500) / 3500
      const y = 24.99 + ((i * 91) % 500) / 6000
      expect(again.find(x, y)).to.equal(index.find(x, y))
    }
  })

  it('refuses a damaged, cut or foreign file', function () {
    const file = writeGrid(buildGrid(features, drawn))
    const damaged = Buffer.from(file)
    damaged[file.length - 9] = (damaged[file.length - 9] as number) ^ 1
    expect(readGrid(damaged)).to.equal(undefined)
    expect(readGrid(file.subarray(0, file.length - 8))).to.equal(undefined)
    expect(readGrid(file.subarray(0, 10))).to.equal(undefined)
    expect(readGrid(Buffer.from('not a grid at all, only text'))).to.equal(undefined)
  })
})

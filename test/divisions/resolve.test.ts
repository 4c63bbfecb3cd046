import { expect } from 'chai'
import fc from 'fast-check'
import gcoord from 'gcoord'
import { openBoundaryIndex } from '../../src/divisions/boundary/boundary-index.ts'
import { buildGrid } from '../../src/divisions/boundary/build-grid.ts'
import { createDivisions } from '../../src/divisions/divisions.ts'
import { Problem } from '../../src/kernel/errors.ts'
import { drawn, rectangle } from './bounded-shapes.ts'

/** Three invented rectangles side by side under real codes; one hundredth of a degree is about 1 km. */
const squares = openBoundaryIndex(
  buildGrid(
    [
      { code: '530114', parts: [[rectangle(102.8, 24.8, 102.9, 24.9)]] },
      { code: '530111', parts: [[rectangle(102.9, 24.8, 103, 24.9)]] },
      { code: '530125', parts: [[rectangle(103, 24.8, 103.1, 24.9)]] },
    ],
    drawn,
  ),
)
const divisions = createDivisions({ boundaries: () => squares })
const wgs84 = (longitude: number, latitude: number, accuracy?: number) =>
  divisions.resolve({ longitude, latitude, coordType: 'wgs84', accuracy })
const { transform, CRSTypes } = gcoord as unknown as typeof gcoord.default

function problemOf(work: () => unknown): Problem {
  try {
    work()
  } catch (error) {
    if (error instanceof Problem) return error
    throw error
  }
  throw new Error('nothing was thrown')
}

/** Degrees of longitude for metres, at 24.85° N. */
const east = (metres: number) => metres / (111_320 * Math.cos((24.85 * Math.PI) / 180))

describe('Resolving a position', function () {
  it('is certain far from any border, and names the source', function () {
    const found = wgs84(102.85, 24.85)
    expect(found).to.include({ code: '530114', level: 'county', confidence: 'certain', source: 'drawn for tests' })
    expect(found).to.include({ reviewNumber: null, dataVersion: 'test' })
    expect(found.path.map(({ code }) => code)).to.deep.equal(['53', '5301', '530114'])
    expect(found.candidates).to.deep.equal([{ code: '530114', path: found.path, distanceM: 0 }])
    expect(found.distanceToBorderM).to.be.closeTo(5050, 20)
  })

  it('offers both counties within 200 m of a border even when the device claims to be exact', function () {
    const found = wgs84(102.9 - east(150), 24.85, 1)
    expect(found).to.include({ code: '530114', confidence: 'probable', distanceToBorderM: 150 })
    expect(found.candidates.map(({ code, distanceM }) => [code, distanceM])).to.deep.equal([
      ['530114', 0],
      ['530111', 150],
    ])
  })

  it('is ambiguous where the point may lie on either side', function () {
    expect(wgs84(102.9 - east(30), 24.85, 5).confidence).to.equal('ambiguous')
    expect(wgs84(102.9 - east(300), 24.85, 500).confidence).to.equal('ambiguous')
    expect(wgs84(102.9 - east(300), 24.85, 100).confidence).to.equal('certain')
  })

  it('widens the radius to the accuracy, up to a bound', function () {
    const codes = wgs84(102.95, 24.85, 6000).candidates.map(({ code }) => code)
    expect(codes).to.have.members(['530114', '530111', '530125'])
    expect(wgs84(102.95, 24.85, 1e9).candidates).to.have.length(3)
  })

  it('takes a point just outside for the nearest county, to be asked', function () {
    const found = wgs84(102.8 - east(120), 24.85)
    expect(found).to.include({ code: '530114', confidence: 'ambiguous' })
    expect(found.candidates[0]?.distanceM).to.equal(120)
    expect(problemOf(() => wgs84(102.8 - east(260), 24.85)).code).to.equal('coordinate.outside_coverage')
  })

  it('converts the coordinate system before it looks', function () {
    const place: [number, number] = [102.9 - east(250), 24.85]
    const gcj02 = transform<[number, number]>(place, CRSTypes.WGS84, CRSTypes.GCJ02)
    const bd09 = transform<[number, number]>(place, CRSTypes.WGS84, CRSTypes.BD09)
    for (const [coordType, [longitude, latitude]] of [
      ['wgs84', place],
      ['gcj02', gcj02],
      ['bd09', bd09],
    ] as const) {
      const found = divisions.resolve({ longitude, latitude, coordType })
      expect(found.code).to.equal('530114')
      expect(found.distanceToBorderM).to.be.closeTo(250, 3)
    }
    // Taken for the wrong system, the same numbers lie somewhere else.
    const mistaken = divisions.resolve({ longitude: gcj02[0], latitude: gcj02[1], coordType: 'wgs84' })
    expect(Math.abs(mistaken.distanceToBorderM - 250)).to.be.above(50)
  })

  it('refuses what is no coordinate', function () {
    const bad: [number, number][] = [
      [Number.NaN, 24],
      [102, Number.NaN],
      [Infinity, 24],
      [102, -Infinity],
      [181, 24],
      [-181, 24],
      [200, 200],
      [10, -91],
    ]
    for (const [x, y] of bad) expect(problemOf(() => wgs84(x, y)).code).to.equal('coordinate.invalid', `${x} ${y}`)
    for (const accuracy of [Number.NaN, -1, Infinity]) {
      expect(problemOf(() => wgs84(102.85, 24.85, accuracy)).code).to.equal('coordinate.invalid')
    }
    for (const coordType of ['', 'WGS84', 'toString', 'constructor']) {
      const input = { longitude: 102.85, latitude: 24.85, coordType: coordType as 'wgs84' }
      expect(problemOf(() => divisions.resolve(input)).code).to.equal('coordinate.invalid')
    }
  })

  it('suggests the exchange of longitude and latitude, and does not do it', function () {
    const problem = problemOf(() => wgs84(24.85, 102.85))
    expect(problem.code).to.equal('coordinate.swapped')
    expect(problem.details.extra).to.deep.equal({ suggestion: { longitude: 102.85, latitude: 24.85 } })
  })

  it('recognises the point where devices without a fix are', function () {
    for (const [x, y] of [
      [0, 0],
      [-0, 0],
      [0.0001, -0.0001],
    ] as const) {
      expect(problemOf(() => wgs84(x, y)).code).to.equal('coordinate.null_island')
    }
  })

  it('covers nothing outside the boundaries', function () {
    for (const [x, y] of [
      [116.4, 39.9],
      [-102.85, 24.85],
      [102.85, -24.85],
      [180, 90],
      [-180, -90],
    ] as const) {
      expect(problemOf(() => wgs84(x, y)).code).to.equal('coordinate.outside_coverage', `${x} ${y}`)
    }
  })

  it('says so when there are no boundaries, but checks the coordinate first', function () {
    const without = createDivisions()
    expect(without.hasBoundaries()).to.equal(false)
    expect(divisions.hasBoundaries()).to.equal(true)
    const at = (longitude: number, latitude: number) => () =>
      without.resolve({ longitude, latitude, coordType: 'wgs84' })
    expect(problemOf(at(102.85, 24.85)).code).to.equal('divisions.no_boundaries')
    expect(problemOf(at(24.85, 102.85)).code).to.equal('coordinate.swapped')
    expect(problemOf(() => without.resolveBatch('wgs84', [])).code).to.equal('divisions.no_boundaries')
  })

  it('never puts a position into a problem other than the suggestion', function () {
    const problem = problemOf(() => wgs84(116.40712, 39.90423))
    expect(JSON.stringify([problem.message, problem.details])).not.to.match(/116|39\.9/)
  })

  it('answers each point of a batch on its own', function () {
    const items = divisions.resolveBatch('wgs84', [
      { longitude: 102.85, latitude: 24.85 },
      { longitude: Number.NaN, latitude: 24.85 },
      { longitude: 24.85, latitude: 102.85 },
      { longitude: 0, latitude: 0 },
      { longitude: 116.4, latitude: 39.9 },
      { longitude: 103.05, latitude: 24.85 },
    ])
    expect(items).to.deep.equal([
      { code: '530114' },
      { code: null, error: 'coordinate.invalid' },
      { code: null, error: 'coordinate.swapped' },
      { code: null, error: 'coordinate.null_island' },
      { code: null, error: 'coordinate.outside_coverage' },
      { code: '530125' },
    ])
    expect(problemOf(() => divisions.resolveBatch('gps' as 'wgs84', [])).code).to.equal('coordinate.invalid')
  })

  it('answers or names one of its problems for any two numbers', function () {
    const number = fc.oneof(fc.double(), fc.double({ min: 102.7, max: 103.2 }), fc.double({ min: 24.7, max: 25 }))
    fc.assert(
      fc.property(number, number, (longitude, latitude) => {
        let found: string
        try {
          found = wgs84(longitude, latitude).code
        } catch (error) {
          expect(error).to.be.instanceOf(Problem)
          found = (error as Problem).code
        }
        const [item] = divisions.resolveBatch('wgs84', [{ longitude, latitude }])
        expect(item?.code ?? (item as { error?: string }).error).to.equal(found)
      }),
      { numRuns: 500 },
    )
  })
})

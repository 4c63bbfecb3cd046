import { expect } from 'chai'
import { openBoundaryIndex } from '../../src/divisions/boundary/boundary-index.ts'
import { buildGrid } from '../../src/divisions/boundary/build-grid.ts'
import { coarsePosition, comparePlaces } from '../../src/divisions/compare-places.ts'
import { createDivisions } from '../../src/divisions/divisions.ts'
import { drawn, rectangle } from './bounded-shapes.ts'

/** Two invented rectangles side by side under real codes. */
const squares = openBoundaryIndex(
  buildGrid(
    [
      { code: '530114', parts: [[rectangle(102.8, 24.8, 102.9, 24.9)]] },
      { code: '530111', parts: [[rectangle(102.9, 24.8, 103, 24.9)]] },
    ],
    drawn,
  ),
)
const divisions = createDivisions({ boundaries: () => squares })
const [home, problem] = ['530114001', '530114001001']
const at = (longitude: number, latitude: number, accuracy = 10) => ({
  longitude,
  latitude,
  accuracy,
  coordType: 'wgs84' as const,
})
const compare = (position: ReturnType<typeof at>, residence = home) =>
  comparePlaces(divisions, { residence, problem, position })

describe('comparing residence, position and chosen place', () => {
  it('finds nothing where all three lie in one county, or no position is given', () => {
    expect(compare(at(102.85, 24.85))).to.deep.equal([])
    expect(comparePlaces(divisions, { residence: home, problem })).to.deep.equal([])
  })

  it('names the county where the device is, and where the home is', () => {
    expect(compare(at(102.95, 24.85), '533122101')).to.deep.equal([
      { code: 'position-elsewhere', other: '530111' },
      { code: 'home-elsewhere', other: '533122' },
    ])
  })

  it('agrees with a position that may as well lie in the chosen county', () => {
    expect(compare(at(102.903, 24.85, 500))).to.deep.equal([])
  })

  it('tells a position outside or unusable, and never refuses one', () => {
    expect(compare(at(100, 30))).to.deep.equal([{ code: 'position-outside', other: '' }])
    expect(compare(at(0, 0))).to.deep.equal([{ code: 'position-unusable', other: '' }])
    expect(compare(at(24.85, 102.85))).to.deep.equal([{ code: 'position-unusable', other: '' }])
  })

  it('says nothing of a position without boundaries', () => {
    const position = at(102.95, 24.85)
    expect(comparePlaces(createDivisions(), { residence: home, problem, position })).to.deep.equal([])
  })

  it('keeps a position to some 100 m', () => {
    expect(coarsePosition(at(102.123456, 24.987654))).to.deep.equal(at(102.123, 24.988, 100))
    expect(coarsePosition(at(102, 24, 900)).accuracy).to.equal(900)
  })
})

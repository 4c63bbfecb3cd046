import { expect } from 'chai'
import fc from 'fast-check'
import { hideSmall, smallestShown } from '../../src/cases/centre/hide-small.ts'
import { quantileOf } from '../../src/cases/centre/hour-bands.ts'

/** A table with its sums: every row, every column and the whole, as the overview shows divisions and services. */
function tableOf(cells: number[][]) {
  const counts = new Map<string, number>()
  const sums: string[][] = []
  const width = cells[0]?.length ?? 0
  const rowSum = (row: number[]) => row.reduce((sum, each) => sum + each, 0)
  for (const [y, row] of cells.entries()) {
    for (const [x, count] of row.entries()) counts.set(`${y},${x}`, count)
    counts.set(`${y},all`, rowSum(row))
    sums.push([...row.map((_, x) => `${y},${x}`), `${y},all`])
  }
  for (let x = 0; x < width; x++) {
    counts.set(`all,${x}`, rowSum(cells.map((row) => row[x] ?? 0)))
    sums.push([...cells.map((_, y) => `${y},${x}`), `all,${x}`])
  }
  counts.set('all,all', rowSum(cells.map(rowSum)))
  sums.push([...cells.map((_, y) => `${y},all`), 'all,all'])
  sums.push([...Array.from({ length: width }, (_, x) => `all,${x}`), 'all,all'])
  return { counts, sums }
}

const tables = fc.tuple(fc.integer({ min: 2, max: 6 }), fc.integer({ min: 2, max: 6 })).chain(([height, width]) =>
  fc.array(fc.array(fc.nat({ max: 40 }), { minLength: width, maxLength: width }), {
    minLength: height,
    maxLength: height,
  }),
)

describe('small counts', () => {
  it('are hidden, and never alone in a sum, whatever the table', () => {
    fc.assert(
      fc.property(tables, (cells) => {
        const { counts, sums } = tableOf(cells)
        const hidden = hideSmall(counts, sums)
        for (const [name, count] of counts) if (count < smallestShown) expect(hidden.has(name), name).to.equal(true)
        for (const sum of sums) expect(sum.filter((each) => hidden.has(each)).length).to.not.equal(1)
      }),
    )
  })

  it('take the smallest neighbour with them, and leave the rest to be seen', () => {
    const { counts, sums } = tableOf([
      [3, 50, 40],
      [60, 70, 80],
      [90, 55, 65],
    ])
    const hidden = hideSmall(counts, sums)
    expect([...hidden].sort()).to.deep.equal(['0,0', '0,2', '1,0', '1,2'])
  })

  it('of none are hidden too: that nobody asked is told of everybody', () => {
    expect([...hideSmall(new Map([['village', 0]]), [])]).to.deep.equal(['village'])
  })
})

describe('hours within bands', () => {
  it('give a median and a ninetieth percentile', () => {
    const counts = Array.from({ length: 31 }, () => 0)
    counts[0] = 50 // below one hour
    counts[3] = 50 // three to four hours
    expect(quantileOf(counts, 0.5)).to.equal(1)
    expect(quantileOf(counts, 0.9)).to.equal(3.8)
    expect(
      quantileOf(
        counts.map(() => 0),
        0.5,
      ),
    ).to.equal(null)
  })
})

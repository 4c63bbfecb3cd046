import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'chai'
import { services } from '../src/catalogue/services.ts'

const root = join(import.meta.dirname, '..')
const read = (path: string) => readFileSync(join(root, path), 'utf8')
const page = read('docs/legal-terms.md')
const rows = [
  ...page.matchAll(/^\| ([^|]+) \| (\d+) \| `(src\/[\w/.-]+)` `([\w-]+)` \| (law|place|memory|proposal|report)/gm),
]

describe('the list of numbers that stand for rules', () => {
  for (const [, what, value, file = '', name = ''] of rows) {
    it(`has the value of the code: ${what}`, () => {
      const service = services.find(({ id }) => id === name)
      if (service) return expect(service.clocks.statutoryWorkingDays).to.equal(Number(value))
      expect(read(file)).to.match(new RegExp(`\\b${name}(:| =) ${value}\\b`))
    })
  }

  it('is read whole, and names every service that has a time of its own', () => {
    expect(rows.length).to.equal(page.match(/^\| [^|]+ \| \d+ \|/gm)?.length)
    const timed = services.filter(({ clocks }) => clocks.statutoryWorkingDays !== null).map(({ id }) => id)
    expect(rows.map(([, , , , name]) => name)).to.include.members(timed)
  })

  it('names every file that says of a number that it is to be confirmed or a proposal', () => {
    const files = ['catalogue', 'cases'].flatMap((room) =>
      readdirSync(join(root, 'src', room), { recursive: true, encoding: 'utf8' })
        .filter((each) => each.endsWith('.ts'))
        .map((each) => join(room, each)),
    )
    const unsure = files.filter((each) =>
      /To be confirmed|to be confirmed against|[Aa] proposal/.test(read(join('src', each))),
    )
    expect(unsure.length).to.be.above(3)
    // Has a table of its own.
    const others = unsure.filter((each) => !each.startsWith('cases/retention/'))
    for (const file of others) expect(page, file).to.include(`src/${file}`)
  })
})

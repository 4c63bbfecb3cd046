import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'chai'

const root = join(import.meta.dirname, '..')
const document = readFileSync(join(root, 'docs/threat-model.md'), 'utf8')
const rows = [...document.matchAll(/^\| ([^|]+) \| ([^|]+) \| `(test\/[^`]+)`: (.+) \|$/gm)]

describe('the threat model', () => {
  it('names at least twenty-two abuses, each once, with a control', () => {
    const abuses = rows.map(([, abuse]) => abuse)
    expect(new Set(abuses).size).to.equal(abuses.length).and.at.least(22)
    expect(document.split('## Abuses')[1]?.match(/^\| [^-]/gm)).to.have.length(rows.length + 1)
  })

  for (const [, abuse, , file = '', title = ''] of rows) {
    it(`is held by a test against ${abuse}`, () => {
      const path = join(root, file)
      expect(existsSync(path), file).to.equal(true)
      const source = readFileSync(path, 'utf8')
      expect(
        [`'${title}'`, `\`${title}\``].some((quoted) => source.includes(`it(${quoted}`)),
        title,
      ).to.equal(true)
    })
  }
})

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'chai'

const root = join(import.meta.dirname, '..')
const read = (path: string) => readFileSync(join(root, path), 'utf8')
const operations = read('docs/operations.md')
const rows = [...operations.matchAll(/^\| .+ \| ([\d.]+)(?: (ms|s))? \| .+ \| `(src\/\S+\.ts)` `(\w+)` \|$/gm)].map(
  ([, bound = '', unit, file = '', name = '']) => ({ file, name, bound: Number(bound) * (unit === 's' ? 1000 : 1) }),
)

/** What leaves the process, or begins something beside it. */
const leaving =
  /\bfetch\(|\bnew Worker\(|\bspawn\(|\bfork\(|\(execFile\)\(|https?\)?\.request\(|\.request\(target|\brequest\(url/

describe('the table of waits', () => {
  it('tells each bound as it is', () => {
    expect(rows).to.have.length(operations.match(/ \| `src\/\S+\.ts` `\w+` \|$/gm)?.length ?? 0)
    expect(rows.length).to.be.above(30)
    for (const { file, name, bound } of rows) {
      const values = [...read(file).matchAll(new RegExp(`\\b${name}(?: =|:) ([\\d_.]+)\\b`, 'g'))]
      expect(
        values.map(([, value = '']) => Number(value.replaceAll('_', ''))),
        `${file} ${name}`,
      ).to.include(bound)
    }
  })

  it('leaves out nothing that calls elsewhere, starts a program or a thread', () => {
    const files = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' }).filter(
      (file) =>
        file.endsWith('.ts') && !/^(pages\/assets|client)\//.test(file) && leaving.test(read(join('src', file))),
    )
    expect(files.length).to.be.above(7)
    const unnamed = files.filter(
      (file) => !operations.includes(`src/${file}\``) && !operations.includes(`\`${file.replace('engines/', '')}\``),
    )
    expect(unnamed).to.deep.equal([])
  })
})

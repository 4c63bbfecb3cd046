import { type SpawnSyncReturns, spawn, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { text } from 'node:stream/consumers'
import { expect } from 'chai'
import { goodFront } from '../support/cards.ts'
import { service } from '../support/service.ts'
import { type Block, blocksOf, isAsShown } from './blocks.ts'

const root = join(import.meta.dirname, '../..')
const endOfBlock = '--- end of block ---'
/** A refusal ends the whole, where the document would go on. */
const strictly = 'set -e -o pipefail\ncurl() { command curl --fail-with-body "$@"; }\n'
/** What the README sets before, for the documents that it names. */
const names = /^(demo\(\)|KEY=|CITIZEN=|STAFF=|JSON=).*$/gm

async function run(
  program: string,
  args: string[],
  folder: string,
): Promise<{ code: number; told: string; faults: string }> {
  const path = `${dirname(process.execPath)}:${process.env['PATH']}`
  const child = spawn(program, args, { cwd: folder, env: { PATH: path }, stdio: ['ignore', 'pipe', 'pipe'] })
  const ended = new Promise<number>((resolve, reject) =>
    child.once('error', reject).once('close', (code) => resolve(code ?? 1)),
  )
  const [told, faults] = await Promise.all([text(child.stdout), text(child.stderr)])
  return { code: await ended, told, faults }
}

function expectShown({ text, shown }: Block, told: string): void {
  if (shown === undefined) return
  if (!shown.trimStart().startsWith('{')) expect(told.trim(), text).to.equal(shown.trim())
  else expect(isAsShown(JSON.parse(shown), JSON.parse(told)), `${text}\n${told.slice(0, 2000)}`).to.equal(true)
}

describe('the calls that the documents show', () => {
  const folder = mkdtempSync(join(tmpdir(), 'docs-'))
  const readme = readFileSync(join(root, 'README.md'), 'utf8')
  const curl: SpawnSyncReturns<Buffer> = spawnSync('curl', ['--version'])
  before(async function () {
    const own = await service()
    symlinkSync(own.folder, join(folder, 'var'))
    mkdirSync(join(folder, 'var/card'), { recursive: true })
    writeFileSync(join(folder, 'var/card/front-light-000.jpg'), (await goodFront()).jpeg)
    // The file tells of the service as it was started before.
    writeFileSync(join(folder, 'var/demo.json'), JSON.stringify(own.demo))
  })
  after(() => rmSync(folder, { recursive: true }))

  for (const name of ['README.md', 'docs/api-keys.md', 'docs/compatible.md']) {
    const blocks = blocksOf(readFileSync(join(root, name), 'utf8'))

    it(`${name}: each line that is typed is answered, as it is shown`, async function () {
      // Without it nobody could type them either.
      if (curl.error) return this.skip()
      const typed = blocks.filter(({ language, text }) => language === 'sh' && /\bcurl\b/.test(text))
      expect(typed).to.not.be.empty
      const { baseUrl } = await service()
      const before = [strictly, ...(name === 'README.md' ? [] : (readme.match(names) ?? [])), `B=${baseUrl}`]
      const script = typed.map(({ text }) => `${text.replace(/^B=.*$/m, '')}echo; echo '${endOfBlock}'`)
      const { code, told, faults } = await run('bash', ['-c', [...before, ...script].join('\n')], folder)
      expect(code, `${faults}${told.slice(-1000)}`).to.equal(0)
      const parts = told.split(endOfBlock)
      for (const [index, block] of typed.entries()) expectShown(block, parts[index] ?? '')
    })

    for (const block of blocks.filter(({ language }) => language === 'js')) {
      it(`${name}: ${block.text.split('\n')[0]}`, async () => {
        const { baseUrl, demo } = await service()
        const before = `const B = '${baseUrl}', KEY = '${demo.apiKeys.integrator}'\n`
        const args = ['--disable-warning=ExperimentalWarning', '--input-type=module', '-e', before + block.text]
        const { code, told, faults } = await run(process.execPath, args, root)
        expect(code, faults).to.equal(0)
        expectShown(block, told)
      })
    }
  }

  it('are held against what is shown, key by key', () => {
    const shown = { status: 0, result: { adcode: '530114', '…': '…' }, items: [1, '…'] }
    expect(isAsShown(shown, { status: 0, result: { adcode: '530114', more: 1 }, items: [1, 2] })).to.equal(true)
    expect(isAsShown(shown, { status: 1, result: { adcode: '530114' }, items: [1] })).to.equal(false)
    expect(isAsShown(shown, { status: 0, result: {}, items: [1] })).to.equal(false)
    expect(isAsShown({ status: 0 }, { status: 0, more: 1 })).to.equal(false)
    expect(isAsShown([1], [1, 2])).to.equal(false)
  })
})

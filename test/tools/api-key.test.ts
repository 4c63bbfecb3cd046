import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'chai'
import { runProgram } from '../support/run-program.ts'

describe('the program of API keys', function () {
  this.timeout(120_000)
  let folder: string
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'api-key-'))
  })
  after(() => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }))
  const run = (...args: string[]) => runProgram('tools/api-key.ts', args, { VAR_DIR: folder })
  const toldOf = (stdout: string, name: string) => new RegExp(`^${name} (\\S+)$`, 'm').exec(stdout)?.[1] ?? ''

  it('opens a client, shows its key once and lists it', async () => {
    const made = await run(
      'create',
      '--name',
      '样本·程序',
      '--scopes',
      'ocr:write,tts:write',
      '--expires',
      '2099-12-31',
    )
    expect([made.code, made.stderr]).to.deep.equal([0, ''])
    const key = toldOf(made.stdout, 'key')
    expect(key).to.match(/^yk_live_/)
    const listed = await run('list')
    expect(listed.stdout).to.include('样本·程序').and.include('ocr:write,tts:write')
    expect(listed.stdout)
      .to.include(`yk_live_…${key.slice(-4)} valid until`)
      .and.not.include(key)
  })

  it('says how it is called before it opens anything', async () => {
    const wrong = [
      ['create', '--name', 'x', '--scopes', 'everything'],
      ['add', 'x', '--expires', '31.12.2099'],
    ]
    for (const { code, stderr } of await Promise.all(wrong.map((args) => run(...args)))) {
      expect(code).to.equal(1)
      expect(stderr).to.include('usage: api-key')
    }
  })
})

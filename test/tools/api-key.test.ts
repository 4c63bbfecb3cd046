import { expect } from 'chai'
import { planOf } from '../../tools/api-key/plan.ts'
import { call } from '../clients/new-client.ts'
import { serviceParts } from '../support/parts.ts'
import { runProgram } from '../support/run-program.ts'
import { service } from '../support/service.ts'

describe('the program of API keys', function () {
  this.timeout(120_000)
  const told = (text: string, name: string) => new RegExp(`^${name} (\\S+)$`, 'm').exec(text)?.[1] ?? ''

  it('opens a client, adds, lists, rotates and revokes its keys', async () => {
    const { now } = await service()
    const world = { ...(await serviceParts()), clock: { now } }
    const run = (...args: string[]) => planOf(args)(world)
    const name = `样本·程序 ${process.pid}`
    const limits = ['--calls-per-minute', '7', '--calls-per-day', '9']
    const made = await run('create', '--name', name, '--scopes', 'divisions:read,ocr:write', ...limits)
    const key = told(made, 'key')
    expect((await call(key)).headers.get('ratelimit-policy')).to.equal('7;w=60, 9;w=86400')
    expect(await run('add', told(made, 'client'), '--test', '--expires', '2099-12-31')).to.match(/^key yk_test_/m)
    const rotated = await run('rotate', told(made, 'key id'), '--grace-days', '3')
    expect((await call(told(rotated, 'key'))).status).to.equal(200)
    await run('revoke', told(made, 'key id'))
    expect((await call(key)).status).to.equal(401)
    const listed = await run('list')
    const own = listed.slice(listed.indexOf(name))
    expect(own)
      .to.include(`yk_live_…${key.slice(-4)} revoked`)
      .and.include(' valid until 2100-01-01, last used never')
    expect(listed).to.not.include(key)
  })

  it('says how it is called before it opens anything', () => {
    for (const args of [
      [],
      ['create', '--name', 'x'],
      ['create', '--name', 'x', '--scopes', 'everything'],
      ['create', '--name', 'x', '--scopes', 'ocr:write', '--calls-per-day', '0'],
      ['add', 'x', '--expires', '31.12.2099'],
      ['rotate'],
      ['revoke', 'x', 'y'],
    ])
      expect(() => planOf(args), args.join(' ')).to.throw('usage: api-key')
  })

  it('ends with exit code 1 then, and with nothing on stdout', async () => {
    const { code, stdout, stderr } = await runProgram('tools/api-key.ts', ['rotate'])
    expect([code, stdout]).to.deep.equal([1, ''])
    expect(stderr).to.include('usage: api-key')
  })
})

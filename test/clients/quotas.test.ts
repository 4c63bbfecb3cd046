import { setTimeout as sleep } from 'node:timers/promises'
import { expect } from 'chai'
import { Sequelize } from 'sequelize'
import { ApiClient } from '../../models/api-client.ts'
import { wholeLimits } from '../../src/clients/limits.ts'
import { quotaSpender, type SpendQuota } from '../../src/clients/spend-quota.ts'
import { tally } from '../../src/clients/tally.ts'
import { Problem } from '../../src/kernel/errors.ts'
import type { ClientActor } from '../../src/policies/actor.ts'
import { api, expectProblem, integratorKey } from '../support/api.ts'
import { call, clientsPath, keep, newClient } from './new-client.ts'

const noon = new Date('2031-03-05T12:00:10+08:00')
const later = (seconds: number) => new Date(noon.getTime() + seconds * 1000)

/** What a client has, at a time that the test sets. */
async function counted(limits: ClientActor['limits']) {
  const { sequelize } = ApiClient
  if (sequelize === undefined) throw new Error('the models are not bound')
  const { id } = await newClient()
  const time = { now: noon }
  const spend: SpendQuota = quotaSpender({ sequelize, clock: { now: () => time.now } })
  const client = { kind: 'client', clientId: id, scopes: [], limits: limits ?? {} } as const
  const refused = async (amounts: object, more: object = {}): Promise<Problem | undefined> => {
    try {
      await spend({ ...client, scopes: [], ...more }, amounts)
      return undefined
    } catch (error) {
      if (error instanceof Problem) return error
      throw error
    }
  }
  return { id, time, refused }
}

describe('the quota of a client', () => {
  it('is told with every answer: how many calls there are, are left, and until when', async () => {
    const { key } = await newClient({ limits: { callsPerMinute: 50, callsPerDay: 3 } })
    const { headers } = await call(key)
    expect(headers.get('ratelimit-limit')).to.equal('3')
    expect(headers.get('ratelimit-remaining')).to.equal('2')
    expect(Number(headers.get('ratelimit-reset'))).to.be.within(1, 86_400)
    expect(headers.get('ratelimit-policy')).to.equal('50;w=60, 3;w=86400')
    expect((await call(key)).headers.get('ratelimit-remaining')).to.equal('1')
  })

  it('refuses what is over it with 429 and the seconds to wait, by key for all its keys together', async () => {
    const { id, key } = await newClient({ limits: { callsPerDay: 2 } })
    const { json: second } = await keep('POST', `${clientsPath}/${id}/keys`, { test: false })
    await call(key)
    await call(second.key)
    for (const each of [key, second.key]) {
      const answer = await call(each)
      expectProblem(answer, 429, 'quota.exceeded')
      expect(answer.json.limit).to.equal('callsPerDay')
      expect(Number(answer.headers.get('retry-after'))).to.be.within(1, 86_400)
    }
  })

  it('holds when many calls come at once', async () => {
    const { key } = await newClient({ limits: { callsPerDay: 5 } })
    const answers = await Promise.all(Array.from({ length: 15 }, () => call(key)))
    expect(answers.filter(({ status }) => status === 200)).to.have.length(5)
    expect(answers.filter(({ status }) => status === 429)).to.have.length(10)
  })

  it('of a minute comes back with the next minute, of a day with the next day of Yunnan', async () => {
    const { time, refused } = await counted({ callsPerMinute: 2, callsPerDay: 3 })
    const one = { calls: 1 }
    expect([await refused(one), await refused(one)]).to.deep.equal([undefined, undefined])
    expect((await refused(one))?.details).to.deep.include({ retryAfter: 50, extra: { limit: 'callsPerMinute' } })
    time.now = later(50)
    expect(await refused(one)).to.equal(undefined)
    expect((await refused(one))?.details).to.deep.include({ retryAfter: 43_140, extra: { limit: 'callsPerDay' } })
    time.now = later(50 + 43_140)
    expect(await refused(one)).to.equal(undefined)
  })

  it('counts bytes, pixels and characters, takes all of a call or nothing, and leaves the rest usable', async () => {
    const { refused } = await counted({ charactersPerDay: 100, pixelsPerDay: 1000, bytesPerDay: 10 })
    expect(await refused({ characters: 60 })).to.equal(undefined)
    expect((await refused({ characters: 41 }))?.details.extra).to.deep.equal({ limit: 'charactersPerDay' })
    expect(await refused({ characters: 40 })).to.equal(undefined)
    expect((await refused({ bytes: 5, pixels: 1001 }))?.details.extra).to.deep.equal({ limit: 'pixelsPerDay' })
    expect(await refused({ bytes: 10, pixels: 1000 })).to.equal(undefined)
    expect(await refused({ calls: 1 })).to.equal(undefined)
  })

  it('counts test keys by themselves', async () => {
    const { refused } = await counted({ callsPerDay: 1 })
    expect(await refused({ calls: 1 }, { isTest: true })).to.equal(undefined)
    expect(await refused({ calls: 1 })).to.equal(undefined)
    expect((await refused({ calls: 1 }, { isTest: true }))?.code).to.equal('quota.exceeded')
  })

  it('lets nothing through when it cannot be counted', async () => {
    const nowhere = new Sequelize('postgres://nobody@127.0.0.1:1/none', { logging: false })
    const spend = quotaSpender({ sequelize: nowhere, clock: { now: () => noon } })
    const client: ClientActor = { kind: 'client', clientId: 'x', scopes: [] }
    const limited = { ...client, limits: wholeLimits({ callsPerDay: 9 }) }
    const problem = await spend(limited, { calls: 1 }).catch((error) => error)
    expect(problem).to.include({ code: 'service.unavailable', status: 503 })
    expect(await spend(client, { calls: 1 }), 'nothing limits it').to.deep.equal([])
    await nowhere.close()
  })

  it('that has none is counted beside the call, in one write at a time, and a write that failed is made up for', async () => {
    const written: number[] = []
    let fails = true
    const count = tally(async (_, { calls = 0 }) => {
      await sleep(5)
      if (fails) throw new Error('away')
      written.push(calls)
    })
    const client: ClientActor = { kind: 'client', clientId: 'x', scopes: [] }
    for (let turn = 0; turn < 10; turn++) count(client, { calls: 1 })
    await sleep(50)
    fails = false
    for (let turn = 0; turn < 10; turn++) count(client, { calls: 1 })
    await sleep(50)
    expect(written.reduce((sum, each) => sum + each, 0)).to.equal(20)
    expect(written).to.have.length.below(4)
  })

  it('is nobody else’s, and the demonstration’s key has none', async () => {
    const { headers, status } = await call(await integratorKey())
    expect([status, headers.get('ratelimit-limit')]).to.deep.equal([200, null])
    expect((await api('GET', '/v1/services')).headers.get('ratelimit-limit')).to.equal(null)
  })

  it('is told by day to the administrator, and by client in the metrics', async () => {
    const { id, key } = await newClient({ scopes: ['tts:write'], limits: { callsPerDay: 2, charactersPerDay: 9 } })
    const speak = (input: string) => api('POST', '/v1/audio/speech', { token: key, body: { input } })
    expect((await speak('您好')).status).to.equal(200)
    expectProblem(await speak('一二三四五六七八'), 429, 'quota.exceeded')
    expectProblem(await speak('您好'), 429, 'quota.exceeded')
    const { json } = await keep('GET', `${clientsPath}/${id}/usage`)
    const [today] = json.items
    expect(json.items).to.have.length(1)
    expect(today).to.include({ test: false, calls: 2, refused: 2, characters: 2, bytes: 0, pixels: 0 })
    const nothing = await keep('GET', `${clientsPath}/${id}/usage?from=2020-01-01&to=2020-02-01`)
    expect(nothing.json.items).to.deep.equal([])
    for (const query of ['from=2020-13-01', 'from=2020-02-01&to=2020-01-01'])
      expectProblem(await keep('GET', `${clientsPath}/${id}/usage?${query}`), 400, 'request.invalid')
    const { baseUrl } = await (await import('../support/service.ts')).service()
    const told = await (await fetch(`${baseUrl}/metrics`)).text()
    expect(told).to.include(`api_client_calls_total{client="${id}",keys="live",outcome="refused"} 2`)
  })
})

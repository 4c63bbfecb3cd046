import { expect } from 'chai'
import { api, integratorKey } from '../support/api.ts'
import { call, newClient } from './new-client.ts'

const path = '/v1/status'

describe('the status for integrators', () => {
  it('tells engines and the versions of the data to everybody, and of nobody’s key', async () => {
    const { status, json } = await api('GET', path)
    expect(status).to.equal(200)
    expect(json.engines.voice.providers).to.include('espeak')
    expect(json.data.divisions).to.equal((await api('GET', '/v1/divisions')).json.version)
    expect(json.data.catalogue).to.equal((await api('GET', '/v1/services')).json.version)
    expect(json.caller).to.equal(null)
  })

  it('tells a key its limits and what is left of them', async () => {
    const { key, id } = await newClient({ limits: { callsPerMinute: null, callsPerDay: 10, charactersPerDay: 50 } })
    await call(key)
    const { json } = await api('GET', path, { token: key })
    expect(json.caller).to.include({ test: false, mustSign: false })
    expect(json.caller.scopes).to.deep.equal(['divisions:read'])
    const limits = Object.fromEntries(json.caller.limits.map((each: { limit: string }) => [each.limit, each]))
    expect(limits.callsPerDay).to.include({ allowed: 10, used: 2, left: 8 })
    expect(limits.callsPerMinute).to.include({ allowed: null, left: null })
    expect(limits.charactersPerDay).to.include({ allowed: 50, used: 0, left: 50 })
    expect(limits.callsPerDay.resetSeconds).to.be.within(1, 86_400)
    expect(JSON.stringify(json)).to.not.include(key).and.not.include(id)
  })

  it('counts test keys by themselves, and says so of a key without limits', async () => {
    const { key } = await newClient({ test: true, limits: { callsPerDay: 5 } })
    const { caller } = (await api('GET', path, { token: key })).json
    expect([caller.test, caller.limits[1].left]).to.deep.equal([true, 4])
    const all = (await api('GET', path, { token: await integratorKey() })).json.caller
    expect(all.limits.map(({ left }: { left: unknown }) => left)).to.deep.equal([null, null, null, null, null])
  })
})

import { expect } from 'chai'
import { ApiKey } from '../../models/api-key.ts'
import { AuditEntry } from '../../models/audit-entry.ts'
import { addKey, revokeKey } from '../../src/clients/keep-keys.ts'
import { findActor } from '../../src/people/find-actor.ts'
import { problemOf } from '../ocr/problem-of.ts'
import { api, expectProblem, staffToken } from '../support/api.ts'
import { serviceParts } from '../support/parts.ts'
import { service } from '../support/service.ts'
import { call, clientsPath, keep, newClient } from './new-client.ts'

const dayMs = 86_400_000

describe('a key of the API', () => {
  it('is shown once, kept as a hash, and tells live from test', async () => {
    const { id, key, signingSecret } = await newClient()
    expect(key).to.match(/^yk_live_[\w-]{43}$/)
    expect((await keep('POST', `${clientsPath}/${id}/keys`, { test: true })).json.key).to.match(/^yk_test_[\w-]{43}$/)
    const shown = await keep('GET', `${clientsPath}/${id}`)
    expect(shown.json.keys.map(({ hint }: { hint: string }) => hint)[0]).to.equal(`yk_live_…${key.slice(-4)}`)
    for (const secret of [key, signingSecret]) expect(JSON.stringify(shown.json)).to.not.include(secret)
    const rows = await ApiKey.findAll({ where: { clientId: id }, raw: true })
    for (const secret of [key, signingSecret]) expect(JSON.stringify(rows)).to.not.include(secret)
  })

  it('opens what its scopes name and nothing else', async () => {
    const { key } = await newClient()
    expect((await call(key)).status).to.equal(200)
    expectProblem(
      await api('POST', '/v1/audio/spoken-form', { token: key, body: { input: '好' } }),
      403,
      'auth.forbidden',
    )
    for (const path of ['/v1/cases', '/v1/staff/cases', '/v1/me', clientsPath])
      expectProblem(await api('GET', path, { token: key }), 403, 'auth.forbidden')
  })

  it('is rotated without a break: the old one goes on for some days, then ends by itself', async () => {
    const { id, key, keyId } = await newClient()
    const { status, json } = await keep('POST', `/v1/admin/api-keys/${keyId}/rotation`, { graceDays: 3 })
    expect(status).to.equal(201)
    for (const each of [key, json.key]) expect((await call(each)).status).to.equal(200)
    const { now } = await service()
    const at = (days: number) => ({ clock: { now: () => new Date(now().getTime() + days * dayMs) } })
    expect(await findActor(at(2.9), key)).to.include({ kind: 'client', clientId: id })
    expect(await findActor(at(3.1), key)).to.equal(null)
    expect(await findActor(at(3.1), json.key)).to.include({ clientId: id })
    expectProblem(
      await keep('POST', `/v1/admin/api-keys/${json.keyId}/rotation`, { graceDays: 7 }),
      409,
      'api_key.too_many',
    )
  })

  it('is one of at most two of its kind, also when many are asked for at once', async () => {
    const { id } = await newClient()
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => keep('POST', `${clientsPath}/${id}/keys`, { test: false })),
    )
    expect(answers.map(({ status }) => status).sort()).to.deep.equal([201, 409, 409, 409, 409])
    expect((await keep('POST', `${clientsPath}/${id}/keys`, { test: true })).status).to.equal(201)
  })

  it('is none any more with the call after it was revoked, or after its client was closed', async () => {
    const { id, key, keyId } = await newClient()
    const { json: second } = await keep('POST', `${clientsPath}/${id}/keys`, { test: false })
    expect((await keep('DELETE', `/v1/admin/api-keys/${keyId}`)).status).to.equal(204)
    expectProblem(await call(key), 401, 'auth.invalid')
    expectProblem(await keep('DELETE', `/v1/admin/api-keys/${keyId}`), 404, 'api_key.not_found')
    expect((await call(second.key)).status).to.equal(200)
    expect((await keep('DELETE', `${clientsPath}/${id}`)).status).to.equal(204)
    expectProblem(await call(second.key), 401, 'auth.invalid')
    expectProblem(await keep('POST', `${clientsPath}/${id}/keys`, { test: false }), 404, 'api_client.not_found')
  })

  it('ends when it was said to, and cannot be made to have ended already', async () => {
    const { now } = await service()
    const expiresAt = new Date(now().getTime() + 5 * dayMs).toISOString()
    const { id, key } = await newClient({ expiresAt })
    const later = { clock: { now: () => new Date(now().getTime() + 5.01 * dayMs) } }
    expect([(await findActor({ clock: { now } }, key))?.kind, await findActor(later, key)]).to.deep.equal([
      'client',
      null,
    ])
    const past = { test: false, expiresAt: new Date(now().getTime() - dayMs).toISOString() }
    expectProblem(await keep('POST', `${clientsPath}/${id}/keys`, past), 400, 'request.invalid')
  })

  it('remembers the day on which it was last used, no more', async () => {
    const { id, key } = await newClient()
    const used = async () => (await keep('GET', `${clientsPath}/${id}`)).json.keys[0].lastUsedOn
    expect(await used()).to.equal(null)
    await call(key)
    expect(await used()).to.match(/^\d{4}-\d\d-\d\d$/)
  })

  it('is kept by the system administrator alone', async () => {
    const { id, keyId } = await newClient()
    for (const username of ['security-admin', 'auditor', 'water-530114-handler']) {
      const token = await staffToken(username)
      for (const [method, path, body] of [
        ['GET', clientsPath],
        ['POST', clientsPath, { name: '样本·别的', scopes: ['tts:write'] }],
        ['PUT', `${clientsPath}/${id}`, { name: '样本·别的', scopes: ['tts:write'] }],
        ['DELETE', `${clientsPath}/${id}`],
        ['POST', `${clientsPath}/${id}/keys`, { test: false }],
        ['GET', `${clientsPath}/${id}/usage`],
        ['POST', `/v1/admin/api-keys/${keyId}/rotation`, { graceDays: 7 }],
        ['DELETE', `/v1/admin/api-keys/${keyId}`],
      ] as [string, string, unknown?][])
        expectProblem(await api(method, path, { token, body }), 403, 'auth.forbidden')
    }
  })

  it('stands in the audit with every deed, by ids and codes', async () => {
    const { id, key, keyId } = await newClient({ scopes: ['ocr:write', 'tts:write'] })
    await keep('POST', `/v1/admin/api-keys/${keyId}/rotation`, { graceDays: 7 })
    await keep('DELETE', `/v1/admin/api-keys/${keyId}`)
    await keep('PUT', `${clientsPath}/${id}`, { name: `${id}·样本`, scopes: ['ocr:write'] })
    await keep('DELETE', `${clientsPath}/${id}`)
    const entries = await AuditEntry.findAll({ where: { subjectId: id }, order: [['seq', 'ASC']] })
    expect(entries.map(({ action }) => action)).to.deep.equal([
      'api-client.open',
      'api-key.add',
      'api-key.rotate',
      'api-key.revoke',
      'api-client.change',
      'api-client.close',
    ])
    expect(entries.every(({ actorKind }) => actorKind === 'staff')).to.equal(true)
    expect(JSON.stringify(entries)).to.not.include(key.slice(8))
  })

  it('of a client whose name is taken, with a scope that there is not, or without one, is not made', async () => {
    const { name } = await newClient()
    const open = (body: object) => keep('POST', clientsPath, body)
    expectProblem(await open({ name, scopes: ['ocr:write'] }), 409, 'api_client.name_taken')
    for (const scopes of [[], ['everything'], ['ocr:write', 'ocr:write']])
      expectProblem(await open({ name: `${name}2`, scopes }), 400, 'request.invalid')
    expectProblem(
      await open({ name: `${name}2`, scopes: ['ocr:write'], limits: { callsPerDay: 0 } }),
      400,
      'request.invalid',
    )
  })

  it('is refused by the use-cases themselves to whoever keeps no clients', async () => {
    const { id, keyId } = await newClient()
    const { now } = await service()
    const world = { ...(await serviceParts()), clock: { now } }
    const nobody = { kind: 'staff', staffId: 'x', tokenHash: '', grants: [] } as const
    expect(await problemOf(addKey(world, { ...nobody, grants: [] }, id))).to.equal('auth.forbidden')
    expect(await problemOf(revokeKey(world, { ...nobody, grants: [] }, keyId))).to.equal('auth.forbidden')
  })
})

import { expect } from 'chai'
import { AuditEntry } from '../../models/audit-entry.ts'
import { WebhookDelivery } from '../../models/webhook-delivery.ts'
import { filed, staffMove } from '../cases/file.ts'
import { fileService } from '../cases/file-service.ts'
import { api, expectProblem, inventPerson, logIn, staffToken } from '../support/api.ts'
import { clientsPath, keep, newClient } from './new-client.ts'

const path = '/v1/webhooks'
const scopes = ['webhooks:write', 'cases:read']
/** Nobody has it: whatever is sent fails. */
const url = 'https://receiver.invalid/hook'
const wanted = {
  url,
  events: ['report.opened', 'report.closed', 'report.reopened', 'report.removed'],
  description: '样本',
}

describe('webhooks by the API', () => {
  const clients: string[] = []
  after(async () => {
    for (const id of clients) await keep('DELETE', `${clientsPath}/${id}`)
  })
  async function aKey(more: Record<string, unknown> = {}): Promise<string> {
    const { id, key } = await newClient({ scopes, ...more })
    clients.push(id)
    return key
  }
  const add = (token: string, more: Record<string, unknown> = {}) =>
    api('POST', path, { token, body: { ...wanted, ...more } })

  it('are added with a secret that is told once, changed, rotated and removed, by their owner alone', async () => {
    const token = await aKey()
    const { status, json: added } = await add(token)
    expect(status).to.equal(201)
    expect(added.secret).to.match(/^whsec_[A-Za-z0-9+/]{43}=$/)
    const own = `${path}/${added.id}`
    const told = await api('GET', own, { token })
    expect(told.json).to.include({ url, state: 'on', test: false, offReason: null })
    expect(JSON.stringify((await api('GET', path, { token })).json)).to.not.include('whsec_')
    const rotated = await api('POST', `${own}/rotation`, { token, body: { graceHours: 24 } })
    expect(rotated.json.secret)
      .to.match(/^whsec_/)
      .and.not.equal(added.secret)
    expect(rotated.json.oldSecretUntil).to.be.a('string')
    const off = await api('PUT', own, { token, body: { ...wanted, events: ['report.closed'], on: false } })
    expect(off.json).to.deep.include({ state: 'off', offReason: 'asked', events: ['report.closed'] })
    expectProblem(await api('POST', `${own}/pings`, { token }), 409, 'webhook.off')
    const stranger = await aKey()
    expectProblem(await api('GET', own, { token: stranger }), 404, 'webhook.not_found')
    expectProblem(await api('DELETE', own, { token: stranger }), 404, 'webhook.not_found')
    expect((await api('DELETE', own, { token })).status).to.equal(204)
    expectProblem(await api('GET', own, { token }), 404, 'webhook.not_found')
    const entries = await AuditEntry.findAll({ where: { subjectId: added.id }, order: [['seq', 'ASC']] })
    expect(entries.map(({ action, actorKind }) => `${action} ${actorKind}`)).to.deep.equal(
      ['add', 'rotate', 'change', 'remove'].map((deed) => `webhook.${deed} client`),
    )
  })

  it('are five for live keys and five for test keys, which do not see each other’s', async () => {
    const token = await aKey()
    const added = await Promise.all(Array.from({ length: 7 }, () => add(token)))
    expect(added.map(({ status }) => status).sort()).to.deep.equal([201, 201, 201, 201, 201, 409, 409])
    expectProblem(await add(token), 409, 'webhook.too_many')
    const test = (await keep('POST', `${clientsPath}/${clients.at(-1)}/keys`, { test: true })).json.key
    expect((await add(test)).json.test).to.equal(true)
    expect((await api('GET', path, { token: test })).json.items).to.have.length(1)
  })

  it('lead nowhere inside, and say at which field what is wrong', async () => {
    const token = await aKey()
    const refused = async (more: Record<string, unknown>) => (await add(token, more)).json.errors?.[0]
    for (const wrong of [
      'http://receiver.example',
      'https://a:b@receiver.example',
      'https://receiver.example/#x',
      'hook',
    ])
      expect(await refused({ url: wrong }), wrong).to.deep.include({ path: 'url', code: 'field.https_address' })
    for (const inside of [
      'https://127.0.0.1',
      'https://[::1]',
      'https://0x7f.1',
      'https://localhost',
      'https://database',
    ])
      expect(await refused({ url: inside }), inside).to.deep.include({ path: 'url', code: 'field.public_address' })
    expect(await refused({ events: ['case.opened'] })).to.include({ path: 'events.0' })
    expect(await refused({ secret: 'mine' })).to.include({ code: 'field.unknown' })
    const without = await aKey({ scopes: ['webhooks:write'] })
    const { errors } = (await add(without)).json
    expect(errors[0]).to.deep.include({ path: 'events', code: 'field.event_scope' })
  })

  it('tell of a report what Open311 tells, step by step, and of a child or another matter nothing', async () => {
    const token = await aKey()
    const { id: webhook } = (await add(token)).json
    const citizen = await logIn(inventPerson().phone)
    const handler = await staffToken('water-530114-handler')
    const { id } = await filed(citizen)
    await staffMove(handler, id, 'accept', 1)
    await staffMove(handler, id, 'answer', 2, '修好了')
    await fileService(citizen, 'minimum-living-allowance')
    await fileService(citizen, 'school-dropout')
    const withdrawn = (await filed(citizen)).id
    await api('POST', `/v1/cases/${withdrawn}/actions`, { token: citizen, body: { action: 'withdraw', version: 1 } })
    const deliveries = await WebhookDelivery.findAll({ where: { endpointId: webhook }, order: [['createdAt', 'ASC']] })
    // Reports of other tests may close meanwhile.
    const own = deliveries.filter(({ body }) => body.includes(id) || body.includes(withdrawn))
    const told = own.map(({ body }) => JSON.parse(body))
    for (const { data } of told) expect(data.changedOn).to.match(/^\d{4}-\d\d-\d\d$/)
    expect(told.map(({ type, data: { changedOn: _, ...data } }) => ({ type, ...data }))).to.deep.equal([
      { type: 'report.opened', id, status: 'open' },
      { type: 'report.closed', id, status: 'closed' },
      { type: 'report.opened', id: withdrawn, status: 'open' },
      { type: 'report.removed', id: withdrawn, status: 'removed' },
    ])
    const listed: { id: string; event: string }[] = []
    for (let cursor: string | null = ''; cursor !== null; ) {
      const asked: string = `${path}/${webhook}/deliveries?limit=3${cursor === '' ? '' : `&cursor=${cursor}`}`
      const { json } = await api('GET', asked, { token })
      listed.push(...json.items)
      cursor = json.nextCursor
    }
    const ofOwn = listed.filter((each) => own.some((delivery) => delivery.id === each.id))
    expect(ofOwn.map(({ event }) => event).reverse()).to.deep.equal(told.map(({ type }) => type))
    expect(JSON.stringify(listed)).to.not.include(id)
  })

  it('are pinged and replayed, each for itself and all since a time', async () => {
    const token = await aKey()
    const own = `${path}/${(await add(token)).json.id}`
    const ping = await api('POST', `${own}/pings`, { token })
    expect([ping.status, ping.json.event, ping.json.attempts]).to.deep.equal([202, 'ping', 0])
    await WebhookDelivery.update({ state: 'dead' }, { where: { id: ping.json.id } })
    const since = new Date(Date.now() - 60_000).toISOString()
    const all = await api('POST', `${own}/replays`, { token, body: { since } })
    expect([all.status, all.json]).to.deep.equal([202, { replayed: 1, left: 0 }])
    await WebhookDelivery.update({ state: 'dead' }, { where: { id: ping.json.id } })
    const one = await api('POST', `/v1/webhook-deliveries/${ping.json.id}/replay`, { token })
    expect([one.status, one.json.state, one.json.id]).to.deep.equal([202, 'waiting', ping.json.id])
    const other = await api('POST', `/v1/webhook-deliveries/${ping.json.id}/replay`, { token: await aKey() })
    expectProblem(other, 404, 'webhook_delivery.not_found')
  })
})

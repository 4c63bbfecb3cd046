import { spawn } from 'node:child_process'
import { createHmac } from 'node:crypto'
import { once } from 'node:events'
import { getCACertificates, setDefaultCACertificates } from 'node:tls'
import { expect } from 'chai'
import { AuditEntry } from '../../models/audit-entry.ts'
import { WebhookDelivery } from '../../models/webhook-delivery.ts'
import { WebhookEndpoint } from '../../models/webhook-endpoint.ts'
import { tellIntegrators } from '../../src/cases/tell-integrators.ts'
import { type DeliveringWorld, deliverWebhooks } from '../../src/clients/webhooks/deliver-webhooks.ts'
import type { ReportEvent } from '../../src/clients/webhooks/events.ts'
import { addEndpoint, changeEndpoint } from '../../src/clients/webhooks/keep-endpoints.ts'
import { mostWaiting, queueDelivery } from '../../src/clients/webhooks/queue-delivery.ts'
import { queueEvent } from '../../src/clients/webhooks/queue-event.ts'
import { replayDead, replayDelivery } from '../../src/clients/webhooks/replay-deliveries.ts'
import { nextTry } from '../../src/clients/webhooks/retry-plan.ts'
import { rotateSecret } from '../../src/clients/webhooks/rotate-secret.ts'
import type { WebhookWorld } from '../../src/clients/webhooks/webhook-world.ts'
import { type WebhookPostOptions, webhookPost } from '../../src/engines/webhook-post.ts'
import { newId } from '../../src/kernel/ids.ts'
import type { ClientActor, Scope } from '../../src/policies/actor.ts'
import { type ClockedJobs, clockedJobs } from '../support/clocked-jobs.ts'
import { serviceParts } from '../support/parts.ts'
import {
  type Received,
  type ReceiverWay,
  specimenCertificate,
  specimenName,
  type WebhookReceiver,
  webhookReceiver,
} from '../support/webhook-receiver.ts'
import { clientsPath, keep, newClient } from './new-client.ts'

/** Far ahead of the running service, whose own worker shall not send what these tests send. */
const noon = new Date('2030-12-01T12:00:00+08:00')
const later = (hours: number) => new Date(noon.getTime() + hours * 3_600_000)
const scopes: Scope[] = ['webhooks:write', 'cases:read']
const opened: ReportEvent = {
  type: 'report.opened',
  data: { id: newId(), status: 'open', changedOn: '2030-12-01' },
}

/** As a receiver would, from the text of Standard Webhooks and nothing of ours. */
function isSignedBy(secret: string, { headers, body }: Received): boolean {
  const { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': all = '' } = headers
  const hmac = createHmac('sha256', Buffer.from(secret.slice('whsec_'.length), 'base64'))
  return all.split(' ').includes(`v1,${hmac.update(`${id}.${timestamp}.${body}`).digest('base64')}`)
}

describe('webhooks', () => {
  let receiver: WebhookReceiver
  let jobs: ClockedJobs<'deliver-webhooks'>
  let world: WebhookWorld & DeliveringWorld
  let client: ClientActor
  const clients: string[] = []
  beforeEach(async () => {
    receiver = await webhookReceiver()
    jobs = clockedJobs(noon)
    const webhookHosts = new Set([receiver.host])
    const { transaction } = await serviceParts()
    world = { transaction, clock: jobs, jobs, webhookHosts, postWebhook: webhookPost({ webhookHosts }) }
    client = await aClient()
  })
  afterEach(async () => {
    await receiver.close()
    for (const id of clients.splice(0)) await keep('DELETE', `${clientsPath}/${id}`)
  })

  async function aClient(more: Scope[] = scopes): Promise<ClientActor> {
    const { id } = await newClient({ scopes: more })
    clients.push(id)
    return { kind: 'client', clientId: id, scopes: more, isTest: false }
  }
  const add = (url = receiver.url, owner = client, isTest = false) =>
    addEndpoint(
      world,
      { ...owner, isTest },
      { clientId: owner.clientId, isTest },
      {
        url,
        events: ['report.opened'],
        description: '',
      },
    )
  const tell = (event = opened) => world.transaction(() => queueEvent(world, event))
  const run = (until = later(96)) => jobs.run((data) => deliverWebhooks(world, data), until)
  const through = (options: WebhookPostOptions) => {
    world.postWebhook = webhookPost({ webhookHosts: world.webhookHosts, ...options })
  }
  const deliveriesOf = ({ id }: WebhookEndpoint) =>
    WebhookDelivery.findAll({ where: { endpointId: id }, order: [['createdAt', 'ASC']] })
  const only = async (endpoint: WebhookEndpoint) => {
    const all = await deliveriesOf(endpoint)
    expect(all).to.have.length(1)
    return all[0] as WebhookDelivery
  }

  it('arrive once, with id and state alone, signed so that anybody with the secret can tell', async () => {
    const endpoint = await add()
    await tell()
    await run()
    expect(receiver.received).to.have.length(1)
    const [got] = receiver.received as [Received]
    expect(JSON.parse(got.body)).to.deep.equal(opened)
    expect(got.headers['content-type']).to.equal('application/json')
    expect(got.headers['webhook-timestamp']).to.equal(String(noon.getTime() / 1000))
    expect(isSignedBy(endpoint.secret, got)).to.equal(true)
    expect(isSignedBy(endpoint.secret, { ...got, body: got.body.replace('open', 'shut') })).to.equal(false)
    const { state, attempts, responseStatus, id } = await only(endpoint)
    expect({ state, attempts, responseStatus }).to.deep.equal({ state: 'delivered', attempts: 1, responseStatus: 204 })
    expect(got.headers['webhook-id']).to.equal(id)
  })

  it('are signed by the old and the new secret for a day, then by the new one alone', async () => {
    const old = (await add()).secret
    const { id } = await WebhookEndpoint.findOne({ where: { clientId: client.clientId }, rejectOnEmpty: true })
    const { secret } = await rotateSecret(world, client, id)
    await tell()
    await run()
    jobs.set(later(25))
    await tell()
    await run()
    const byWhom = receiver.received.map((got) => [isSignedBy(old, got), isSignedBy(secret, got)])
    expect(byWhom).to.deep.equal([
      [true, true],
      [false, true],
    ])
    await rotateSecret(world, client, id, 0)
    await tell()
    await run()
    expect(isSignedBy(secret, receiver.received[2] as Received)).to.equal(false)
  })

  it('survive a receiver that fails, hangs and lies, and come again until it takes them', async () => {
    const endpoint = await add()
    const ways: ReceiverWay[] = [500, 'hang', 'cut', 'redirect', 'nonsense', 404]
    receiver.ways = [...ways]
    through({ wholeMs: 800 })
    await tell()
    const failures: (string | null)[] = []
    const statuses: (number | null)[] = []
    for (let tries = 0; tries < ways.length; tries++) {
      await run(new Date(jobs.waiting[0]?.at ?? 0))
      while ((await only(endpoint)).attempts === tries) await run(new Date(jobs.waiting[0]?.at ?? 0))
      const { failure, responseStatus } = await only(endpoint)
      failures.push(failure ?? null)
      statuses.push(responseStatus ?? null)
    }
    expect(failures).to.deep.equal(['status', 'timeout', 'unreachable', 'redirect', 'answer-broken', 'status'])
    expect(statuses).to.deep.equal([500, null, null, 307, null, 404])
    expect((await endpoint.reload()).failingSince).to.deep.equal(noon)
    await run()
    const { state, attempts } = await only(endpoint)
    expect({ state, attempts }).to.deep.equal({ state: 'delivered', attempts: 7 })
    expect((await endpoint.reload()).failingSince).to.equal(null)
    expect(new Set(receiver.received.map(({ headers }) => headers['webhook-id'])).size).to.equal(1)
    expect(receiver.redirected).to.equal(0)
  })

  it('are taken by the head of the answer: an endless body and one that never comes cost nothing', async () => {
    const endpoint = await add()
    receiver.ways = ['endless', 'then-nothing']
    await tell()
    await tell()
    await run()
    expect((await deliveriesOf(endpoint)).map(({ state }) => state)).to.deep.equal(['delivered', 'delivered'])
    expect(receiver.poured).to.be.below(16_000_000)
  })

  it('never reach an address inside, by whatever name it is called', async () => {
    const inside = ['127.0.0.1', '10.1.2.3', '169.254.169.254', '100.100.100.200', '192.168.1.1', '::1', 'fd00::1']
    const mapped = ['::ffff:127.0.0.1', '64:ff9b::7f00:1', 'fe80::1', '2002:7f00:1::', '0.0.0.0', '168.63.129.16']
    for (const address of [...inside, ...mapped]) {
      const post = webhookPost({ resolve: async () => ['1.1.1.1', address] })
      const refused = await post({ url: 'https://receiver.example/', headers: {}, body: '' }).catch(
        (error: { failure: string }) => error.failure,
      )
      expect(refused, address).to.equal('address-refused')
    }
    for (const url of ['https://127.0.0.1/', 'https://0x7f.1/', 'https://2130706433/', 'https://[::ffff:7f00:1]/']) {
      const direct = webhookPost()({ url, headers: {}, body: '' })
      expect(await direct.catch((error: { failure: string }) => error.failure), url).to.equal('address-refused')
    }
    const endpoint = await add('https://receiver.example/hook')
    through({ resolve: async () => ['127.0.0.1'] })
    await tell()
    await run(noon)
    expect((await only(endpoint)).failure).to.equal('address-refused')
    expect(receiver.received).to.deep.equal([])
  })

  it('go to the address that was checked, with the certificate of the name', async () => {
    const secure = await webhookReceiver({ tls: true })
    const host = `${specimenName}:${secure.port}`
    const post = webhookPost({ webhookHosts: new Set([host]), resolve: async () => ['127.0.0.1'] })
    const sent = () => post({ url: `https://${host}/`, headers: {}, body: '{}' })
    const trusted = getCACertificates('default')
    try {
      expect(await sent().catch((error: { failure: string }) => error.failure)).to.equal('tls')
      setDefaultCACertificates([...trusted, specimenCertificate])
      expect(await sent()).to.equal(204)
      const other = `other.example:${secure.port}`
      const misled = webhookPost({ webhookHosts: new Set([other]), resolve: async () => ['127.0.0.1'] })
      const answer = misled({ url: `https://${other}/`, headers: {}, body: '{}' })
      expect(await answer.catch((error: { failure: string }) => error.failure)).to.equal('tls')
    } finally {
      setDefaultCACertificates(trusted)
      await secure.close()
    }
  })

  it('of a dead receiver wait, die after a day and switch it off after three, and keep no other waiting', async () => {
    const dead = await add('https://dead.example/')
    const lively = await add()
    let hung = 0
    const silent = new Promise<string[]>(() => undefined)
    through({ resolve: () => (hung++ === 0 ? silent : Promise.reject(new Error('no such name'))), connectMs: 500 })
    for (let count = 0; count < 3; count++) await tell()
    await run(noon)
    expect((await deliveriesOf(lively)).map(({ state }) => state)).to.deep.equal(Array(3).fill('delivered'))
    const tried = (await deliveriesOf(dead)).reduce((sum, { attempts }) => sum + Number(attempts), 0)
    expect(tried, 'at once').to.equal(1)
    await run(later(30))
    const [first] = await deliveriesOf(dead)
    expect([first?.state, first?.attempts]).to.deep.equal(['dead', 11])
    expect((await dead.reload()).offAt).to.equal(null)
    jobs.set(later(72.1))
    await tell()
    await run(later(73))
    expect([dead.offReason, (await dead.reload()).offReason]).to.deep.equal([null, 'failing'])
    expect((await deliveriesOf(dead)).map(({ state }) => state)).to.deep.equal(Array(4).fill('dead'))
    await tell()
    expect(await deliveriesOf(dead)).to.have.length(4)
    const [entry] = await AuditEntry.findAll({ where: { action: 'webhook.switch-off', subjectId: dead.id } })
    expect(JSON.parse(entry?.details ?? '{}')).to.include({ client: client.clientId, reason: 'failing' })
  })

  it('stop at once where the receiver says that it is gone', async () => {
    const endpoint = await add()
    receiver.ways = [410]
    await tell()
    await tell()
    await run()
    expect(receiver.received).to.have.length(1)
    expect((await endpoint.reload()).offReason).to.equal('gone')
    await changeEndpoint(world, client, endpoint.id, {
      ...{ url: receiver.url, events: ['report.opened'], description: '' },
      isOn: true,
    })
    expect(await replayDead(world, client, endpoint.id, noon)).to.deep.equal({ replayed: 2, left: 0 })
    await run()
    expect((await deliveriesOf(endpoint)).map(({ state }) => state)).to.deep.equal(['delivered', 'delivered'])
  })

  it('are replayed one by one with the same id and bytes, by their owner alone', async () => {
    const endpoint = await add()
    await tell()
    await run()
    const { id } = await only(endpoint)
    const stranger = await aClient()
    const refused = await replayDelivery(world, stranger, id).catch(({ code }: { code: string }) => code)
    expect(refused).to.equal('webhook_delivery.not_found')
    await replayDelivery(world, client, id)
    await run()
    const [first, second] = receiver.received as [Received, Received]
    expect(second.body).to.equal(first.body)
    expect(second.headers['webhook-id']).to.equal(first.headers['webhook-id'])
  })

  it('wait in a bounded line; what is more is kept to be replayed', async () => {
    const endpoint = await add()
    const event = { event: 'report.opened', body: '{}' }
    const row = { endpointId: endpoint.id, ...event, state: 'waiting' as const, nextAt: noon, createdAt: noon }
    await WebhookDelivery.bulkCreate(Array.from({ length: mostWaiting }, () => ({ id: newId(), ...row })))
    const over = await world.transaction(() => queueDelivery(world, endpoint.id, event))
    expect([over.state, over.failure]).to.deep.equal(['dead', 'queue-full'])
    expect(await replayDead(world, client, endpoint.id, noon)).to.deep.equal({ replayed: 0, left: 1 })
  })

  it('tell only who asked for it and may know it at that moment, and of test keys nobody', async () => {
    const told = await add()
    const test = await add(receiver.url, client, true)
    const deprived = await aClient()
    const without = await add(receiver.url, deprived)
    await keep('PUT', `${clientsPath}/${deprived.clientId}`, {
      name: `样本·收回 ${process.pid}`,
      scopes: ['webhooks:write'],
    })
    const closed = await aClient()
    await add(receiver.url, closed)
    await keep('DELETE', `${clientsPath}/${closed.clientId}`)
    await tell()
    await tell({ type: 'report.closed', data: { ...opened.data, status: 'closed' } })
    const counts = await Promise.all([told, test, without].map(async (each) => (await deliveriesOf(each)).length))
    expect(counts).to.deep.equal([1, 0, 0])
    expect(await WebhookEndpoint.count({ where: { clientId: closed.clientId } })).to.equal(0)
    const refused = await add(receiver.url, await aClient(['webhooks:write'])).catch((error) => error.details.errors)
    expect(refused).to.deep.equal([{ path: 'events', code: 'field.event_scope' }])
  })

  it('tell nothing of a report that is about a child', async () => {
    const endpoint = await add()
    const report = { id: newId(), serviceId: 'drinking-water', state: 'ROUTED' } as const
    const told = { clock: jobs, jobs, wechat: undefined }
    await world.transaction(() => tellIntegrators(told, { ...report, aboutMinor: true }, null))
    expect(await deliveriesOf(endpoint)).to.have.length(0)
    await world.transaction(() => tellIntegrators(told, { ...report, aboutMinor: false }, null))
    expect((await only(endpoint)).body).to.equal(JSON.stringify({ ...opened, data: { ...opened.data, id: report.id } }))
  })

  it('come again within some twenty-two hours, never all at one moment', () => {
    const hours = (chance: number) => {
      let at = noon
      for (let attempts = 1; ; attempts++) {
        const next = nextTry(attempts, at, chance)
        if (next === null) return (at.getTime() - noon.getTime()) / 3_600_000
        at = next
      }
    }
    expect(hours(0.5)).to.be.within(21.5, 22.5)
    expect([hours(0), hours(1)].map(Math.round)).to.deep.equal([17, 26])
  })

  it('are taken by the receiver of the documentation, once each, and by it alone when they are genuine', async () => {
    const endpoint = await add()
    const example = spawn(process.execPath, ['docs/examples/webhook-receiver.mjs'], {
      env: { PORT: '0', WEBHOOK_SECRETS: `whsec_${Buffer.from('another').toString('base64')} ${endpoint.secret}` },
    })
    const said: string[] = []
    example.stdout.setEncoding('utf8').on('data', (part: string) => said.push(part))
    try {
      await once(example.stdout, 'data')
      const url = `http://127.0.0.1:${/\d+/.exec(said[0] ?? '')?.[0]}/`
      world.webhookHosts = new Set([new URL(url).host])
      through({})
      await endpoint.update({ url })
      jobs.set(new Date())
      await tell()
      await run(new Date())
      const { id, state } = await only(endpoint)
      expect(state).to.equal('delivered')
      await replayDelivery(world, client, id)
      await run(new Date())
      expect((await only(endpoint)).state).to.equal('delivered')
      expect(said.join('').match(/report\.opened/g)).to.have.length(1)
      jobs.set(new Date(Date.now() - 600_000))
      await replayDelivery(world, client, id)
      await run(new Date(Date.now() - 600_000))
      expect((await only(endpoint)).responseStatus, 'an old one').to.equal(400)
      const forged = { 'webhook-id': id, 'webhook-timestamp': String(Math.floor(Date.now() / 1000)) }
      const answer = await fetch(url, { method: 'POST', body: '{}', headers: forged })
      expect(answer.status, 'a forged one').to.equal(400)
    } finally {
      example.kill()
    }
  })
})

import { setTimeout as sleep } from 'node:timers/promises'
import { expect } from 'chai'
import sharp from 'sharp'
import { idempotencyKey, inventPerson } from '../support/api.ts'
import { type FourProcesses, missingServer, type Process, startFour } from '../support/four-processes.ts'
import { filingFor } from './filing-for.ts'

/** As in src/http/middleware/limit.ts. */
const callsPerMinute = 300
const patienceMs = 25_000

interface Call {
  token?: string | undefined
  body?: unknown
  headers?: Record<string, string>
}

async function call({ baseUrl }: Process, method: string, path: string, { token, body, headers }: Call = {}) {
  const isForm = body instanceof FormData
  const response = await fetch(`${baseUrl}${path}`, {
    method,
    headers: {
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(body === undefined || isForm ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: isForm ? body : JSON.stringify(body) }),
  })
  const text = await response.text()
  const isJson = /json/.test(response.headers.get('content-type') ?? '')
  return { status: response.status, text, json: isJson ? JSON.parse(text) : undefined }
}

async function eventually<T>(look: () => Promise<T | undefined> | T | undefined, what: string): Promise<T> {
  for (const until = performance.now() + patienceMs; performance.now() < until; await sleep(100)) {
    const found = await look()
    if (found !== undefined) return found
  }
  throw new Error(`never: ${what}`)
}

describe('two processes that answer and two that work', function () {
  this.timeout(120_000)
  let four: FourProcesses
  let web: [Process, Process]
  let workers: [Process, Process]
  before(async function () {
    const missing = await missingServer()
    if (missing !== undefined) {
      console.log(`    ${missing} on this machine: several processes are not tried`)
      this.skip()
    }
    four = await startFour()
    web = four.webs
    workers = four.workers
  })
  after(() => four?.stop())

  const staff = (username: string) => {
    const token = web[0].demo.staff.find((each) => each.username === username)?.token
    if (token === undefined) throw new Error(`no ${username}`)
    return token
  }
  const logIn = async (phone: string) => {
    await call(web[0], 'POST', '/v1/sessions/sms-code', { body: { phone } })
    const code = /\d{6}/.exec(web[0].sms.shown.find(({ to }) => to === phone)?.body ?? '')?.[0]
    return (await call(web[1], 'POST', '/v1/sessions', { body: { phone, code } })).json.token as string
  }
  const file = async (token: string, changes: Record<string, unknown> = {}) => {
    const body = await filingFor(web[0], changes)
    const { status, json } = await call(web[0], 'POST', '/v1/cases', { token, body, headers: idempotencyKey() })
    expect(status).to.equal(201)
    return json as { id: string; caseNumber: string }
  }
  const accept = (at: Process, id: string) =>
    call(at, 'POST', `/v1/staff/cases/${id}/actions`, {
      token: staff('water-530114-handler'),
      body: { action: 'accept', version: 1 },
    })

  it('found one database, which one of them made, and the same people in it', async () => {
    const made = [...web, ...workers].map((each) =>
      Number(/"count":(\d+),"database":"postgres"/.exec(each.said())?.[1]),
    )
    expect(made.filter((count) => count > 0)).to.have.length(1)
    const token = staff('system-admin')
    for (const each of web) expect((await call(each, 'GET', '/v1/admin/staff', { token })).status).to.equal(200)
  })

  it('show on one what was filed on the other, with its photo', async () => {
    const token = await logIn(inventPerson().phone)
    const photo = await sharp({ create: { width: 64, height: 48, channels: 3, background: 'teal' } })
      .jpeg()
      .toBuffer()
    const body = new FormData()
    body.set('file', new Blob([new Uint8Array(photo)], { type: 'image/jpeg' }), 'a.jpg')
    const attachment = (await call(web[0], 'POST', '/v1/attachments', { token, body })).json.id as string
    const { id } = await file(token, { attachments: [attachment] })
    const read = await call(web[1], 'GET', `/v1/cases/${id}`, { token })
    expect([read.status, read.json.id]).to.deep.equal([200, id])
    expect((await call(web[1], 'GET', `/v1/attachments/${attachment}`, { token })).status).to.equal(200)
    const kept = [...four.storage.objects].filter(([key]) => key.startsWith('files/'))
    expect(kept.map(([key]) => key.endsWith(attachment))).to.deep.equal([true])
    expect(kept[0]?.[1].bytes.includes(photo.subarray(0, 3)), 'a JPEG in clear').to.equal(false)
  })

  it('log in on one and out on the other, which ends it on both at once', async () => {
    const token = await logIn(inventPerson().phone)
    for (const each of web) expect((await call(each, 'GET', '/v1/me', { token })).status).to.equal(200)
    expect((await call(web[1], 'DELETE', '/v1/sessions/current', { token })).status).to.equal(204)
    for (const each of web) expect((await call(each, 'GET', '/v1/me', { token })).status).to.equal(401)
  })

  it('count the calls of one address together', async () => {
    const headers = { 'x-forwarded-for': '203.0.113.77' }
    const statuses: number[] = []
    for (let i = 0; i < callsPerMinute + 10; i += 10) {
      const calls = Array.from({ length: 10 }, (_, each) =>
        call(each % 2 === 0 ? web[0] : web[1], 'GET', '/healthz', { headers }),
      )
      statuses.push(...(await Promise.all(calls)).map(({ status }) => status))
    }
    expect(statuses.filter((status) => status === 200)).to.have.length(callsPerMinute)
    expect(statuses.filter((status) => status === 429)).to.have.length(10)
    for (const each of web) {
      expect((await call(each, 'GET', '/healthz', { headers })).status).to.equal(429)
      expect((await call(each, 'GET', '/readyz')).json.limits).to.equal('shared')
    }
  })

  it('know at once on one what somebody became, and is no longer, on the other', async () => {
    const token = staff('water-530114-handler')
    const all = async () =>
      (await call(web[0], 'GET', '/v1/admin/staff', { token: staff('security-admin') })).json.items
    const found = (await all()).find(({ username }: { username: string }) => username === 'water-530114-handler')
    const works = (at: Process) => call(at, 'GET', '/v1/staff/cases', { token })
    const before = (await works(web[1])).json.items.length
    expect(before).to.be.at.least(1)
    const security = staff('security-admin')
    expect(
      (await call(web[0], 'DELETE', `/v1/admin/grants/${found.grants[0].id}`, { token: security })).status,
    ).to.equal(204)
    expect((await works(web[1])).json.items ?? []).to.deep.equal([])
    const { role, department, division } = found.grants[0]
    const body = { role, department, division }
    expect(
      (await call(web[1], 'POST', `/v1/admin/staff/${found.id}/grants`, { token: security, body })).status,
    ).to.equal(201)
    expect((await works(web[0])).json.items).to.have.length(before)
  })

  it('promise on one what a county set on the other', async () => {
    const token = staff('civil-530111-approver')
    const clocks = { acceptWorkingDays: 1, platformDays: 5, statutoryWorkingDays: 25 }
    const local = { serviceId: 'minimum-living-allowance', division: '530111', clocks, basis: '样本办发〔2026〕1号' }
    expect((await call(web[0], 'POST', '/v1/admin/local-promises', { token, body: local })).status).to.equal(201)
    const { json } = await call(web[1], 'GET', '/v1/services/minimum-living-allowance?division=530111001')
    expect(JSON.stringify(json)).to.include(local.basis)
  })

  it('give browsers the same offline pages', async () => {
    const [one, other] = await Promise.all(web.map((each) => call(each, 'GET', '/service-worker.js')))
    expect([one?.status, other?.text === one?.text]).to.deep.equal([200, true])
  })

  it('serve health and metrics alone where they only work', async () => {
    for (const each of workers) {
      const { status, json } = await call(each, 'GET', '/readyz')
      expect([status, json]).to.deep.equal([
        200,
        { ready: true, draining: false, database: 'ready', durable: true, limits: 'shared' },
      ])
      expect((await call(each, 'GET', '/metrics')).text).to.include('process_cpu_seconds_total')
      for (const path of ['/', '/v1/services', '/openapi.json', '/staff']) {
        expect((await call(each, 'GET', path)).status, path).to.equal(404)
      }
    }
  })

  it('do a job once, by a worker, and the other does what one left that was killed', async () => {
    const phone = inventPerson().phone
    const token = await logIn(phone)
    // At night phones ring for what is urgent alone.
    const { id } = await file(token, { problems: ['W07'] })
    const sent = (at: Process) => at.sms.shown.filter(({ to }) => to === phone)
    await eventually(() => (workers.some((each) => sent(each).length > 0) ? true : undefined), 'news of the filing')
    for (const each of workers) each.sms.faults.push('hang-after')
    expect((await accept(web[1], id)).status).to.equal(200)
    const holder = await eventually(
      () => workers.find((each) => each.sms.posts > 0 && each.sms.faults.length === 0),
      'the message that hangs',
    )
    const other = holder === workers[0] ? workers[1] : workers[0]
    other.sms.faults.length = 0
    expect(await holder.end('SIGKILL')).to.equal('SIGKILL')
    const hanging = sent(holder).at(-1)?.id
    const delivered = await eventually(async () => {
      // Time passes: a minute without a sign of life, and the pause before it is tried again.
      await four.database.query(
        `UPDATE deliveries SET claimed_at = claimed_at - interval '2 minutes' WHERE status = 'sending'`,
      )
      await four.database.query(
        `UPDATE pgboss.job SET heartbeat_on = heartbeat_on - interval '1 minute' WHERE state = 'active'`,
      )
      await four.database.query(`UPDATE pgboss.job SET start_after = now() WHERE state = 'retry'`)
      return sent(other).find((message) => message.id === hanging)
    }, 'the message of the dead worker')
    expect(delivered.body).to.equal(sent(holder).at(-1)?.body)
    const left = `SELECT FROM deliveries WHERE case_id = $1 AND status <> 'delivered'`
    await eventually(async () => {
      const { rowCount } = await four.database.query(left, [id])
      return rowCount === 0 ? true : undefined
    }, 'all delivered')
    const ids = [...sent(workers[0]), ...sent(workers[1])].map((message) => message.id)
    expect(new Set(ids).size, 'sent by both').to.equal(ids.length - 1)
    for (const each of web)
      expect(
        each.sms.shown.every(({ body }) => /\d{6}/.test(body)),
        'codes alone',
      ).to.equal(true)
  })
})

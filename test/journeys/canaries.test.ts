import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { expect } from 'chai'
import { checkDigitOf } from '../../src/kernel/id-number.ts'
import { formHeaders } from '../support/as-browser.ts'
import { type ChildService, newFolder, startChild } from '../support/child-service.ts'
import { service as ownService } from '../support/service.ts'
import { type TraceCollector, traceCollector } from '../support/trace-collector.ts'
import { type WebhookReceiver, webhookReceiver } from '../support/webhook-receiver.ts'
import { filingFor } from './filing-for.ts'
import { inventBody, type Schema } from './invent-body.ts'

const first17 = '53011419460215017'
const canaries = {
  name: '样本白头翁',
  idNumber: `${first17}${checkDigitOf(first17)}`,
  phone: '19876500987',
  detail: '白头翁巷八十八号',
  text: '白头翁家三天没有水',
}
/** The day that an ID number tells, as fields of a form have it. */
const birthDay = '1946-02-15'

/** What somebody would type there. */
function textFor(property: string, pattern?: string): string {
  if (/idNumber/i.test(property)) return canaries.idNumber
  if (/phone|^to$/i.test(property)) return canaries.phone
  if (/^(code|division|problemDivision)$/.test(property)) return '530114001'
  if (/serviceId/.test(property)) return 'drinking-water'
  if (/name/i.test(property)) return canaries.name
  if (/detail|address/i.test(property)) return canaries.detail
  if (/birth|date|day|from|until|At$/i.test(property)) return birthDay
  return pattern === undefined ? canaries.text : canaries.name
}

interface Described {
  parameters?: { name: string; in: string }[]
  requestBody?: { content: Record<string, { schema: Schema }> }
}

describe('what was typed at any door', function () {
  this.timeout(240_000)
  let service: ChildService
  const folder = newFolder()
  const temporary = mkdtempSync(join(tmpdir(), 'canaries-'))
  let receiver: WebhookReceiver
  let collector: TraceCollector
  let citizen: string
  let metrics = ''
  let told: Record<number, number> = {}

  before(async () => {
    receiver = await webhookReceiver()
    collector = await traceCollector()
    service = await startChild(folder.path, 'debug', {
      TMPDIR: temporary,
      CLOCK_START: '2030-12-03T12:00:00+08:00',
      WEBHOOK_PRIVATE_HOSTS: receiver.host,
      OTEL_EXPORTER_OTLP_ENDPOINT: collector.endpoint,
    })
    citizen = await logIn()
  })
  after(async () => {
    await service.end('SIGKILL')
    await receiver.close()
    await collector.close()
    folder.remove()
    rmSync(temporary, { recursive: true, force: true })
  })

  async function call(method: string, path: string, headers: Record<string, string>, body?: string) {
    const answer = await fetch(`${service.baseUrl}${path}`, {
      method,
      redirect: 'manual',
      headers: { 'idempotency-key': crypto.randomUUID(), 'sec-fetch-site': 'same-origin', ...headers },
      ...(body === undefined || method === 'GET' ? {} : { body }),
    })
    const text = await answer.text()
    told = { ...told, [answer.status]: (told[answer.status] ?? 0) + 1 }
    expect(answer.status, `${method} ${path}: ${text.slice(0, 200)}`).to.satisfy(
      (status: number) => status < 500 || status === 503,
    )
    return { status: answer.status, json: text.startsWith('{') ? JSON.parse(text) : undefined }
  }
  const json = (token: string) => ({ authorization: `Bearer ${token}`, 'content-type': 'application/json' })
  const form = (token: string) => ({
    cookie: `session=${token}`,
    'content-type': 'application/x-www-form-urlencoded',
  })

  /** The phone of the canary is proved as its owner would. */
  async function logIn(): Promise<string> {
    const { phone } = canaries
    const typed = { 'content-type': 'application/json' }
    await call('POST', '/v1/sessions/sms-code', typed, JSON.stringify({ phone }))
    const { items } = (await call('GET', '/demo/outbox', {})).json
    const code = /\d{6}/.exec(items.find(({ to }: { to: string }) => to === phone).body)?.[0]
    return (await call('POST', '/v1/sessions', typed, JSON.stringify({ phone, code }))).json.token
  }

  async function file(token: string): Promise<{ id: string; body: string }> {
    const { name, idNumber, phone, detail, text } = canaries
    const filing = await filingFor(service, {
      applicant: { name, idNumber, phone },
      residence: { code: '530114001', detail },
      problemPlace: { code: '530114001001', detail },
      description: text,
    })
    const body = JSON.stringify(filing)
    const filed = await call('POST', '/v1/cases', json(token), body)
    expect(filed.status).to.equal(201)
    return { id: filed.json.id, body }
  }

  it('is not told to a receiver of webhooks: a report’s id, state and day alone', async () => {
    const wanted = { url: receiver.url, events: ['report.opened'] }
    const key = json(service.demo.apiKeys.integrator)
    expect((await call('POST', '/v1/webhooks', key, JSON.stringify(wanted))).status).to.equal(201)
    const { id } = await file(citizen)
    for (let tries = 0; tries < 100 && receiver.received.length === 0; tries++) await delay(100)
    expect(receiver.received.map(({ body }) => JSON.parse(body))).to.deep.equal([
      { type: 'report.opened', data: { id, status: 'open', changedOn: '2030-12-03' } },
    ])
    const all = JSON.stringify(receiver.received)
    expect(all).to.not.include('traceparent')
    for (const [canary, secret] of Object.entries(canaries)) expect(all, canary).to.not.include(secret)
  })

  it('is taken or refused by every operation and every page', async () => {
    const { id, body: filing } = await file(citizen)
    const { pagePaths } = await ownService()
    const handler = service.demo.staff.find(({ username }) => username === 'water-530114-handler')?.token ?? ''
    const key = service.demo.apiKeys.integrator
    const document = (await call('GET', '/openapi.json', {})).json
    const named: Record<string, Schema> = document.components.schemas
    const inPlace = (path: string) =>
      path
        .replace(/[{:]id\}?/g, id)
        .replace(/[{:]serviceId\}?/g, 'drinking-water')
        .replace(/[{:]\w+\}?/g, encodeURIComponent(canaries.name))
    const query = (names: string[]) =>
      names.length === 0 ? '' : `?${new URLSearchParams(names.map((name) => [name, textFor(name)]))}`

    const operations = Object.entries<Record<string, Described>>(document.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, described]) => ({ method: method.toUpperCase(), path, ...described })),
    )
    // Whatever ends a session or an account comes last.
    const ending = (each: { method: string; path: string }) =>
      each.method === 'DELETE' || /sessions|recovery/.test(each.path) ? 1 : 0
    operations.sort((one, other) => ending(one) - ending(other))
    expect(operations.length).to.be.above(100)
    for (const { method, path, parameters = [], requestBody } of operations) {
      const asked = parameters.filter((each) => each.in === 'query').map(({ name }) => name)
      const schema = requestBody?.content['application/json']?.schema
      const body = schema ? JSON.stringify(inventBody(schema, textFor, named)) : undefined
      const bodies = method === 'POST' && path === '/v1/cases' ? [body, filing] : [body]
      const tokens = /^\/v1\/(ocr|audio|divisions)/.test(path) ? [citizen, handler, key] : [citizen, handler]
      for (const token of tokens) {
        for (const each of bodies) await call(method, `${inPlace(path)}${query(asked)}`, json(token), each)
      }
      await call(method, `${inPlace(path)}${query(['x', 'name'])}`, json(citizen), body?.slice(0, -2))
    }
    const again = await logIn()
    const fields = ['name', 'idNumber', 'phone', 'detail', 'description', 'note', 'text', 'query', 'code', 'reason']
    const posted = new URLSearchParams(fields.map((field) => [field, textFor(field)])).toString()
    for (const path of pagePaths.filter((each) => each.startsWith('/') && !/\*|\.js|\.css/.test(each))) {
      for (const token of path.startsWith('/staff') ? [handler] : [again, handler]) {
        await call('GET', `${inPlace(path)}${query(['next', 'query', 'name'])}`, form(token))
        const proof = await formHeaders(service.baseUrl, token)
        if (!/logout|close/.test(path)) await call('POST', inPlace(path), { ...form(token), ...proof }, posted)
      }
    }
    metrics = await (await fetch(`${service.baseUrl}/metrics`)).text()
    expect(told[200]).to.be.above(100)
    expect(told[400]).to.be.above(50)
  })

  it('stands in no log, no measurement, no trace, no file, no database and no dump', async () => {
    expect(await service.end('SIGTERM')).to.equal(0)
    const spans = collector.spans()
    const filed = spans.find(({ name }) => name === 'POST /v1/cases')
    expect(spans.filter(({ parentSpanId }) => parentSpanId === filed?.spanId).map(({ name }) => name)).to.deep.equal([
      'transaction',
    ])
    const done = ['job deliver-news', 'job deliver-webhooks', 'post webhook', 'speak espeak', 'GET /v1/cases/{id}']
    expect(spans.map(({ name }) => name)).to.include.members(done)
    const fields = new Set(spans.flatMap(({ attributes }) => attributes.map(({ key }) => key)))
    expect([...fields].sort()).to.deep.equal([
      'error.type',
      'http.request.method',
      'http.response.status_code',
      'http.route',
    ])
    const files = [folder.path, temporary].flatMap((path) =>
      readdirSync(path, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name)),
    )
    expect(files.length).to.be.above(500)
    const found: string[] = []
    for (const [canary, secret] of Object.entries(canaries)) {
      if (service.said().includes(secret)) found.push(`${canary} in the log`)
      if (metrics.includes(secret)) found.push(`${canary} in the metrics`)
      if (collector.bodies.join().includes(secret)) found.push(`${canary} in the traces`)
    }
    for (const file of files) {
      const bytes = readFileSync(file)
      for (const [canary, secret] of Object.entries(canaries)) {
        if (bytes.includes(secret)) found.push(`${canary} in ${file.slice(folder.path.length)}`)
        if (bytes.includes(Buffer.from(secret, 'utf16le'))) found.push(`${canary} as UTF-16 in ${file}`)
      }
    }
    expect(found).to.deep.equal([])
  })
})

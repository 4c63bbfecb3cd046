import { readFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect } from 'chai'
import { ApiProblem } from '../../src/client/api-problem.ts'
import { type ClientOptions, openClient } from '../../src/client/client.ts'
import { describeOperations } from '../../tools/client/describe-operations.ts'
import { api, integratorKey } from '../support/api.ts'
import { service } from '../support/service.ts'

/** What a call throws. */
async function thrown(call: Promise<unknown>): Promise<unknown> {
  return call.then(
    () => expect.fail('nothing was thrown'),
    (error: unknown) => error,
  )
}

describe('the typed client, with the service', () => {
  const open = async (changes: ClientOptions = {}) =>
    openClient({ baseUrl: (await service()).baseUrl, token: await integratorKey(), ...changes })

  it('has the types of the OpenAPI document as it is: else run npm run client:build', async () => {
    const kept = readFileSync(new URL('../../src/client/operations.ts', import.meta.url), 'utf8')
    expect(describeOperations((await api('GET', '/openapi.json')).json) === kept, 'stale').to.equal(true)
  })

  it('sends bodies, parameters and questions, and gives what is answered', async () => {
    const client = await open()
    const body = { longitude: 102.82, latitude: 24.89, coordType: 'wgs84' } as const
    const { code } = await client.call('POST /v1/divisions/resolve', { body })
    expect(code).to.equal('530114')
    const { items } = await client.call('GET /v1/divisions/{code}/children', { path: { code } })
    expect(items.map(({ name }) => name)).to.include('龙城街道')
    const found = await client.call('GET /v1/divisions', { query: { query: '呈贡', limit: 1 } })
    expect(found.items[0]?.code).to.equal('530114')
  })

  it('gives sound as it comes', async () => {
    const client = await open()
    const answer = await client.call('POST /v1/audio/speech', { body: { input: '您好。' } })
    expect(answer.headers.get('content-type')).to.equal('audio/mpeg')
    expect((await answer.arrayBuffer()).byteLength).to.be.above(1000)
  })

  it('sends files, and throws a refusal with its code, its words and its faults', async () => {
    const client = await open({ language: 'en' })
    const none = await thrown(client.call('POST /v1/ocr/id-card', { form: { image: new Blob(['no photo']) } }))
    expect(none).to.be.instanceOf(ApiProblem).and.include({ status: 415, code: 'image.type_unsupported' })
    const bad = await thrown(client.call('POST /v1/divisions/parse-address', { body: { address: '' } }))
    expect(bad).to.be.instanceOf(ApiProblem).and.include({ code: 'request.invalid' })
    expect((bad as ApiProblem).faults[0]).to.include({ path: 'address', code: 'field.required' })
    expect((bad as ApiProblem).speech).to.match(/[a-z]/)
  })
})

describe('the typed client, when it goes badly', () => {
  let server: Server
  let asked = 0
  let answer: (response: ServerResponse, request: IncomingMessage) => void
  const open = (options: ClientOptions = {}) =>
    openClient({ baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, ...options })
  const refuse = (status: number, headers: Record<string, string>) => (response: ServerResponse) =>
    response.writeHead(status, { 'content-type': 'application/problem+json', ...headers }).end('{"code":"audio.busy"}')

  before((done) => {
    server = createServer((request, response) => {
      asked++
      answer(response, request)
    }).listen(0, '127.0.0.1', done)
  })
  beforeEach(() => {
    asked = 0
  })
  after((done) => {
    server.close(done)
    server.closeAllConnections()
  })

  it('asks again when it was told to, not before', async () => {
    const began = performance.now()
    answer = (response) =>
      asked === 1
        ? refuse(503, { 'retry-after': '1' })(response)
        : response.writeHead(200, { 'content-type': 'application/json' }).end('{"status":"ok"}')
    expect(await open().call('GET /healthz')).to.deep.equal({ status: 'ok' })
    expect(performance.now() - began).to.be.within(950, 5000)
    expect(asked).to.equal(2)
  })

  it('gives up after its tries, and at once when it should wait for long', async () => {
    answer = refuse(503, { 'retry-after': '0' })
    expect(await thrown(open().call('GET /healthz'))).to.include({ status: 503, code: 'audio.busy' })
    expect(asked).to.equal(3)
    answer = refuse(429, { 'retry-after': '3600' })
    expect(await thrown(open().call('GET /healthz'))).to.include({ status: 429, retryAfterMs: 3_600_000 })
    expect(asked).to.equal(4)
  })

  it('asks twice for nothing that would be done twice', async () => {
    answer = refuse(503, { 'retry-after': '0' })
    await thrown(open().call('POST /v1/divisions/parse-address', { body: { address: '昆明市' } }))
    expect(asked).to.equal(1)
    await thrown(open().call('DELETE /v1/drafts/{clientKey}', { path: { clientKey: 'a' } }))
    expect(asked).to.equal(4)
  })

  it('does not ask again what was refused for good', async () => {
    answer = (response) => response.writeHead(404, { 'content-type': 'text/html' }).end('<p>')
    expect(await thrown(open().call('GET /healthz')))
      .to.be.instanceOf(ApiProblem)
      .and.include({ code: 'unknown' })
    expect(asked).to.equal(1)
  })

  it('does not wait for ever, and stops when nobody waits', async () => {
    answer = () => undefined
    expect(await thrown(open({ timeoutMs: 60, retries: 0 }).call('GET /healthz'))).to.include({ name: 'TimeoutError' })
    const leaving = new AbortController()
    const call = thrown(open().call('GET /healthz', {}, leaving.signal))
    leaving.abort(new Error('left'))
    expect(await call).to.include({ message: 'left' })
    expect(asked).to.be.below(3)
  })
})

import { setTimeout as sleep } from 'node:timers/promises'
import { expect } from 'chai'
import { type ChildService, newFolder, startChild } from '../support/child-service.ts'
import { type Line, lineTo } from '../support/line-to.ts'
import { ownDatabase } from '../support/own-database.ts'
import { postgresServer } from '../support/postgres-server.ts'
import { filingFor } from './filing-for.ts'

/** Whoever asks is told within this; and the service is itself again as long after the database is. */
const toldMs = 3_000
const backMs = 10_000
/** More than there are connections: some wait for one when the database goes. */
const manyAtOnce = 12
const notice = '/v1/services/drinking-water/notice'

interface Answer {
  status: number
  ms: number
  retryAfter: string | null
  body: Buffer
}

describe('a service whose database goes away (needs PostgreSQL, else left out)', function () {
  this.timeout(150_000)
  const folder = newFolder()
  let database: Awaited<ReturnType<typeof ownDatabase>> | undefined
  let line: Line
  let service: ChildService
  let filing: Record<string, unknown>
  let heard: Answer

  before(async function () {
    const url = await postgresServer()
    if (url === undefined) return this.skip()
    database = await ownDatabase(url)
    line = await lineTo(database.url)
    service = await startChild(folder.path, 'warn', { DATABASE_URL: line.url, DATABASE_POOL: '4' })
    filing = await filingFor(service)
    heard = await ask('GET', `${notice}/audio`, citizen())
    expect(heard.status).to.equal(200)
    while (state(await ask('GET', '/readyz')).boundaries !== 'ready') await sleep(100)
  })
  after(async () => {
    await service?.end('SIGKILL')
    await line?.close()
    await database?.drop()
    folder.remove()
  })

  const citizen = () => ({ authorization: `Bearer ${service.demo.citizens[0]?.token}` })
  const integrator = () => ({ authorization: `Bearer ${service.demo.apiKeys.integrator}` })
  const state = ({ body }: Answer) => JSON.parse(body.toString()) as Record<string, unknown>

  async function ask(method: string, path: string, headers: Record<string, string> = {}, body?: object) {
    const began = performance.now()
    const response = await fetch(service.baseUrl + path, {
      method,
      headers: body === undefined ? headers : { ...headers, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const bytes = Buffer.from(await response.arrayBuffer())
    const retryAfter = response.headers.get('retry-after')
    return { status: response.status, ms: performance.now() - began, retryAfter, body: bytes }
  }
  const file = (key: string) => ask('POST', '/v1/cases', { ...citizen(), 'idempotency-key': key }, filing)
  const resolve = () =>
    ask('POST', '/v1/divisions/resolve', integrator(), { longitude: 102.83, latitude: 24.88, coordType: 'wgs84' })

  async function unready(since: number): Promise<Answer> {
    for (;;) {
      const answer = await ask('GET', '/readyz')
      if (state(answer).database !== 'ready') return answer
      expect(performance.now() - since).to.be.below(toldMs)
      await sleep(50)
    }
  }

  for (const way of ['cut', 'silence'] as const) {
    it(`answers 503 in time, plays and resolves, and is itself again by itself: ${way}`, async () => {
      expect((await resolve()).status).to.equal(200)
      expect((await file(crypto.randomUUID())).status).to.equal(201)
      const keys = Array.from({ length: manyAtOnce }, () => crypto.randomUUID())
      const filed = keys.map(file)
      await sleep(5)
      await line[way]()
      const [needs, plays, ready] = await Promise.all([
        Promise.all([...filed, file(crypto.randomUUID()), ask('GET', '/v1/cases', citizen())]),
        Promise.all([ask('GET', `${notice}/audio`), ask('GET', `${notice}/audio`, citizen()), resolve()]),
        unready(performance.now()),
      ])
      for (const { status, ms, retryAfter } of needs) {
        expect(ms).to.be.below(toldMs)
        expect(status).to.be.oneOf([201, 503])
        if (status === 503) expect(Number(retryAfter)).to.be.at.least(1)
      }
      expect(needs.at(-1)?.status).to.equal(503)
      for (const { status, ms } of plays) expect([status, ms < toldMs]).to.deep.equal([200, true])
      expect(plays[1].body.equals(heard.body)).to.equal(true)
      expect([ready.status, state(ready).database]).to.deep.equal([503, 'unavailable'])
      expect(Number(ready.retryAfter)).to.be.at.least(1)
      const pages = ['/', '/services/drinking-water/notice', '/healthz'].map((path) => ask('GET', path))
      const atOnce = await Promise.all([file(crypto.randomUUID()), ask('GET', notice), ...pages])
      expect(atOnce.map(({ status }) => status)).to.deep.equal([503, 200, 200, 200, 200])
      for (const { ms } of atOnce) expect(ms).to.be.below(1_000)

      await line.mend()
      const since = performance.now()
      const isBack = async () =>
        state(await ask('GET', '/readyz')).database === 'ready' &&
        (await ask('GET', '/v1/cases', citizen())).status === 200
      while (!(await isBack())) {
        expect(performance.now() - since).to.be.below(backMs)
        await sleep(50)
      }
      // Who was told 503 files again under the same key: there is one case of each.
      const again = await Promise.all(keys.map(file))
      expect(again.map(({ status }) => status)).to.deep.equal(keys.map(() => 201))
      const numbers = again.map((answer) => state(answer)['caseNumber'])
      for (const [index, answer] of (await Promise.all(filed)).entries()) {
        if (answer.status === 201) expect(state(answer)['caseNumber']).to.equal(numbers[index])
      }
      expect(new Set(numbers).size).to.equal(keys.length)
    })
  }
})

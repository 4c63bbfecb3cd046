import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect } from 'chai'
import { createApp } from '../../../src/http/app.ts'
import { formTokens } from '../../../src/http/form-tokens.ts'
import type { HttpWorld } from '../../../src/http/http-world.ts'
import { createMetrics } from '../../../src/http/metrics.ts'
import { allRoutes } from '../../../src/http/routes/all-routes.ts'
import type { LogFields } from '../../../src/kernel/log.ts'
import { loadWords } from '../../../src/kernel/words.ts'
import { scopes } from '../../../src/policies/actor.ts'
import { newClient } from '../../clients/new-client.ts'
import { api, logIn } from '../../support/api.ts'
import { newSeals } from '../../support/seals.ts'
import { everyOperation } from '../operations.ts'

const keyNames: Record<string, string> = { ws: 'key', cv: 'access_token', open311: 'api_key' }
const nameFor = (path: string) => keyNames[path.split('/')[1] ?? ''] ?? ''

/** Every route of another protocol, with what it would be asked. */
async function faces() {
  return (await everyOperation()).filter(({ tag, isPublic }) => tag === 'compatible' && !isPublic)
}

/** As each protocol tells that it was let in or not: by status, or by a number in the body. */
function refusalOf({ status, json }: { status: number; json: never }): string {
  const told = json as { code?: string; errcode?: number; status?: number } | { code: number }[] | undefined
  if (Array.isArray(told)) return String(told[0]?.code ?? status)
  return told?.code ?? String(status)
}

describe('a key in the address', () => {
  it('opens what its scope opens, in every protocol, and nothing else', async () => {
    const keys = await Promise.all(
      scopes.map(async (scope) => ({ scope, ...(await newClient({ scopes: [scope], test: true })) })),
    )
    const all = await faces()
    expect(all).to.have.length.above(5)
    for (const { method, path, address, description } of all) {
      const name = nameFor(path)
      const ask = (key: string) => api(method, `${address}?${name}=${key}`)
      for (const { scope, key } of keys) {
        const isLetIn = description.includes(`\`${scope}\``)
        const refusal = refusalOf((await ask(key)) as never)
        expect(['auth.forbidden', '403'].includes(refusal), `${path} ${scope} ${refusal}`).to.equal(!isLetIn)
      }
      expect(['auth.required', '401'], path).to.include(refusalOf((await api(method, address)) as never))
      expect(['auth.invalid', '401'], path).to.include(refusalOf((await ask('never-given-out')) as never))
    }
  })

  it('is no session: who sends one there is nobody', async () => {
    const token = await logIn('19811110077')
    for (const { method, path, address } of await faces())
      expect(['auth.invalid', '401'], path).to.include(
        refusalOf((await api(method, `${address}?${nameFor(path)}=${token}`)) as never),
      )
  })

  it('counts there alone: our own routes take it from the header', async () => {
    const { key } = await newClient()
    for (const name of Object.values(keyNames)) {
      const answer = await api('POST', `/v1/divisions/parse-address?${name}=${key}`, { body: { address: '昆明市' } })
      expect(answer.json.code).to.equal('auth.required')
    }
    const inHeader = await api('GET', '/WS/geocoder/v1/?location=24.885,102.821', { token: key })
    expect(inHeader.json.status).to.be.oneOf([0, 500])
    const ofAnyCase = await api('GET', `/WS/Geocoder/v1?location=24.885,102.821&key=${key}`)
    expect(ofAnyCase.json.status).to.be.oneOf([0, 500])
  })

  it('is in no log line and no metric, whatever becomes of the call', async () => {
    const key = 'yk_live_a-key-that-must-not-be-seen'
    const lines: string[] = []
    const keep = (message: string, fields: LogFields = {}) => {
      const { error } = fields
      const told = error instanceof Error ? [error.name, (error as { code?: unknown }).code] : error
      lines.push(JSON.stringify([message, fields, told]))
    }
    const metrics = createMetrics()
    const fails = async () => {
      throw new Error(`broken with ${key}`)
    }
    const app = createApp({
      log: { info: keep, warn: keep, error: keep },
      words: loadWords(),
      metrics,
      findActor: async (token) =>
        token === key ? { kind: 'client', clientId: 'a-client', scopes: [...scopes], limits: {} } : null,
      formTokens: formTokens(newSeals(), true),
      checkSignature: async () => undefined,
      spendQuota: async () => [],
      routes: allRoutes({ limitCards: fails, findWaterReports: fails } as Partial<HttpWorld> as HttpWorld, metrics),
      pages: (_, next) => next(),
      showProblemPage: () => '',
      production: true,
      corsOrigins: [],
      trustProxy: false,
    })
    const server = createServer(app.callback())
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    try {
      for (const path of [
        '/ws/geocoder/v1/?location=1,2&',
        '/ws/nothing?',
        '/open311/v2/requests.json?',
        '/cv/ocr/idcard?',
      ])
        for (const name of Object.values(keyNames)) {
          const method = path.startsWith('/cv') ? 'POST' : 'GET'
          await (await fetch(`${base}${path}${name}=${key}`, { method })).text()
          await (await fetch(`${base}${path}${name}=${key}x`, { method })).text()
        }
      expect(lines.filter((line) => line.includes('"request"'))).to.have.length(24)
      expect(lines.join()).to.include('request failed')
      expect(lines.join()).to.not.include('must-not-be-seen')
      const told = await metrics.registry.metrics()
      expect(told).to.include('route="/ws/geocoder/v1/"').and.include('client="a-client"')
      expect(told).to.not.include('must-not-be-seen')
    } finally {
      server.close()
      server.closeAllConnections()
    }
  })
})

import { expect } from 'chai'
import { api, expectProblem, idempotencyKey, integratorKey, logIn, staffToken, waterFiling } from '../support/api.ts'
import { service } from '../support/service.ts'
import { type Operation, operations } from './operations.ts'
import { sendRaw } from './send-raw.ts'

const ofCitizens = ({ description }: Operation) => description.startsWith("A citizen's session")
const ofStaff = ({ description }: Operation) => description.startsWith('A member of staff')
const ofSessions = ({ description }: Operation) => description.startsWith("A citizen's or staff")

async function statuses(wanted: (operation: Operation) => boolean, token?: string): Promise<Record<string, unknown>> {
  const told: Record<string, unknown> = {}
  for (const { method, path, address } of (await operations()).filter(wanted)) {
    const { status, json } = await api(method, address, { token })
    told[`${method} ${path}`] = `${status} ${json?.code}`
  }
  return told
}

function allBe(told: Record<string, unknown>, expected: string): void {
  expect(Object.keys(told).length).to.be.above(0)
  expect(Object.entries(told).filter(([, answer]) => answer !== expected)).to.deep.equal([])
}

describe('access', () => {
  it('asks everybody to log in wherever it is not public', async () => {
    allBe(await statuses(({ isPublic }) => !isPublic), '401 auth.required')
  })

  it('says how to log in', async () => {
    expect((await api('GET', '/v1/me')).headers.get('www-authenticate')).to.equal('Bearer')
  })

  it('refuses a token that it never gave out, even on public routes', async () => {
    allBe(await statuses(() => true, 'never-given-out-to-anybody'), '401 auth.invalid')
  })

  it('refuses other schemes and broken headers', async () => {
    for (const authorization of [
      'Basic YTpi',
      'Bearer',
      'Bearer ',
      'Bearer a b',
      `Bearer ${'x'.repeat(5000)}`,
      "Bearer ' OR 1=1 --",
    ]) {
      const { status } = await sendRaw('GET', '/v1/me', { authorization })
      expect(status, authorization.slice(0, 20)).to.equal(401)
    }
  })

  it('keeps citizens out of the offices', async () => {
    allBe(await statuses(ofStaff, await logIn('19811110004')), '403 auth.forbidden')
  })

  it('keeps staff out of what is the citizens own', async () => {
    allBe(await statuses(ofCitizens, await staffToken('water-530111-handler')), '403 auth.forbidden')
  })

  it('keeps the key of an integrator out of both', async () => {
    const key = await integratorKey()
    allBe(
      await statuses((operation) => ofCitizens(operation) || ofStaff(operation) || ofSessions(operation), key),
      '403 auth.forbidden',
    )
  })

  it('does not let an integrator file', async () => {
    const body = await waterFiling()
    expectProblem(
      await api('POST', '/v1/cases', { token: await integratorKey(), body, headers: idempotencyKey() }),
      403,
      'auth.forbidden',
    )
  })

  it('turns a stranger away before the body is looked at', async () => {
    const answer = await api('POST', '/v1/cases', { body: '{"broken' })
    expectProblem(answer, 401, 'auth.required')
  })

  it('is over with the session', async () => {
    const token = await logIn('19811110005')
    expect((await api('DELETE', '/v1/sessions/current', { token })).status).to.equal(204)
    expectProblem(await api('GET', '/v1/me', { token }), 401, 'auth.invalid')
  })

  it('shows the analyst and the administrators no list of cases', async () => {
    for (const username of ['centre-analyst', 'security-admin', 'system-admin', 'auditor']) {
      expectProblem(await api('GET', '/v1/staff/cases', { token: await staffToken(username) }), 403, 'auth.forbidden')
    }
  })
})

describe('a cookie session', () => {
  async function cookie(): Promise<string> {
    return `session=${(await service()).demo.citizens[0]?.token}`
  }
  const change = { method: 'PUT', path: '/v1/drafts/cookie' }
  const body = JSON.stringify({ serviceId: 'drinking-water', content: {} })

  async function put(headers: Record<string, string>) {
    return sendRaw(
      change.method,
      change.path,
      { cookie: await cookie(), 'content-type': 'application/json', ...headers },
      body,
    )
  }

  it('may read', async () => {
    expect((await sendRaw('GET', '/v1/me', { cookie: await cookie() })).status).to.equal(200)
  })

  it('changes what its own pages ask to change', async () => {
    const { baseUrl } = await service()
    expect((await put({ origin: baseUrl })).status).to.equal(200)
    expect((await put({ origin: baseUrl, 'sec-fetch-site': 'same-origin' })).status).to.equal(200)
  })

  for (const [name, headers] of Object.entries<Record<string, string>>({
    'of another site': { origin: 'https://evil.example' },
    'of nobody': {},
    'of a sandbox': { origin: 'null' },
    'that is no address': { origin: '%%%' },
    'of a neighbour by Sec-Fetch-Site': { 'sec-fetch-site': 'same-site' },
    'across sites by Sec-Fetch-Site': { 'sec-fetch-site': 'cross-site', origin: 'http://127.0.0.1' },
  })) {
    it(`changes nothing for an origin ${name}`, async () => {
      const { status, json } = await put(headers)
      expect({ status, code: json?.code }).to.deep.equal({ status: 403, code: 'auth.origin' })
    })
  }

  it('that is over is simply no session', async () => {
    expect((await sendRaw('GET', '/v1/services', { cookie: 'session=over-and-gone' })).status).to.equal(200)
  })
})

describe('other origins', () => {
  it('are not named unless they are configured', async () => {
    const { headers } = await sendRaw('GET', '/v1/services', { origin: 'https://evil.example' })
    expect(headers).to.not.have.property('access-control-allow-origin')
  })

  it('get headers that allow nothing foreign to run or to frame', async () => {
    const { headers } = await sendRaw('GET', '/')
    expect(headers['content-security-policy']).to.include("default-src 'none'").and.include("frame-ancestors 'none'")
    expect(headers['content-security-policy']).to.not.include('unsafe')
    expect(headers).to.include({ 'x-content-type-options': 'nosniff', 'referrer-policy': 'same-origin' })
    expect(headers).to.not.have.property('x-powered-by')
  })

  it('get the camera and the place for our own pages, and nothing else of the device', async () => {
    const { headers } = await sendRaw('GET', '/')
    const policy = String(headers['permissions-policy']).split(', ')
    expect(policy).to.include.members(['camera=(self)', 'geolocation=(self)', 'microphone=()', 'payment=()'])
    expect(policy.filter((rule) => !rule.endsWith('=()'))).to.have.length(2)
  })
})

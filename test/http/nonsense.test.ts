import { expect } from 'chai'
import { api, expectProblem, integratorKey, logIn, staffToken, waterFiling } from '../support/api.ts'
import { operations } from './operations.ts'
import { type RawAnswer, sendRaw } from './send-raw.ts'

/** For each operation a token that is let in, so that what is refused is the nonsense. */
async function tokenFor({ description, path }: { description: string; path: string }): Promise<Record<string, string>> {
  const { citizen, staff, keeper, key } = await tokens()
  const office = /^\/v1\/(staff\/voice-packs|admin\/local-promises)/.test(path) ? keeper : staff
  const token = /API key/.test(description) ? key : /^A member of staff/.test(description) ? office : citizen
  return { authorization: `Bearer ${token}` }
}

let made: Promise<{ citizen: string; staff: string; keeper: string; key: string }> | undefined
function tokens() {
  made ??= (async () => ({
    citizen: await logIn('19811110001'),
    staff: await staffToken('water-530114-handler'),
    keeper: await staffToken('system-admin'),
    key: await integratorKey(),
  }))()
  return made
}

/** What is wrong with an answer that should be a problem of this status; null when it is one. */
function faultOf(answer: RawAnswer, statuses: number[]): string | null {
  if (!statuses.includes(answer.status)) return `${answer.status} ${answer.json?.code ?? ''}`
  const told = answer.json?.code && answer.json?.detail && answer.json?.speech
  return told && /^application\/problem\+json/.test(answer.headers['content-type'] ?? '') ? null : 'not a problem'
}

async function faults(
  wanted: (operation: Awaited<ReturnType<typeof operations>>[number]) => boolean,
  send: (operation: Awaited<ReturnType<typeof operations>>[number], auth: Record<string, string>) => Promise<RawAnswer>,
  statuses: number[],
): Promise<string[]> {
  const found: string[] = []
  for (const operation of (await operations()).filter(wanted)) {
    const fault = faultOf(await send(operation, await tokenFor(operation)), statuses)
    if (fault !== null) found.push(`${operation.method} ${operation.path}: ${fault}`)
  }
  return found
}

const json = { 'content-type': 'application/json' }

describe('every route answers nonsense with a problem', () => {
  it('a method that it does not have', async () => {
    const patch = (operation: { address: string }) => sendRaw('PATCH', operation.address)
    expect(await faults(() => true, patch, [405])).to.deep.equal([])
  })

  it('a method that nobody has', async () => {
    expect(faultOf(await sendRaw('PROPFIND', '/v1/services'), [405])).to.equal(null)
  })

  it('an address that does not exist', async () => {
    for (const path of ['/v1/nothing', '/v1', '/v2/cases', '/v1/cases/x/y/z', '/v1/%2e%2e/%2e%2e/etc/passwd']) {
      expect([path, faultOf(await sendRaw('GET', path, { accept: '*/*' }), [404])]).to.deep.equal([path, null])
    }
  })

  it('parameters that no escape sequence can mean', async () => {
    const broken = (operation: { method: string; address: string }, auth: Record<string, string>) =>
      sendRaw(operation.method, operation.address.replace(/AAAA\w+|drinking-water|key-1|530\d+/, '%E0%A4%A'), auth)
    const withParameter = (operation: { path: string }) => operation.path.includes('{')
    expect(await faults(withParameter, broken, [400, 404])).to.deep.equal([])
  })

  it('parameters with a zero byte', async () => {
    const broken = (operation: { method: string; address: string }, auth: Record<string, string>) =>
      sendRaw(operation.method, operation.address.replace(/AAAA\w+|drinking-water|key-1|530\d+/, 'a%00b'), auth)
    const withParameter = (operation: { path: string }) => operation.path.includes('{')
    expect(await faults(withParameter, broken, [400, 404])).to.deep.equal([])
  })

  it('a body that is not JSON', async () => {
    const broken = (operation: { method: string; address: string }, auth: Record<string, string>) =>
      sendRaw(operation.method, operation.address, { ...auth, ...json }, '{"a":')
    expect(await faults(({ hasJsonBody }) => hasJsonBody, broken, [400])).to.deep.equal([])
  })

  it('a body of another type', async () => {
    for (const type of ['text/plain', 'application/xml', 'application/x-www-form-urlencoded', 'nonsense']) {
      const other = (operation: { method: string; address: string }, auth: Record<string, string>) =>
        sendRaw(operation.method, operation.address, { ...auth, 'content-type': type }, 'a=1')
      expect(await faults(({ hasJsonBody }) => hasJsonBody, other, [415])).to.deep.equal([])
    }
  })

  it('a form where a photo is awaited', async () => {
    const other = (operation: { method: string; address: string }, auth: Record<string, string>) =>
      sendRaw(operation.method, operation.address, { ...auth, ...json }, '{}')
    expect(await faults(({ isUpload }) => isUpload, other, [415])).to.deep.equal([])
  })

  it('a field that it does not know, by its path', async () => {
    const found: string[] = []
    for (const operation of (await operations()).filter(({ hasJsonBody }) => hasJsonBody)) {
      const auth = await tokenFor(operation)
      const answer = await sendRaw(
        operation.method,
        operation.address,
        { ...auth, ...json, 'idempotency-key': 'k' },
        '{"notAField":1}',
      )
      const paths = answer.json?.errors?.map(({ path }: { path: string }) => path) ?? []
      // A body that is one of several shapes is told as a whole.
      const told = ['notAField', 'action', 'outcome', ''].some((path) => paths.includes(path))
      if (answer.status !== 400 || !told) found.push(`${operation.method} ${operation.path}: ${answer.status} ${paths}`)
    }
    expect(found).to.deep.equal([])
  })

  it('an unknown field deep inside, by its whole path', async () => {
    const filing = await waterFiling()
    const body = { ...filing, applicant: { ...(filing['applicant'] as object), nickname: 'x' } }
    const answer = await api('POST', '/v1/cases', {
      token: (await tokens()).citizen,
      body,
      headers: { 'idempotency-key': 'deep' },
    })
    expectProblem(answer, 400, 'request.invalid')
    expect(answer.json.errors).to.deep.include.members([
      { ...answer.json.errors[0], path: 'applicant.nickname', code: 'field.unknown' },
    ])
  })

  it('an unknown field of the query', async () => {
    const answer = await api('GET', '/v1/cases?sort=up', { token: (await tokens()).citizen })
    expectProblem(answer, 400, 'request.invalid')
    expect(answer.json.errors[0].path).to.equal('sort')
  })

  it('a body that is too large', async () => {
    const body = `{"a":"${'x'.repeat(300 * 1024)}"}`
    const large = (operation: { method: string; address: string }, auth: Record<string, string>) =>
      sendRaw(operation.method, operation.address, { ...auth, ...json }, body)
    expect(await faults(({ hasJsonBody }) => hasJsonBody, large, [413])).to.deep.equal([])
  })

  it('a body whose packing it cannot open', async () => {
    const packed = (operation: { method: string; address: string }, auth: Record<string, string>) =>
      sendRaw(operation.method, operation.address, { ...auth, ...json, 'content-encoding': 'br' }, '{}')
    expect(await faults(({ hasJsonBody }) => hasJsonBody, packed, [400, 415])).to.deep.equal([])
  })

  it('bodies of every wrong kind', async () => {
    const deep = `${'['.repeat(20_000)}${']'.repeat(20_000)}`
    const kinds = ['null', '[]', '1', '"text"', 'true', '{}', '', '[{}]', '{"__proto__":{"x":1}}', deep]
    for (const body of kinds) {
      const odd = (operation: { method: string; address: string }, auth: Record<string, string>) =>
        sendRaw(operation.method, operation.address, { ...auth, ...json }, body)
      expect(await faults(({ hasJsonBody }) => hasJsonBody, odd, [400])).to.deep.equal([])
    }
  })

  it('a cursor that it did not give out', async () => {
    const { citizen } = await tokens()
    const forged = [
      'nonsense',
      Buffer.from('2026-01-01 \0').toString('base64url'),
      Buffer.from('9e9 x').toString('base64url'),
    ]
    for (const cursor of forged) {
      const answer = await api('GET', `/v1/cases?cursor=${cursor}`, { token: citizen })
      expectProblem(answer, 400, 'request.invalid')
    }
  })
})

describe('a filing nested without end', () => {
  it('is refused by the field that nests', async () => {
    const filing = JSON.stringify(await waterFiling({ answers: { deep: 'HERE' } }))
    const body = filing.replace('"HERE"', `${'['.repeat(20_000)}${']'.repeat(20_000)}`)
    const auth = { authorization: `Bearer ${(await tokens()).citizen}`, 'idempotency-key': 'nested' }
    const answer = await sendRaw('POST', '/v1/cases', { ...auth, ...json }, body)
    expect(faultOf(answer, [400])).to.equal(null)
    expect(answer.json.errors[0].path).to.equal('answers')
  })
})

describe('texts that a database or a voice could stumble over', () => {
  const odd = {
    'a zero byte': 'a\0b',
    'half a surrogate': 'a\ud800b',
    'a bell': 'a\u0007b',
    'right-to-left': '\u202eb',
  }
  for (const [name, text] of Object.entries(odd)) {
    it(`${name} in a filing is kept or refused, never a fault of ours`, async () => {
      const { citizen } = await tokens()
      const changes = [
        { description: text },
        { answers: { text } },
        { answers: { [text]: 1 } },
        { residence: { code: '530114001', detail: text } },
        { problemPlace: { code: '530114001001', detail: text } },
        { filingMode: 'helper', helper: { name: text, phone: text, relationship: text } },
      ]
      for (const change of changes) {
        const body = await waterFiling(change)
        const { status } = await api('POST', '/v1/cases', {
          token: citizen,
          body,
          headers: { 'idempotency-key': crypto.randomUUID() },
        })
        expect([201, 400], JSON.stringify(change)).to.include(status)
      }
    })

    it(`${name} in a draft, a name, a rating, a password or a spoken text likewise`, async () => {
      const { citizen, staff, key } = await tokens()
      const person = { name: text, idNumber: text, phone: text, residence: { code: '530114', detail: text } }
      const calls = [
        api('PUT', '/v1/drafts/odd', {
          token: citizen,
          body: { serviceId: 'drinking-water', content: { text, [text]: 1 } },
        }),
        api('PUT', '/v1/me', { token: citizen, body: person }),
        api('POST', '/v1/staff/sessions', { body: { username: text, password: text } }),
        api('POST', '/v1/sessions', { body: { wechatCode: text } }),
        api('POST', '/v1/audio/spoken-form', { token: key, body: { input: text } }),
        api('POST', '/v1/audio/speech', { token: key, body: { input: text } }),
        api('POST', '/v1/divisions/parse-address', { token: key, body: { address: text } }),
        api('GET', `/v1/divisions?query=${encodeURIComponent(text.toWellFormed())}`),
        api('GET', `/v1/staff/cases?query=${encodeURIComponent(text.toWellFormed())}`, { token: staff }),
      ]
      for (const { status, json } of await Promise.all(calls)) {
        expect(status === 503 ? json.code : status).to.satisfy(
          (told: number | string) => told === 'wechat.unavailable' || Number(told) < 500,
        )
      }
    })
  }
})

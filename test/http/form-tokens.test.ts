import { createServer, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect } from 'chai'
import Koa from 'koa'
import { type FormTokens, formTokens } from '../../src/http/form-tokens.ts'
import type { RequestState } from '../../src/http/request-state.ts'
import { newKeyRing, readKeyRing } from '../../src/kernel/key-ring.ts'
import { createSeals } from '../../src/kernel/seal.ts'
import { newSeals } from '../support/seals.ts'

interface Told {
  token: string
  isAccepted: boolean
  cookies: string[]
}

/** What a service with these tokens says to a browser: of the token in `form-token`, and a new one for its next form. */
async function ask(tokens: FormTokens, headers: Record<string, string> = {}, method = 'GET'): Promise<Told> {
  const app = new Koa<RequestState>()
  app.use((ctx) => {
    const isAccepted = tokens.accepts(ctx)
    ctx.body = { isAccepted, token: tokens.issue(ctx), again: tokens.issue(ctx) }
  })
  const server = createServer(app.callback())
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return new Promise((resolve, reject) => {
    const asking = request({ port, headers, method, agent: false }, async (response) => {
      let body = ''
      for await (const chunk of response) body += chunk
      server.close()
      resolve({ ...JSON.parse(body), cookies: response.headers['set-cookie'] ?? [] })
    })
    asking.on('error', reject)
    asking.end()
  })
}

const pairOf = ({ cookies, token }: Told) => ({ cookie: cookies[0]?.split(';')[0] ?? '', 'form-token': token })

describe('the token of a form', () => {
  const tokens = formTokens(newSeals(), false)

  it('is good in the browser that it was given to, as often as it is sent', async () => {
    const page = pairOf(await ask(tokens))
    expect((await ask(tokens, page)).isAccepted).to.equal(true)
    expect((await ask(tokens, page)).isAccepted).to.equal(true)
  })

  it('is another on every page, and every one of them stays good', async () => {
    const first = pairOf(await ask(tokens))
    const second = pairOf(await ask(tokens, first))
    expect(second.cookie).to.equal(first.cookie)
    expect(second['form-token'].slice(0, 16)).to.not.equal(first['form-token'].slice(0, 16))
    expect(second['form-token'].slice(16)).to.not.equal(first['form-token'].slice(16))
    for (const token of [first, second]) expect((await ask(tokens, token)).isAccepted).to.equal(true)
  })

  it('is nothing in any other browser, without one, or changed', async () => {
    const [mine, other] = [pairOf(await ask(tokens)), pairOf(await ask(tokens))]
    const { cookie, 'form-token': token } = mine
    const wrong = [
      { ...mine, cookie: other.cookie },
      { 'form-token': token },
      { cookie },
      { cookie, 'form-token': '' },
      { cookie, 'form-token': token.slice(0, -1) },
      { cookie, 'form-token': `${token}A` },
      { cookie, 'form-token': `${token[0] === 'A' ? 'B' : 'A'}${token.slice(1)}` },
      { cookie, 'form-token': token.slice(16) },
      { cookie: 'browser=short', 'form-token': token },
    ]
    for (const headers of wrong)
      expect((await ask(tokens, headers)).isAccepted, JSON.stringify(headers)).to.equal(false)
  })

  it('of a service with another key is nothing', async () => {
    const elsewhere = pairOf(await ask(formTokens(newSeals(), false)))
    expect((await ask(tokens, elsewhere)).isAccepted).to.equal(false)
  })

  it('stays good when a new key seals the data', async () => {
    const ring = readKeyRing(newKeyRing('before'))
    const page = pairOf(await ask(formTokens(createSeals(ring), false)))
    const { keys } = readKeyRing(newKeyRing('after'))
    const rotated = { ...ring, current: 'after', keys: new Map([...ring.keys, ...keys]) }
    expect((await ask(formTokens(createSeals(rotated, 'before'), false), page)).isAccepted).to.equal(true)
    expect((await ask(formTokens(createSeals(rotated), false), page)).isAccepted).to.equal(false)
  })
})

describe('the cookie of a browser', () => {
  const secure = formTokens(newSeals(), true)
  const plain = formTokens(newSeals(), false)

  it('in production is __Host-, Secure, out of reach of scripts, and as long as browsers keep any', async () => {
    const { cookies } = await ask(secure)
    expect(cookies).to.have.length(1)
    const [cookie = ''] = cookies
    expect(cookie).to.match(/^__Host-browser=[\w-]{22}; path=\/; expires=/)
    for (const part of ['; secure', '; httponly', '; samesite=lax']) expect(cookie.toLowerCase()).to.include(part)
    expect(cookie.toLowerCase()).to.not.include('domain')
    const days = (Date.parse(/expires=([^;]+)/.exec(cookie)?.[1] ?? '') - Date.now()) / 86_400_000
    expect(days).to.be.within(399.9, 400)
  })

  it('in the demonstration is the same without prefix and Secure', async () => {
    const [cookie = ''] = (await ask(plain)).cookies
    expect(cookie).to.match(/^browser=[\w-]{22}; path=\//)
    expect(cookie.toLowerCase()).to.include('; httponly').and.include('; samesite=lax').and.not.include('secure')
  })

  it('stays what it is, and lasts anew with each page', async () => {
    const page = pairOf(await ask(plain))
    const [cookie = ''] = (await ask(plain, page)).cookies
    expect(cookie.split(';')[0]).to.equal(page.cookie)
    expect(cookie).to.include('expires=')
  })

  it('is not replaced for a form of another site, which comes without it', async () => {
    expect(await ask(plain, { 'sec-fetch-site': 'cross-site' }, 'POST')).to.deep.include({ cookies: [], token: '' })
    expect((await ask(plain, { 'sec-fetch-site': 'same-origin' }, 'POST')).cookies).to.have.length(1)
  })
})

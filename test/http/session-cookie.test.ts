import { createServer, get } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect } from 'chai'
import Koa from 'koa'
import { clearSessionCookie, readSessionCookie, writeSessionCookie } from '../../src/http/session-cookie.ts'

const expiresAt = new Date('2031-01-01T00:00:00Z')

/** What a service of this kind answers to a browser that sends this cookie. */
async function answerOf(secure: boolean, path: '/in' | '/out', cookie = '') {
  const app = new Koa()
  app.use((ctx) => {
    if (ctx.path === '/in') writeSessionCookie(ctx, secure, 'a-token', expiresAt)
    else clearSessionCookie(ctx, secure)
    ctx.body = readSessionCookie(ctx, secure) ?? ''
  })
  const server = createServer(app.callback())
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return new Promise<{ cookies: string[]; body: string }>((resolve, reject) => {
    const options = { port, path, headers: cookie === '' ? {} : { cookie }, agent: false }
    get(options, async (response) => {
      let body = ''
      for await (const chunk of response) body += chunk
      server.close()
      resolve({ cookies: response.headers['set-cookie'] ?? [], body })
    }).on('error', reject)
  })
}

describe('the cookie of a session', () => {
  it('in production is __Host-, Secure, for this host and all of it, and no script reads it', async () => {
    const [cookie = ''] = (await answerOf(true, '/in')).cookies
    expect(cookie).to.match(/^__Host-session=a-token; path=\/; expires=Wed, 01 Jan 2031/)
    for (const part of ['; secure', '; httponly', '; samesite=lax']) expect(cookie.toLowerCase()).to.include(part)
    expect(cookie.toLowerCase()).to.not.include('domain')
  })

  it('in the demonstration is the same without prefix and Secure', async () => {
    const [cookie = ''] = (await answerOf(false, '/in')).cookies
    expect(cookie).to.match(/^session=a-token; path=\//)
    expect(cookie.toLowerCase()).to.include('; httponly').and.include('; samesite=lax').and.not.include('secure')
  })

  it('in production is read under its own name alone', async () => {
    expect((await answerOf(true, '/out', '__Host-session=mine; session=planted')).body).to.equal('mine')
    expect((await answerOf(true, '/out', 'session=planted')).body).to.equal('')
  })

  it('is taken away at logging out', async () => {
    const [cookie = ''] = (await answerOf(true, '/out', '__Host-session=mine')).cookies
    expect(cookie).to.match(/^__Host-session=; path=\/; expires=Thu, 01 Jan 1970/)
  })
})

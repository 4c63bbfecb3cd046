import { expect } from 'chai'
import sharp from 'sharp'
import { api, inventPerson, logIn, staffToken } from '../support/api.ts'
import { type Browser, newBrowser, tokenIn } from '../support/as-browser.ts'
import { service } from '../support/service.ts'
import { multipartOf } from './multipart-shapes.ts'
import { operations } from './operations.ts'
import { type RawAnswer, sendRaw } from './send-raw.ts'

const photo = await sharp({ create: { width: 400, height: 300, channels: 3, background: '#a08060' } })
  .png()
  .toBuffer()
const urlencoded = 'application/x-www-form-urlencoded'
const ours = { 'sec-fetch-site': 'same-origin' }

interface Form {
  browser?: Browser | undefined
  session?: string | undefined
  /** Instead of that of the browser; empty: none. */
  token?: string
  fields?: Record<string, string>
  headers?: Record<string, string>
}

/** Posts a form as a browser without scripts does, the token in its first field. */
async function post(path: string, form: Form = {}): Promise<RawAnswer & { html: string }> {
  const { browser, session, token = browser?.token ?? '', fields = {}, headers = {} } = form
  const cookies = [browser?.cookie, session && `session=${session}`].filter(Boolean).join('; ')
  const sent = new URLSearchParams({ ...(token === '' ? {} : { 'form-token': token }), ...fields })
  const answer = await sendRaw(
    'POST',
    path,
    {
      ...(cookies === '' ? {} : { cookie: cookies }),
      'content-type': urlencoded,
      accept: 'text/html',
      'accept-language': 'zh-CN',
      ...ours,
      ...headers,
    },
    sent.toString(),
  )
  return { ...answer, html: answer.bytes.toString() }
}

const setCookie = ({ headers }: RawAnswer, name: string) =>
  headers['set-cookie']?.find((each) => each.startsWith(`${name}=`))?.split(';')[0]

/** What a browser has after this answer, and what the page's own form would send. */
function next(answer: RawAnswer & { html: string }): { browser: Browser; fields: Record<string, string> } {
  const [, main = ''] = answer.html.split('<main')
  const hidden = [...main.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)">/g)]
  return {
    browser: { cookie: setCookie(answer, 'browser') ?? '', token: tokenIn(main) },
    fields: Object.fromEntries(
      hidden.map(([, name, value]) => [name, value]).filter(([name]) => name !== 'form-token'),
    ),
  }
}

async function fresh(): Promise<Browser> {
  return newBrowser((await service()).baseUrl)
}

describe('every form of a page', function () {
  this.timeout(120_000)

  let citizen: string
  before(async () => {
    citizen = await logIn('19811110001')
  })

  /** Who may be let in to pages that ask for this. */
  async function sessionsFor(access: string | undefined): Promise<(string | undefined)[]> {
    if (access === 'public' || access === undefined) return [undefined]
    if (access === 'citizen' || access === 'session') return [citizen]
    const { demo } = await service()
    const one = new Map(demo.staff.map((member) => [member.role, member.token]))
    return [...one.values()]
  }

  /** What each page route says to a form, by the one who is let in furthest. */
  async function codes(form: Form): Promise<Record<string, string>> {
    const { pageRoutes } = await service()
    const told: Record<string, string> = {}
    for (const { method, path, access } of pageRoutes) {
      if (method !== 'POST') continue
      const address = path.replace(/:\w+/g, 'AAAAAAAAAAAAAAAAAAAAAA')
      for (const session of await sessionsFor(access)) {
        const headers = { accept: 'application/json', ...form.headers }
        const { status, json } = await post(address, { ...form, session, headers })
        const code = String(json?.code ?? status)
        if (told[path] === undefined || told[path] === 'auth.forbidden') told[path] = code
      }
    }
    expect(Object.keys(told).length).to.be.above(60)
    return told
  }

  /** They speak, or change how pages look: kept pages, which hold no token, ask for them too. */
  const tokenless = ['/language', '/display', '/say']
  const others = (told: Record<string, string>, expected: string) =>
    Object.keys(told).filter((path) => told[path] !== expected)

  it('is refused without a token, but for the three that pages without one have', async () => {
    expect(others(await codes({ browser: { ...(await fresh()), token: '' } }), 'auth.form')).to.have.members(tokenless)
  })

  it('is refused with the token of another browser', async () => {
    const [mine, other] = [await fresh(), await fresh()]
    expect(others(await codes({ browser: mine, token: other.token }), 'auth.form')).to.have.members(tokenless)
  })

  it('is refused when another site sends it, whatever it brings along and whoever is logged in', async () => {
    const browser = await fresh()
    for (const headers of [
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': '', origin: 'https://evil.example' },
    ])
      expect(others(await codes({ browser, headers }), 'auth.origin')).to.deep.equal([])
  })

  it('is refused before anything is done, whatever type of body a form can have', async () => {
    const { phone } = inventPerson()
    const session = await logIn(phone)
    const { cookie } = await fresh()
    for (const type of [urlencoded, 'text/plain', undefined]) {
      const headers = { cookie: `session=${session}; ${cookie}`, ...ours, accept: 'application/json' }
      const typed = type === undefined ? headers : { ...headers, 'content-type': type }
      expect((await sendRaw('POST', '/logout', typed, 'a=b')).json?.code, type).to.equal('auth.form')
    }
    const { type, body } = multipartOf('image', photo)
    const headers = { cookie: `session=${session}; ${cookie}`, ...ours, 'content-type': type }
    const refused = await sendRaw('POST', '/services/drinking-water/apply/materials', headers, body)
    expect(refused.json?.code).to.equal('auth.form')
    expect((await api('GET', '/v1/me', { token: session })).status).to.equal(200)
  })

  it('is the API’s as well where a cookie says who it is of and a form could send it', async () => {
    const session = citizen
    const { cookie, token } = await fresh()
    const uploads = (await operations()).filter(({ method }) => method === 'POST')
    const told: Record<string, number> = {}
    for (const { address } of uploads) {
      const headers = { cookie: `session=${session}; ${cookie}`, ...ours, 'content-type': 'text/plain' }
      const { json, status } = await sendRaw('POST', address, headers, 'a=b')
      const code = String(json?.code ?? status)
      told[code] = (told[code] ?? 0) + 1
    }
    expect(Object.keys(told)).to.have.members(['auth.form', 'auth.forbidden'])
    expect(told['auth.form']).to.be.above(20)
    const { type, body } = multipartOf('file', photo)
    const attach = (headers: Record<string, string>) =>
      sendRaw('POST', '/v1/attachments', { 'content-type': type, ...ours, ...headers }, body)
    expect((await attach({ cookie: `session=${session}; ${cookie}` })).json.code).to.equal('auth.form')
    expect((await attach({ cookie: `session=${session}; ${cookie}`, 'form-token': token })).status).to.equal(201)
    expect((await attach({ authorization: `Bearer ${session}` })).status).to.equal(201)
  })
})

describe('a form that was opened before', () => {
  const change = (name: string) => ({ name })

  it('a login is good after it, and after the login of another', async () => {
    const browser = await fresh()
    for (const person of [inventPerson(), inventPerson()]) {
      const session = await logIn(person.phone)
      const { status } = await post('/me/edit', { browser, session, fields: change(person.name) })
      expect(status).to.be.oneOf([200, 303])
    }
  })

  it('logging out is good after it: what it asks for is to log in, not a new form', async () => {
    const session = await logIn(inventPerson().phone)
    const browser = await fresh()
    const out = await post('/logout', { browser, session })
    expect([out.status, out.headers.location]).to.deep.equal([303, '/'])
    expect(setCookie(out, 'browser')).to.equal(undefined)
    const phone = inventPerson().phone
    expect((await post('/login', { browser, fields: { phone, step: 'send' } })).html).to.include('one-time-code')
  })
})

describe('a login that another site makes somebody’s browser do', () => {
  const login = { phone: '19811110001', code: '123456', step: 'login' }

  it('does not come through: no token that the site can have is one of this browser', async () => {
    const [mine, theirs] = [await fresh(), await fresh()]
    for (const form of [
      { browser: mine, token: theirs.token },
      { browser: mine, token: '' },
      { token: theirs.token },
    ]) {
      const answer = await post('/login', { ...form, fields: login, headers: { 'sec-fetch-site': 'cross-site' } })
      expect(answer.status).to.equal(403)
      expect(answer.html).to.include('这个操作不是从本网站的页面发出的').and.not.include('carried-form')
      expect(answer.headers).to.not.have.property('set-cookie')
    }
    for (const path of ['/login', '/staff/login']) {
      const answer = await post(path, { browser: mine, token: theirs.token, fields: login })
      expect([path, answer.status, setCookie(answer, 'session')]).to.deep.equal([path, 403, undefined])
    }
  })
})

describe('a form whose browser lost its cookies', () => {
  it('comes back to be sent again, with all that was typed and nothing done', async () => {
    const { phone } = inventPerson()
    const lost = await post('/login', { token: (await fresh()).token, fields: { phone, step: 'send', next: '/cases' } })
    expect(lost.status).to.equal(403)
    expect(lost.headers['cache-control']).to.equal('no-store')
    expect(lost.html).to.include('请再发送一次').and.include('您填的内容没有丢').and.not.include(phone)
    const sent = () =>
      api('GET', '/demo/outbox').then(({ json }) => json.items.filter(({ to }: { to: string }) => to === phone))
    expect(await sent()).to.have.length(0)
    const done = await post('/login', next(lost))
    expect(done.status).to.equal(200)
    expect(done.html)
      .to.include(`value="${phone}"`)
      .and.include('name="next" value="/cases"')
      .and.include('one-time-code')
    expect(await sent()).to.have.length(1)
  })

  it('shows no password in what it carries, and logs in with it', async () => {
    const { demo } = await service()
    const { username, password } = demo.staff.find(({ role }) => role === 'auditor') ?? { username: '', password: '' }
    const lost = await post('/staff/login', { fields: { username, password } })
    expect(lost.status).to.equal(403)
    expect(lost.html).to.not.include(password)
    const done = await post('/staff/login', next(lost))
    expect([done.status, setCookie(done, 'session') === undefined]).to.deep.equal([303, false])
  })

  it('says that its files have to be chosen again, and takes them', async () => {
    const session = await logIn(inventPerson().phone)
    const browser = await fresh()
    const path = '/services/drinking-water/apply/materials'
    const { type, body } = multipartOf('image', photo, '我的照片.png')
    const headers = { cookie: `session=${session}`, ...ours, accept: 'text/html', 'accept-language': 'zh-CN' }
    const answer = await sendRaw('POST', path, { ...headers, 'content-type': type }, body)
    const html = answer.bytes.toString()
    expect(answer.status).to.equal(403)
    expect(html).to.include('照片和录音没法保留，请重新选择')
    expect(html).to.match(/<form method="post" action="[^"]+" enctype="multipart\/form-data">/)
    expect(html).to.match(/重新选择：我的照片\.png<\/label>\s*<input type="file" id="again-1" name="image">/)
    const form = new FormData()
    const again = next({ ...answer, html })
    for (const [name, value] of Object.entries({ 'form-token': again.browser.token, ...again.fields }))
      form.append(name, value)
    form.append('image', new Blob([new Uint8Array(photo)], { type: 'image/png' }), 'p.png')
    const { baseUrl } = await service()
    const sent = await fetch(`${baseUrl}${path}`, {
      method: 'POST',
      redirect: 'manual',
      headers: { ...headers, cookie: `session=${session}; ${again.browser.cookie}` },
      body: form,
    })
    expect(sent.status).to.not.equal(403)
    expect(browser.cookie).to.not.equal(again.browser.cookie)
  })

  it('says it to a browser that keeps no cookies, and still carries what was typed', async () => {
    const { phone } = inventPerson()
    const first = next(await post('/login', { fields: { phone, step: 'send' } }))
    const answer = await post('/login', { token: first.browser.token, fields: first.fields })
    expect(answer.status).to.equal(403)
    expect(answer.html).to.include('您的浏览器没有保存 Cookie').and.include('carried-form')
    const done = await post('/login', next(answer))
    expect(done.html).to.include(`value="${phone}"`)
  })

  it('opens on its own page alone, and not when it was changed', async () => {
    const lost = next(await post('/login', { fields: { phone: inventPerson().phone, step: 'send' } }))
    const elsewhere = await post('/help-me-choose', lost)
    expect(elsewhere.status).to.equal(400)
    const { 'carried-form': carried = '' } = lost.fields
    const changed = { 'carried-form': `${carried.slice(0, -2)}AA` }
    for (const fields of [changed, { 'carried-form': 'nonsense' }])
      expect((await post('/login', { ...lost, fields })).status).to.equal(400)
  })

  it('is told to scripts by its code, in words for eye and ear', async () => {
    const { json } = await post('/logout', { headers: { accept: 'application/json' } })
    expect(json).to.include({ code: 'auth.form', status: 403 })
    expect(json.speech).to.be.a('string').and.not.equal('')
  })
})

describe('pages that are the same for everybody', () => {
  for (const path of ['/docs', '/offline', '/waiting', '/services/drinking-water/offline', '/service-worker.js']) {
    it(`${path} holds no token and gives no cookie`, async () => {
      const answer = await sendRaw('GET', path, { accept: 'text/html' })
      expect(answer.status).to.equal(200)
      expect(answer.headers).to.not.have.property('set-cookie')
      expect(answer.bytes.toString()).to.not.include('name="form-token"')
    })
  }

  it('are no others: what has a token is kept by no cache', async () => {
    const { pagePaths } = await service()
    const session = await staffToken('system-admin')
    let withToken = 0
    for (const path of pagePaths) {
      const address = path.replace(/:\w+/g, 'drinking-water')
      for (const cookie of ['', `session=${session}`]) {
        const answer = await sendRaw('GET', address, { accept: 'text/html', cookie })
        const hasToken = answer.headers['set-cookie']?.some((each) => each.startsWith('browser='))
        if (hasToken || answer.bytes.includes('name="form-token"')) {
          withToken++
          expect(answer.headers['cache-control'], path).to.equal('no-store')
        }
      }
    }
    expect(withToken).to.be.above(40)
  })
})

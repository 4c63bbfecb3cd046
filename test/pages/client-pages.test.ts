import { expect } from 'chai'
import { api, staffToken } from '../support/api.ts'
import { faultAt, openPage, type PageAnswer, postPage } from '../support/page-form.ts'

const path = '/staff/admin/api-clients'
let count = 0

const cellOf = ({ html }: PageAnswer, label: string) =>
  new RegExp(`<dt>${label}</dt><dd>(?:<code[^>]*>)?([^<]+)<`).exec(html)?.[1] ?? ''
const keysOn = ({ html }: PageAnswer) => [...html.matchAll(/name="key" value="([\w-]{22})"/g)].map(([, id]) => id)
const call = (token: string) => api('POST', '/v1/divisions/parse-address', { token, body: { address: '昆明市呈贡区' } })

/** Opened through the page: what it showed once, and the client's own page. */
async function opened(more: Record<string, string> = {}) {
  const name = `样本·页面 ${process.pid}-${count++}`
  const shown = await postPage(await staffToken('system-admin'), `${path}/new`, {
    name,
    scopes: 'divisions:read',
    callsPerMinute: '６0',
    callsPerDay: '',
    ...more,
  })
  expect(shown.status, faultAt(shown, 'name')).to.equal(200)
  const own = /href="(\/staff\/admin\/api-clients\/[\w-]{22})"/.exec(shown.html)?.[1] ?? ''
  return { name, own, key: cellOf(shown, '密钥') }
}

describe('the pages of the clients of the API', () => {
  it('open a client and show its key once', async () => {
    const token = await staffToken('system-admin')
    const { name, own, key } = await opened()
    expect(key).to.match(/^yk_live_/)
    expect((await call(key)).headers.get('ratelimit-policy')).to.equal('60;w=60')
    const whole = await openPage(token, own)
    expect(whole.html)
      .to.include(name)
      .and.include(`yk_live_…${key.slice(-4)}`)
      .and.not.include(key)
    expect(cellOf(whole, '每天最多调用几次')).to.equal('不限')
    expect(whole.html).to.match(/data-label="调用次数">1</)
    expect((await openPage(token, path)).html).to.include(name)
  })

  it('replace and revoke a key, add a test key, close the client', async () => {
    const token = await staffToken('system-admin')
    const { own, key } = await opened()
    const [first = ''] = keysOn(await openPage(token, own))
    const rotated = await postPage(token, `${own}/rotate`, { key: first })
    const next = cellOf(rotated, '密钥')
    expect([(await call(key)).status, (await call(next)).status]).to.deep.equal([200, 200])
    expect((await openPage(token, own)).html).to.include('失效')
    const third = await postPage(token, `${own}/keys`)
    expect(third.html).to.include('最多两个同时有效')
    expect((await postPage(token, `${own}/revoke`, { key: first })).location).to.equal(own)
    expect([(await call(key)).status, (await call(next)).status]).to.deep.equal([401, 200])
    const test = await postPage(token, `${own}/keys`, { test: 'yes' })
    expect(cellOf(test, '密钥')).to.match(/^yk_test_/)
    expect((await postPage(token, `${own}/close`)).location).to.equal(own)
    const closed = await openPage(token, own)
    expect(closed.html).to.include('已停用').and.include('以前的密钥：3个')
    expect((await call(next)).status).to.equal(401)
  })

  it('tell what is wrong at its field and keep what was typed', async () => {
    const token = await staffToken('system-admin')
    const wrong = await postPage(token, `${path}/new`, { name: '样', callsPerMinute: '很多', callsPerDay: '0' })
    for (const field of ['name', 'scopes', 'limits-callsPerMinute', 'limits-callsPerDay'])
      expect(faultAt(wrong, field), field).to.not.equal('')
    expect(wrong.html).to.include('value="很多"')
  })

  it('are the system administrator’s alone', async () => {
    const { own } = await opened()
    for (const username of ['security-admin', 'auditor', 'water-530114-handler']) {
      const token = await staffToken(username)
      for (const each of [path, `${path}/new`, own]) expect((await openPage(token, each)).status, each).to.equal(403)
      for (const each of [`${path}/new`, `${own}/keys`, `${own}/rotate`, `${own}/revoke`, `${own}/close`])
        expect((await postPage(token, each)).status, each).to.equal(403)
    }
  })
})

import { expect } from 'chai'
import { TOTP } from 'otpauth'
import { stepOfCode } from '../../src/people/second-factor.ts'
import { rolesExclude } from '../../src/policies/may.ts'
import { filed } from '../cases/file.ts'
import { api, expectProblem, inventPerson, logIn, staffToken } from '../support/api.ts'
import { service } from '../support/service.ts'

let count = 0
const login = (username: string, password: string, totp?: string) =>
  api('POST', '/v1/staff/sessions', { body: { username, password, ...(totp ? { totp } : {}) } })

async function opened(): Promise<{ id: string; username: string; password: string; code(): string }> {
  const username = `sample-${process.pid}-${count++}`
  const token = await staffToken('system-admin')
  const { json, status } = await api('POST', '/v1/admin/staff', { token, body: { username, displayName: '样本·经办' } })
  expect(status).to.equal(201)
  const { password, totpSecret } = json.secrets
  const { now } = await service()
  return {
    id: json.id,
    username,
    password,
    code: () => new TOTP({ secret: totpSecret }).generate({ timestamp: now().getTime() }),
  }
}

describe('an account of staff', () => {
  it('opens with a password, a second factor and nothing to do; and holds nothing until the password is its own', async () => {
    const { id, username, password, code } = await opened()
    expectProblem(await login(username, password), 401, 'auth.totp_required')
    expectProblem(await login(username, password, '000000'), 401, 'auth.totp_wrong')
    const used = code()
    const first = await login(username, password, used)
    expect([first.status, first.json.mustChangePassword, first.json.staff.grants]).to.deep.equal([200, true, []])
    expectProblem(await login(username, password, used), 401, 'auth.totp_wrong')
    const token = first.json.token
    const body = { role: 'county-handler', department: 'water', division: '530114' }
    const security = await staffToken('security-admin')
    expect((await api('POST', `/v1/admin/staff/${id}/grants`, { token: security, body })).status).to.equal(201)
    expectProblem(await api('GET', '/v1/staff/cases', { token }), 403, 'auth.forbidden')
    expectProblem(
      await api('PUT', '/v1/staff/me/password', {
        token,
        body: { old: 'wrong', password: '一句自己记得住的很长的口令' },
      }),
      401,
      'auth.password_wrong',
    )
    expect(
      (
        await api('PUT', '/v1/staff/me/password', {
          token,
          body: { old: password, password: '一句只有自己记得住的长口令' },
        })
      ).status,
    ).to.equal(204)
    expect((await api('GET', '/v1/staff/cases', { token })).status).to.equal(200)
  })

  it('is opened and closed by the system administrator alone, who grants nothing', async () => {
    const { id } = await opened()
    for (const username of ['security-admin', 'auditor', 'water-530114-handler']) {
      const token = await staffToken(username)
      expectProblem(
        await api('POST', '/v1/admin/staff', { token, body: { username: 'someone', displayName: '样本' } }),
        403,
        'auth.forbidden',
      )
      expectProblem(await api('DELETE', `/v1/admin/staff/${id}`, { token }), 403, 'auth.forbidden')
    }
    const token = await staffToken('system-admin')
    const body = { role: 'county-handler', department: 'water', division: '530114' }
    expectProblem(await api('POST', `/v1/admin/staff/${id}/grants`, { token, body }), 403, 'auth.forbidden')
  })

  it('is shut out at once when it is closed, and told nothing else than for a wrong password', async () => {
    const { id, username, password, code } = await opened()
    const { json } = await login(username, password, code())
    const token = await staffToken('system-admin')
    expect((await api('DELETE', `/v1/admin/staff/${id}`, { token })).status).to.equal(204)
    expectProblem(await api('GET', '/v1/staff/me', { token: json.token }), 401, 'auth.invalid')
    expectProblem(await login(username, password, code()), 401, 'auth.password_wrong')
  })

  it('that is tried ten times in a row is left alone for a while, whether it exists or not', async () => {
    const { username, password, code } = await opened()
    for (const name of [username, `nobody-${username}`]) {
      for (let i = 0; i < 10; i++) expectProblem(await login(name, 'wrong'), 401, 'auth.password_wrong')
      const answer = await login(name, password, code())
      expectProblem(answer, 429, 'auth.tried_too_often')
      expect(Number(answer.headers.get('retry-after'))).to.be.within(1, 900)
    }
  })

  it('takes codes as RFC 6238 has them, half a minute early or late', () => {
    const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'
    const at = (seconds: number) => new Date(seconds * 1000)
    expect(stepOfCode(secret, '287082', at(59))).to.equal(1)
    expect(stepOfCode(secret, '081804', at(1111111109))).to.equal(37037036)
    expect(stepOfCode(secret, '287082', at(89))).to.equal(1)
    expect(stepOfCode(secret, '287082', at(151))).to.equal(null)
  })
})

describe('a grant', () => {
  it('covers an absence for its time and no longer', async () => {
    const { id } = await opened()
    const token = await staffToken('security-admin')
    const path = `/v1/admin/staff/${id}/grants`
    const listed = await api('GET', '/v1/admin/staff', { token })
    const away = listed.json.items.find(({ username }: { username: string }) => username === 'water-530114-handler')
      .grants[0]
    const post = { role: 'county-handler', department: 'water', division: '530114', covers: away.id }
    expectProblem(await api('POST', path, { token, body: post }), 400, 'request.invalid')
    const validTo = new Date(Date.now() - 1000).toISOString()
    expectProblem(await api('POST', path, { token, body: { ...post, validTo } }), 400, 'request.invalid')
    const later = new Date(Date.now() + 7 * 86_400_000).toISOString()
    const { status, json } = await api('POST', path, { token, body: { ...post, validTo: later } })
    expect([status, json.grants[0].covers]).to.deep.equal([201, away.id])
    expect((await api('DELETE', `/v1/admin/grants/${json.grants[0].id}`, { token })).status).to.equal(204)
    expectProblem(await api('DELETE', `/v1/admin/grants/${json.grants[0].id}`, { token }), 404, 'grant.not_found')
  })

  it('is given by nobody to themselves, and never joins what must stay apart', async () => {
    const token = await staffToken('security-admin')
    const me = (await api('GET', '/v1/staff/me', { token })).json.id
    const body = { role: 'county-handler', department: 'water', division: '530114' }
    expectProblem(await api('POST', `/v1/admin/staff/${me}/grants`, { token, body }), 403, 'staff.not_oneself')
    const { id } = await opened()
    expect((await api('POST', `/v1/admin/staff/${id}/grants`, { token, body })).status).to.equal(201)
    const audit = { role: 'auditor', department: null, division: '53' }
    expectProblem(await api('POST', `/v1/admin/staff/${id}/grants`, { token, body: audit }), 409, 'staff.roles_exclude')
    expect(rolesExclude(['county-handler', 'county-approver', 'dispatcher'])).to.equal(false)
    expect(rolesExclude(['system-admin', 'security-admin'])).to.equal(true)
  })
})

describe('an office', () => {
  const department = 'ecology'
  it('is opened, told whether anybody works there, and closed once nothing is open', async () => {
    const token = await staffToken('system-admin')
    const body = {
      department,
      division: '530114',
      name: '样本生态环境分局',
      phone: '0871-12345678',
      hours: '工作日九点到五点半',
    }
    expectProblem(
      await api('POST', '/v1/admin/offices', { token: await staffToken('security-admin'), body }),
      403,
      'auth.forbidden',
    )
    const { json, status } = await api('POST', '/v1/admin/offices', { token, body })
    expect(status).to.equal(201)
    expectProblem(await api('POST', '/v1/admin/offices', { token, body }), 409, 'office.exists')
    const listed = async () =>
      (await api('GET', `/v1/staff/offices?division=530114&department=${department}`, { token })).json.items
    expect(await listed()).to.deep.include({ ...json, staffed: false })
    const water = (await api('GET', '/v1/staff/offices?division=530114&department=water', { token })).json.items
    expect(water.find(({ division }: { division: string }) => division === '530114').staffed).to.equal(true)
    await filed(await logIn(inventPerson().phone))
    const busy = water.find(({ division }: { division: string }) => division === '530114')
    expectProblem(await api('DELETE', `/v1/admin/offices/${busy.id}`, { token }), 409, 'office.has_cases')
    expect((await api('DELETE', `/v1/admin/offices/${json.id}`, { token })).status).to.equal(204)
    expect(await listed()).to.deep.equal([])
  })
})

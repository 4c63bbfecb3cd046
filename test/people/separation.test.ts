import { expect } from 'chai'
import { Session } from '../../models/session.ts'
import { Staff } from '../../models/staff.ts'
import { hashToken, newToken } from '../../src/kernel/ids.ts'
import { staffRoles } from '../../src/policies/actor.ts'
import { filed } from '../cases/file.ts'
import { type ApiAnswer, api, expectProblem, inventPerson, logIn, staffToken } from '../support/api.ts'
import { service } from '../support/service.ts'

const dayMs = 86_400_000
let count = 0

const security = async (method: string, path: string, body?: object): Promise<ApiAnswer> =>
  api(method, path, { token: await staffToken('security-admin'), ...(body ? { body } : {}) })

/** An account with a session of its own, past its first password. */
async function newcomer(): Promise<{ id: string; token: string }> {
  const username = `apart-${process.pid}-${count++}`
  const { json } = await api('POST', '/v1/admin/staff', {
    token: await staffToken('system-admin'),
    body: { username, displayName: '样本·新人' },
  })
  await Staff.update({ mustChangePassword: false }, { where: { id: json.id } })
  return { id: json.id, token: await session(json.id) }
}

async function session(staffId: string): Promise<string> {
  const token = newToken()
  const now = (await service()).now()
  const expiresAt = new Date(now.getTime() + dayMs)
  await Session.create({ tokenHash: hashToken(token), citizenId: null, staffId, expiresAt, createdAt: now })
  return token
}

const day = async (days: number) => new Date((await service()).now().getTime() + days * dayMs).toISOString()
const give = async (id: string, role: string, times: object = {}) => {
  const ofCases = !['system-admin', 'security-admin', 'auditor'].includes(role)
  const place = ofCases ? { department: 'water', division: '530114' } : { department: null, division: '53' }
  return security('POST', `/v1/admin/staff/${id}/grants`, { role, ...place, ...times })
}
const apart = ['system-admin', 'security-admin', 'auditor']
const statusOf = async (path: string, token: string) => (await api('GET', path, { token })).status

describe('the separation of system, security, audit and cases', function () {
  this.timeout(60_000)

  it('holds for each pair of roles, in either order', async () => {
    for (const first of apart) {
      const { id } = await newcomer()
      expect((await give(id, first)).status).to.equal(201)
      for (const second of staffRoles.filter((role) => role !== first))
        expectProblem(await give(id, second), 409, 'staff.roles_exclude')
      const other = await newcomer()
      await give(other.id, 'county-handler')
      expectProblem(await give(other.id, first), 409, 'staff.roles_exclude')
    }
  })

  it('holds for posts that begin later, or end before the other begins', async () => {
    const { id } = await newcomer()
    await give(id, 'auditor', { validFrom: await day(5), validTo: await day(9) })
    expectProblem(await give(id, 'county-handler'), 409, 'staff.roles_exclude')
    expectProblem(
      await give(id, 'county-handler', { validFrom: await day(8), validTo: await day(20) }),
      409,
      'staff.roles_exclude',
    )
    expect((await give(id, 'county-handler', { validTo: await day(4) })).status).to.equal(201)
    expect((await give(id, 'system-admin', { validFrom: await day(10) })).status).to.equal(201)
  })

  it('holds when both are given at the same moment', async () => {
    const { id } = await newcomer()
    const answers = await Promise.all(apart.map((role) => give(id, role)))
    expect(answers.map(({ status }) => status).sort()).to.deep.equal([201, 409, 409])
  })

  it('lets nobody grant to themselves, nor the system administrator to anybody', async () => {
    const { id, token } = await newcomer()
    await give(id, 'security-admin')
    const body = { role: 'county-handler', department: 'water', division: '530114' }
    expectProblem(await api('POST', `/v1/admin/staff/${id}/grants`, { token, body }), 403, 'staff.not_oneself')
    const system = await staffToken('system-admin')
    expectProblem(await api('POST', `/v1/admin/staff/${id}/grants`, { token: system, body }), 403, 'auth.forbidden')
  })
})

describe('what changes about a person', function () {
  this.timeout(60_000)
  let path = ''
  before(async () => {
    path = `/v1/staff/cases/${(await filed(await logIn(inventPerson().phone))).id}`
  })

  it('holds from their next request: a post that is given, ended, run out', async () => {
    const { id, token } = await newcomer()
    expect(await statusOf(path, token)).to.equal(404)
    const { json } = await give(id, 'county-handler')
    expect(await statusOf(path, token)).to.equal(200)
    await security('DELETE', `/v1/admin/grants/${json.grants[0].id}`)
    expect(await statusOf(path, token)).to.equal(404)
    await give(id, 'county-handler', { validTo: await day(0.01) })
    expect(await statusOf(path, token)).to.equal(200)
    ;(await service()).wait(0.011 * dayMs)
    expect(await statusOf(path, token)).to.equal(404)
  })

  it('holds from their next request: dismissed, with every session they had', async () => {
    const { id, token } = await newcomer()
    const second = await session(id)
    await give(id, 'county-handler')
    expect([await statusOf(path, token), await statusOf(path, second)]).to.deep.equal([200, 200])
    await api('DELETE', `/v1/admin/staff/${id}`, { token: await staffToken('system-admin') })
    for (const each of [token, second]) expectProblem(await api('GET', path, { token: each }), 401, 'auth.invalid')
    // As by a login that was under way at that moment.
    expectProblem(await api('GET', path, { token: await session(id) }), 401, 'auth.invalid')
  })
})

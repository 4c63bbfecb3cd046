import { expect } from 'chai'
import { Session } from '../../models/session.ts'
import { hashToken } from '../../src/kernel/ids.ts'
import { findActor } from '../../src/people/find-actor.ts'
import { openSession } from '../../src/people/open-session.ts'
import { api, expectProblem, inventPerson, logIn, staffToken } from '../support/api.ts'
import { openPage, postPage } from '../support/page-form.ts'
import { serviceParts } from '../support/parts.ts'
import { service } from '../support/service.ts'

const hourMs = 3_600_000
const dayMs = 24 * hourMs
const alive = async (token: string) => (await api('GET', '/v1/sessions', { token })).status === 200

/** A session of this person, and whether it still opens anything so many milliseconds after its beginning. */
async function watched(owner: Parameters<typeof openSession>[1]) {
  const { now } = await service()
  const { transaction } = await serviceParts()
  const start = now().getTime()
  const at = (ms: number) => ({ clock: { now: () => new Date(start + ms) } })
  const { token } = await transaction(() => openSession(at(0), owner, 'password'))
  return { token, opens: async (ms: number) => (await findActor(at(ms), token)) !== null }
}

async function citizenId(): Promise<string> {
  return (await api('GET', '/v1/me', { token: await logIn(inventPerson().phone) })).json.id
}

async function staffId(): Promise<string> {
  return (await api('GET', '/v1/staff/me', { token: await staffToken('auditor') })).json.id
}

describe('a session', () => {
  it('is 256 random bits of which only the hash is kept', async () => {
    const token = await logIn(inventPerson().phone)
    expect(Buffer.from(token, 'base64url')).to.have.length(32)
    const row = await Session.findByPk(hashToken(token), { raw: true })
    expect(row).to.not.equal(null)
    expect(JSON.stringify(row)).to.not.include(token)
  })

  it('of a citizen ends after a fortnight of silence, and after thirty days however much it is used', async () => {
    const silent = await watched({ citizenId: await citizenId() })
    expect(await silent.opens(14 * dayMs - 1000)).to.equal(true)
    const left = await watched({ citizenId: await citizenId() })
    expect(await left.opens(14 * dayMs + 1000)).to.equal(false)
    const used = await watched({ citizenId: await citizenId() })
    for (let day = 1; day < 30; day++) expect(await used.opens(day * dayMs), String(day)).to.equal(true)
    expect(await used.opens(30 * dayMs + 1000)).to.equal(false)
  })

  it('of staff ends after two silent hours, and after twelve however much it is used', async () => {
    const left = await watched({ staffId: await staffId() })
    expect(await left.opens(2 * hourMs + 1000)).to.equal(false)
    const used = await watched({ staffId: await staffId() })
    for (let half = 1; half < 24; half++) expect(await used.opens((half * hourMs) / 2), String(half)).to.equal(true)
    expect(await used.opens(12 * hourMs + 1000)).to.equal(false)
  })

  it('that is used again and again is not written again and again', async () => {
    const { token, opens } = await watched({ citizenId: await citizenId() })
    const idleUntil = async () => (await Session.findByPk(hashToken(token)))?.idleUntil?.getTime()
    const before = await idleUntil()
    await opens(60_000)
    expect(await idleUntil()).to.equal(before)
    await opens(dayMs)
    expect(await idleUntil()).to.be.above(before ?? 0)
  })

  it('is ended on all other phones by its owner, who stays logged in', async () => {
    const { phone } = inventPerson()
    const [first, second, third] = [await logIn(phone), await logIn(phone), await logIn(phone)]
    const stranger = await logIn(inventPerson().phone)
    const { json } = await api('GET', '/v1/sessions', { token: third })
    expect(json.items.map(({ current }: { current: boolean }) => current)).to.have.members([true, false, false])
    expect(JSON.stringify(json)).to.not.include(hashToken(first))
    expect((await api('DELETE', '/v1/sessions/others', { token: third })).json).to.deep.equal({ ended: 2 })
    expect([await alive(first), await alive(second), await alive(third), await alive(stranger)]).to.deep.equal([
      false,
      false,
      true,
      true,
    ])
  })

  it('is ended elsewhere by a button of the account, shown only when there is another', async () => {
    const { phone } = inventPerson()
    const first = await logIn(phone)
    expect((await openPage(first, '/me')).html).to.not.include('/me/sessions')
    const second = await logIn(phone)
    expect((await openPage(second, '/me')).html).to.include('另外1个')
    expect((await postPage(second, '/me/sessions')).html).to.include('都已经退出')
    expect([await alive(first), await alive(second)]).to.deep.equal([false, true])
  })

  it('of staff likewise', async () => {
    const { demo } = await service()
    const { username = '', password = '' } = demo.staff.find((each) => each.username === 'water-532501-approver') ?? {}
    const open = async () =>
      (await api('POST', '/v1/staff/sessions', { body: { username, password } })).json.token as string
    const [first, second] = [await open(), await open()]
    const demoToken = await staffToken(username)
    const session = await Session.findByPk(hashToken(demoToken), { raw: true })
    expect((await openPage(second, '/staff/password')).html).to.include('/staff/sessions')
    expect((await postPage(second, '/staff/sessions')).location).to.equal('/staff/password')
    expect([await alive(first), await alive(second)]).to.deep.equal([false, true])
    // Others of the run need it.
    await Session.create(session as Session)
  })

  it('that a browser brings to a login is over after it', async () => {
    const { phone } = inventPerson()
    const before = await logIn(phone)
    expect((await api('POST', '/v1/sessions/sms-code', { body: { phone } })).status).to.equal(204)
    const { json } = await api('GET', '/demo/outbox')
    const message = json.items.find(
      (each: { to: string; body: string }) => each.to === phone && /\d{6}/.test(each.body),
    )
    const code = /\d{6}/.exec(message.body)?.[0] ?? ''
    const wrong = code === '000000' ? '000001' : '000000'
    await postPage(before, '/login', { phone, code: wrong, sent: 'yes' })
    expect(await alive(before)).to.equal(true)
    expect((await postPage(before, '/login', { phone, code, sent: 'yes' })).status).to.equal(303)
    expect(await alive(before)).to.equal(false)
  })

  it('is over when its owner logs out', async () => {
    const token = await logIn(inventPerson().phone)
    expect((await api('DELETE', '/v1/sessions/current', { token })).status).to.equal(204)
    expectProblem(await api('GET', '/v1/me', { token }), 401, 'auth.invalid')
  })
})

import { expect } from 'chai'
import { AuditEntry } from '../../models/audit-entry.ts'
import { Citizen } from '../../models/citizen.ts'
import { StaffTask } from '../../models/staff-task.ts'
import { WechatGrant } from '../../models/wechat-grant.ts'
import { wechat } from '../../src/engines/wechat/wechat.ts'
import { runningClock } from '../../src/kernel/clock.ts'
import { createLog } from '../../src/kernel/log.ts'
import { acceptWechatMessage } from '../../src/people/accept-wechat-message.ts'
import { addWechatPhone } from '../../src/people/add-wechat-phone.ts'
import { logInByWechat } from '../../src/people/log-in-by-wechat.ts'
import { filed } from '../cases/file.ts'
import { problemOf } from '../ocr/problem-of.ts'
import { api, expectProblem, idempotencyKey, inventPerson, logIn, staffToken, waterFiling } from '../support/api.ts'
import { serviceParts } from '../support/parts.ts'
import { newSeals } from '../support/seals.ts'
import { type WechatStandIn, wechatStandIn } from '../support/wechat-stand-in.ts'

const residence = { code: '530114001001', detail: '样本小区1幢' }
const register = (token: string, person: object) => api('PUT', '/v1/me', { token, body: { ...person, residence } })
let openids = 0
const newOpenid = () => `openid-${++openids}`

describe('an account that WeChat opens', () => {
  let standIn: WechatStandIn
  let world: Parameters<typeof addWechatPhone>[0]
  before(async () => {
    standIn = await wechatStandIn()
    const { base, appId, appSecret } = standIn
    const settings = { base, appId, appSecret, templateId: undefined }
    world = {
      ...(await serviceParts()),
      clock: runningClock(),
      wechat: wechat(settings, newSeals(), createLog('silent')),
    }
  })
  after(() => standIn.close())
  const enter = (openid: string) => logInByWechat(world, standIn.loginCode(openid))
  const bring = (citizenId: string, phone: string) => addWechatPhone(world, citizenId, standIn.phoneCode(phone))

  it('is the same at every login and keeps the openid only as a hash', async () => {
    const openid = newOpenid()
    const first = await enter(openid)
    const again = await enter(openid)
    expect(again.citizen.id).to.equal(first.citizen.id)
    expect(again.token).to.not.equal(first.token)
    expect(JSON.stringify(again.citizen)).to.not.include(openid)
    const { json } = await api('GET', '/v1/me', { token: again.token })
    expect(json).to.include({ phone: null, registered: false })
  })

  it('is one when the same person enters eight times at once', async () => {
    const openid = newOpenid()
    const ids = (await Promise.all(Array.from({ length: 8 }, () => enter(openid)))).map(({ citizen }) => citizen.id)
    expect(new Set(ids).size).to.equal(1)
  })

  it('gets the phone that WeChat vouches for, by which one can then log in', async () => {
    const { citizen } = await enter(newOpenid())
    const { phone } = inventPerson()
    await bring(citizen.id, phone)
    expect((await api('GET', '/v1/me', { token: await logIn(phone) })).json).to.include({ id: citizen.id, phone })
    const [told] = await AuditEntry.findAll({ where: { action: 'account.phone', subjectId: citizen.id } })
    expect(JSON.parse(told?.details ?? '')).to.deep.equal({ as: 'login', joined: null })
  })

  it('joins the account that the phone had, with all that either has', async () => {
    const { phone } = inventPerson()
    const byPhone = await logIn(phone)
    const first = await filed(byPhone)
    const openid = newOpenid()
    const { token } = await enter(openid)
    const draft = { serviceId: 'drinking-water', content: { step: 1 } }
    await api('PUT', '/v1/drafts/wechat-1', { token, body: draft })
    const headers = idempotencyKey()
    const body = await waterFiling({ filingMode: 'helper', helper: { name: '样本邻居', phone, relationship: '邻居' } })
    const second = (await api('POST', '/v1/cases', { token, body, headers })).json
    const me = (await api('GET', '/v1/me', { token })).json.id
    const joined = await bring(me, phone)

    expect(joined.id).to.equal((await api('GET', '/v1/me', { token: byPhone })).json.id)
    for (const session of [token, byPhone, (await enter(openid)).token]) {
      const cases = (await api('GET', '/v1/cases', { token: session })).json.items
      expect(cases.map(({ id }: { id: string }) => id)).to.have.members([first.id, second.id])
      expect((await api('GET', '/v1/drafts', { token: session })).json.items).to.have.length(1)
    }
    const repeated = await api('POST', '/v1/cases', { token, body, headers })
    expect(repeated.headers.get('idempotent-replayed')).to.equal('true')
  })

  it('is not joined with the account of another person', async () => {
    const { phone } = inventPerson()
    await register(await logIn(phone), inventPerson())
    const { token, citizen } = await enter(newOpenid())
    await register(token, inventPerson())
    expect(await problemOf(bring(citizen.id, phone))).to.equal('citizen.phone_taken')
    expect((await api('GET', '/v1/me', { token })).json.registered).to.equal(true)
  })

  it('is not joined with a phone that has a WeChat account of its own', async () => {
    const { phone } = inventPerson()
    await bring((await enter(newOpenid())).citizen.id, phone)
    expect(await problemOf(bring((await enter(newOpenid())).citizen.id, phone))).to.equal('citizen.phone_taken')
  })

  it('takes another phone of its owner as the one to call back', async () => {
    const { phone } = inventPerson()
    const token = await logIn(phone)
    const id = (await api('GET', '/v1/me', { token })).json.id
    const { phone: other } = inventPerson()
    await bring(id, other)
    const citizen = await Citizen.findByPk(id)
    expect([citizen?.phone, citizen?.contactPhone]).to.deep.equal([phone, other])
  })

  it('keeps the openid sealed for as many messages as were accepted', async () => {
    const openid = newOpenid()
    const { citizen } = await enter(openid)
    await acceptWechatMessage(world, citizen.id, standIn.loginCode(openid))
    const grants = await WechatGrant.findAll({ where: { citizenId: citizen.id } })
    expect(grants).to.have.length(1)
    expect(JSON.stringify(grants)).to.not.include(openid)
  })

  it('of one person is not another’s to be told by', async () => {
    const openid = newOpenid()
    await enter(openid)
    const { citizen } = await enter(newOpenid())
    const asked = acceptWechatMessage(world, citizen.id, standIn.loginCode(openid))
    expect(await problemOf(asked)).to.equal('citizen.phone_taken')
  })
})

describe('an ID number that stands under another account', () => {
  const recover = (token: string, idNumber: string) =>
    api('POST', '/v1/me/recovery', { token, body: { idNumber, residence } })

  it('is not taken over: the township gets a task and the holder a warning, once', async () => {
    const person = inventPerson()
    const holder = await logIn(person.phone)
    await register(holder, person)
    const asker = await logIn(inventPerson().phone)
    expectProblem(await register(asker, { ...person, phone: inventPerson().phone }), 409, 'citizen.id_number_taken')
    for (let time = 0; time < 2; time++) {
      const { status, json } = await recover(asker, person.idNumber)
      expect(status).to.equal(202)
      expect(json.text).to.include('龙城')
      expect(json.speech).to.be.a('string')
    }
    const { id } = (await api('GET', '/v1/me', { token: asker })).json
    const tasks = await StaffTask.findAll({ where: { citizenId: id } })
    expect(tasks.map(({ kind, division }) => [kind, division])).to.deep.equal([['recover-account', '530114001']])
    const receiver = await staffToken('water-530114-receiver')
    const listed = (await api('GET', '/v1/staff/tasks', { token: receiver })).json.items
    expect(listed.map((each: { id: string }) => each.id)).to.include(tasks[0]?.id)
    const elsewhere = await staffToken('water-532501-receiver')
    const theirs = (await api('GET', '/v1/staff/tasks', { token: elsewhere })).json.items
    expect(theirs.map((each: { id: string }) => each.id)).to.not.include(tasks[0]?.id)
    const handler = await staffToken('water-530114-handler')
    expectProblem(await api('GET', '/v1/staff/tasks', { token: handler }), 403, 'auth.forbidden')
    expect((await api('GET', '/v1/inbox', { token: holder })).json.items[0].body.text).to.include('12345')
    expect((await api('GET', '/v1/inbox', { token: asker })).json.unread).to.equal(1)
    expect((await api('GET', '/v1/me', { token: holder })).json.idNumber).to.equal(person.idNumber)
  })

  it('that is free is not recovered but registered', async () => {
    const token = await logIn(inventPerson().phone)
    expectProblem(await recover(token, inventPerson().idNumber), 409, 'citizen.nothing_to_recover')
    expectProblem(await recover(token, '530114'), 400, 'request.invalid')
  })
})

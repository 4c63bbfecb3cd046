import { expect } from 'chai'
import { Citizen } from '../../models/citizen.ts'
import { StaffTask } from '../../models/staff-task.ts'
import { smsWebhook } from '../../src/engines/sms-webhook.ts'
import { newId } from '../../src/kernel/ids.ts'
import { settleTask } from '../../src/people/settle-task.ts'
import { tellFormerHolder } from '../../src/people/tell-former-holder.ts'
import { filed } from '../cases/file.ts'
import { fileService } from '../cases/file-service.ts'
import { problemOf } from '../ocr/problem-of.ts'
import { api, expectProblem, inventPerson, logIn, staffToken } from '../support/api.ts'
import { officeWorld, staffActor } from '../support/office-world.ts'
import { service } from '../support/service.ts'
import { smsStandIn } from '../support/sms-stand-in.ts'

const residence = { code: '530114001001', detail: '样本小区1幢' }
const window = 'civil-530114001-receiver'

const settle = async (id: string, body: object, username = window) =>
  api('POST', `/v1/staff/tasks/${id}`, { token: await staffToken(username), body })
const read = async (id: string, username = window) =>
  api('GET', `/v1/staff/tasks/${id}`, { token: await staffToken(username) })
const listed = async (username = window): Promise<string[]> =>
  (await api('GET', '/v1/staff/tasks', { token: await staffToken(username) })).json.items.map(
    (each: { id: string }) => each.id,
  )
const titles = async (token: string): Promise<string[]> =>
  (await api('GET', '/v1/inbox', { token })).json.items.map((each: { title: { text: string } }) => each.title.text)

/** Somebody asks for the account of a person with one case; both use WeChat. */
async function asked() {
  const person = inventPerson()
  const holder = await logIn(person.phone)
  const { id: caseId } = await filed(holder, { applicant: person, residence })
  const askerPhone = inventPerson().phone
  const asker = await logIn(askerPhone)
  const idOf = async (token: string): Promise<string> => (await api('GET', '/v1/me', { token })).json.id
  const ids = { holder: await idOf(holder), asker: await idOf(asker) }
  await Citizen.update({ openidHash: `openid of ${ids.holder}` }, { where: { id: ids.holder } })
  await Citizen.update({ openidHash: `openid of ${ids.asker}` }, { where: { id: ids.asker } })
  const ask = () => api('POST', '/v1/me/recovery', { token: asker, body: { idNumber: person.idNumber, residence } })
  expect((await ask()).status).to.equal(202)
  const { id } = await StaffTask.findOne({ where: { citizenId: ids.asker, doneAt: null }, rejectOnEmpty: true })
  return { id, person, holder, asker, askerPhone, caseId, ids, ask }
}

describe('an account that was asked for', () => {
  it('goes to who holds the card: their login opens it, that of the former holder no more', async () => {
    const { id, person, holder, asker, askerPhone, caseId, ids } = await asked()
    expect((await read(id)).json.person).to.deep.equal({ name: null, phone: askerPhone, residence: null })
    expect((await settle(id, { outcome: 'handed-over', idNumber: person.idNumber.toLowerCase() })).status).to.equal(204)

    expectProblem(await api('GET', '/v1/me', { token: holder }), 401, 'auth.invalid')
    expect((await api('GET', '/v1/cases', { token: await logIn(person.phone) })).json.items).to.deep.equal([])
    const me = (await api('GET', '/v1/me', { token: asker })).json
    expect(me).to.include({ name: person.name, idNumber: person.idNumber, phone: askerPhone })
    const cases = (await api('GET', '/v1/cases', { token: asker })).json.items
    expect(cases.map((each: { id: string }) => each.id)).to.deep.equal([caseId])
    const joined = await Citizen.findByPk(ids.asker, { rejectOnEmpty: true })
    expect(joined.openidHash).to.equal(`openid of ${ids.asker}`)
    expect(await Citizen.count({ where: { openidHash: `openid of ${ids.holder}` } })).to.equal(0)
    expect(await titles(asker)).to.include('账号找回来了')

    const task = await StaffTask.findByPk(id, { rejectOnEmpty: true })
    expect(task.doneAt).to.be.instanceOf(Date)
    expect(task.doneBy).to.be.a('string')
    expect(task.outcome).to.equal('handed-over')
    expect(await listed()).to.not.include(id)
    const after = (await read(id)).json
    expect([after.outcomes, after.person]).to.deep.equal([[], null])
    expect(after.settled.text).to.include('本人')
    expectProblem(await settle(id, { outcome: 'handed-over', idNumber: person.idNumber }), 409, 'task.settled')
  })

  it('is told to the phone that opened it before, by day, until it has arrived, and the number is forgotten', async () => {
    const { id, person } = await asked()
    const world = await officeWorld(new Date('2030-12-01T22:00:00+08:00'))
    await settleTask(world, await staffActor(window), id, { outcome: 'handed-over', idNumber: person.idNumber })
    const [job] = world.time.waiting
    expect(job).to.deep.include({ data: { taskId: id }, at: Date.parse('2030-12-02T07:00:00+08:00') })
    const gateway = await smsStandIn()
    const telling = { ...world, messenger: smsWebhook(gateway.url) }
    const phoneKept = async () => (await StaffTask.findByPk(id, { rejectOnEmpty: true })).formerPhone
    gateway.faults = [503]
    expect(await problemOf(tellFormerHolder(telling, { taskId: id }))).to.equal('service.unavailable')
    expect(await phoneKept()).to.equal(person.phone)
    for (let time = 0; time < 2; time++) await tellFormerHolder(telling, { taskId: id })
    await gateway.close()
    expect(gateway.shown.map(({ to }) => to)).to.deep.equal([person.phone])
    expect(gateway.shown[0]?.body).to.include('12345').and.not.match(/\d{6}/)
    expect(await phoneKept()).to.equal(null)
  })

  it('stays where it is when the number on the card is another, and guessing is stopped', async () => {
    const { id, person, holder, asker } = await asked()
    const before = (await api('GET', '/v1/me', { token: holder })).json
    const wrong = await settle(id, { outcome: 'handed-over', idNumber: inventPerson().idNumber })
    expectProblem(wrong, 400, 'request.invalid')
    expect(wrong.json.errors[0].code).to.equal('field.id_number_differs')
    const short = await settle(id, { outcome: 'handed-over', idNumber: '530114' })
    expect(short.json.errors[0].code).to.equal('field.id_number_length')
    for (let time = 1; time < 10; time++)
      await settle(id, { outcome: 'handed-over', idNumber: inventPerson().idNumber })
    const stopped = await settle(id, { outcome: 'handed-over', idNumber: person.idNumber })
    expectProblem(stopped, 429, 'task.tried_too_often')
    expect(Number(stopped.headers.get('retry-after'))).to.be.above(0)
    expect((await api('GET', '/v1/me', { token: holder })).json).to.deep.equal(before)
    expect((await api('GET', '/v1/cases', { token: asker })).json.items).to.deep.equal([])
    expect(await listed()).to.include(id)
  })

  it('can be refused with a reason that is told, and asked for again', async () => {
    const { id, holder, asker, ids, ask } = await asked()
    expectProblem(await settle(id, { outcome: 'refused', note: ' ' }), 400, 'request.invalid')
    expect((await settle(id, { outcome: 'refused', note: '身份证照片不是本人' })).status).to.equal(204)
    const told = (await api('GET', '/v1/inbox', { token: asker })).json.items[0]
    expect(told.body.text).to.include('身份证照片不是本人')
    expect(await titles(holder)).to.include('找回账号的事结束了')
    expect((await api('GET', '/v1/me', { token: holder })).status).to.equal(200)
    await ask()
    const again = await StaffTask.findOne({ where: { citizenId: ids.asker, doneAt: null }, rejectOnEmpty: true })
    expect(await listed()).to.include(again.id)
  })

  it('does not become one with that of somebody who is registered under another number', async () => {
    const { id, person, asker } = await asked()
    await api('PUT', '/v1/me', { token: asker, body: { ...inventPerson(), residence } })
    const both = await settle(id, { outcome: 'handed-over', idNumber: person.idNumber })
    expectProblem(both, 409, 'task.asker_registered')
  })

  it('is handed over once, however many windows try at once', async () => {
    const { id, person } = await asked()
    const body = { outcome: 'handed-over', idNumber: person.idNumber }
    const answers = await Promise.all(Array.from({ length: 4 }, () => settle(id, body)))
    expect(answers.map(({ status }) => status).sort()).to.deep.equal([204, 409, 409, 409])
  })

  it('is the matter of its township alone, and ends as such a matter can', async () => {
    const { id, person } = await asked()
    const body = { outcome: 'handed-over', idNumber: person.idNumber }
    expectProblem(await settle(id, body, 'water-532501-receiver'), 404, 'task.not_found')
    expectProblem(await read(id, 'water-532501-receiver'), 404, 'task.not_found')
    expectProblem(await settle(id, body, 'civil-530114-handler'), 403, 'auth.forbidden')
    expectProblem(await settle(id, { outcome: 'told' }), 400, 'request.invalid')
  })
})

describe('somebody whom no message reaches', () => {
  async function visitTo(caseId: string): Promise<string> {
    const id = newId()
    const dedupeKey = `visit:${caseId}:applicant`
    const createdAt = (await service()).now()
    const division = residence.code
    await StaffTask.create({
      id,
      kind: 'visit',
      division,
      dedupeKey,
      citizenId: null,
      caseId,
      audience: 'applicant',
      createdAt,
    })
    return id
  }

  it('is found at home by whoever calls for all departments, told, and off the list', async () => {
    const person = inventPerson()
    const token = await logIn(person.phone)
    const { id: caseId, caseNumber } = await filed(token, { applicant: person, residence })
    const id = await visitTo(caseId)
    const { json } = await read(id)
    expect(json.person).to.include({ name: person.name, phone: person.phone })
    expect(json.person.residence).to.include('样本小区1幢')
    expect(json.case).to.deep.include({ caseNumber, open: false })
    const accesses = (await api('GET', `/v1/cases/${caseId}/accesses`, { token })).json.items
    expect(accesses.map(({ field, office }: Record<string, string>) => [field, office])).to.deep.equal([
      ['residence', '龙城街道便民服务中心民政窗口'],
    ])
    expect((await settle(id, { outcome: 'wants-nothing', note: '本人已经知道' })).status).to.equal(204)
    expect(await listed()).to.not.include(id)
    const events = (await api('GET', `/v1/cases/${caseId}`, { token })).json.events
    expect(events.at(-1).text).to.include('不用再').and.not.include('本人已经知道')
    expect((await StaffTask.findByPk(id))?.note).to.equal('本人已经知道')
    expect(await titles(token)).to.include('不再上门')
  })

  it('stays unnamed where they told of a child', async () => {
    const person = inventPerson()
    const made = await fileService(await logIn(person.phone), 'school-dropout', { applicant: person })
    const { json } = await read(await visitTo(made.json.id))
    expect(json.person).to.equal(null)
    expect(JSON.stringify(json)).to.not.include(person.name).and.not.include(person.phone)
  })
})

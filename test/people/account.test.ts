import { expect } from 'chai'
import sharp from 'sharp'
import { Citizen } from '../../models/citizen.ts'
import { IdempotencyKey } from '../../models/idempotency-key.ts'
import { MinorGrant } from '../../models/minor-grant.ts'
import { Objection } from '../../models/objection.ts'
import { Penalty } from '../../models/penalty.ts'
import { PublicNotice } from '../../models/public-notice.ts'
import { Staff } from '../../models/staff.ts'
import { StaffTask } from '../../models/staff-task.ts'
import { dayInWords } from '../../src/cases/receipt.ts'
import { newId } from '../../src/kernel/ids.ts'
import { filed, staffMove } from '../cases/file.ts'
import { askCode, newHelper } from '../cases/filing-for-others.ts'
import { api, expectProblem, inventPerson, logIn, staffToken } from '../support/api.ts'
import { openPage, postPage } from '../support/page-form.ts'
import { service } from '../support/service.ts'

async function photo(token: string): Promise<string> {
  const bytes = await sharp({ create: { width: 64, height: 48, channels: 3, background: '#777' } })
    .jpeg()
    .toBuffer()
  const form = new FormData()
  form.set('file', new Blob([new Uint8Array(bytes)], { type: 'image/jpeg' }), 'a.jpg')
  return (await api('POST', '/v1/attachments', { token, body: form })).json.id
}

describe('all that is kept about a person', () => {
  it('is given to them whole, and nothing of anybody else', async () => {
    const person = inventPerson()
    const token = await logIn(person.phone)
    const other = await logIn(inventPerson().phone)
    await filed(other)
    const added = await photo(token)
    const made = await filed(token, { applicant: person, attachments: [added] })
    const draft = { serviceId: 'drinking-water', content: { typed: '还没写完' } }
    await api('PUT', '/v1/drafts/one', { token, body: draft })
    const { status, json, headers } = await api('GET', '/v1/me/export', { token })
    expect(status).to.equal(200)
    expect(headers.get('content-disposition')).to.include('attachment')
    expect(headers.get('cache-control')).to.equal('no-store')
    expect(json.account).to.deep.include({ ...person, wechat: false })
    expect(json.cases.map(({ id }: { id: string }) => id)).to.deep.equal([made.id])
    expect(json.cases[0].consent.method).to.equal('read')
    expect(json.cases[0].events).to.have.length(1)
    expect(json.attachments[0]).to.include({ id: added, caseId: made.id, url: `/v1/attachments/${added}` })
    expect(json.messages).to.have.length(1)
    expect(json.deliveries.map(({ channel }: { channel: string }) => channel)).to.include.members(['inbox', 'sms'])
    expect(json.drafts[0].content).to.deep.equal(draft.content)
    expect(json.sessions).to.have.length(1)
    expect((await api('GET', json.attachments[0].url, { token })).status).to.equal(200)
  })
})

describe('what others did with a person’s cases', () => {
  it('is in what is given to them, in the words of offices', async () => {
    const person = inventPerson()
    const token = await logIn(person.phone)
    const made = await filed(token, { applicant: person })
    const handler = await staffToken('water-530114-handler')
    await api('GET', `/v1/staff/cases/${made.id}`, { token: handler })
    const share = { registry: 'disability', purpose: '核对取水困难的情况' }
    await api('POST', `/v1/staff/cases/${made.id}/share-requests`, { token: handler, body: share })
    await staffMove(handler, made.id, 'accept', 1)
    await staffMove(handler, made.id, 'answer', 2, '修好了')
    await api('POST', `/v1/cases/${made.id}/rating`, { token, body: { level: 1 } })
    const call = { step: 'call', note: '打过电话了' }
    await api('POST', `/v1/staff/cases/${made.id}/rectification`, { token: handler, body: call })
    const { token: helper } = await newHelper()
    expect((await askCode(helper, person.phone)).status).to.equal(204)
    const { json } = await api('GET', '/v1/me/export', { token })
    expect(json.accesses[0]).to.include({ caseId: made.id, action: 'open' })
    expect(json.registryRequests[0]).to.deep.include({ caseId: made.id, ...share })
    expect(json.cases[0].rectification).to.include({ call: '打过电话了', result: null })
    expect(json.agreements).to.have.length(1)
    expect(json.agreements[0]).to.include({ askedBy: 'a-helper', agreedAt: null })
    const years = Number(json.cases[0].keptUntil.slice(0, 4)) - Number(json.cases[0].completedAt.slice(0, 4))
    expect(years).to.equal(5)
    const ofHelper = (await api('GET', '/v1/me/export', { token: helper })).json
    expect(ofHelper.agreements[0]).to.include({ askedBy: 'me' })
    expect(JSON.stringify(ofHelper)).to.not.include(person.phone)
  })

  it('holds what they said of others’ notices, what was told to their village, and what they were told of their own words', async () => {
    const token = await logIn(inventPerson().phone)
    const { id: caseId } = await filed(token)
    const citizenId = (await api('GET', '/v1/me', { token })).json.id
    const staffId = (await Staff.findOne({ rejectOnEmpty: true })).id
    const at = (await service()).now()
    const place = { caseId, division: '530114001001' }
    const { id: noticeId } = await PublicNotice.create({
      ...{ id: newId(), ...place, serviceId: 'drinking-water', maskedName: '样*' },
      ...{ fromAt: at, untilAt: at, endedAt: at },
    })
    await Objection.create({ id: newId(), noticeId, citizenId, text: '样本不同意', at })
    await Penalty.create({
      ...{ id: newId(), ...place, citizenId, department: 'water', state: 'DROPPED', version: 1, clue: '样本线索' },
      ...{ facts: '样本事实', defence: '样本说明', defenceUntil: at, createdAt: at, updatedAt: at },
    })
    const leave = { reason: '要家访', emergency: false, askedAt: at, decidedBy: null, decidedAt: null, untilAt: null }
    await MinorGrant.create({ id: newId(), caseId, staffId, ...leave })
    const task = { division: '530114001', createdAt: at, doneAt: at, outcome: 'told', note: '样本便条' } as const
    await StaffTask.create({ id: newId(), kind: 'visit', dedupeKey: newId(), citizenId: null, ...task, caseId })
    const { json } = await api('GET', '/v1/me/export', { token })
    expect(json.objections[0]).to.include({ noticeId, text: '样本不同意' })
    expect(json.publicNotices[0]).to.include({ caseId, maskedName: '样*' })
    expect(json.penalties[0]).to.include({ facts: '样本事实', defence: '样本说明' })
    expect(json.minorAccesses[0]).to.include({ caseId, reason: '要家访' })
    expect(json.visits[0]).to.include({ caseId, outcome: 'told' })
    for (const kept of ['样本线索', '样本便条', staffId]) expect(JSON.stringify(json)).to.not.include(kept)
  })
})

describe('closing an account', () => {
  it('waits for open cases and says how many there are', async () => {
    const token = await logIn(inventPerson().phone)
    const { id } = await filed(token)
    const refused = await api('DELETE', '/v1/me', { token })
    expectProblem(refused, 409, 'citizen.cases_open')
    expect(refused.json.openCases).to.equal(1)
    await api('POST', `/v1/cases/${id}/actions`, { token, body: { action: 'withdraw', version: 1 } })
    expect((await api('DELETE', '/v1/me', { token })).status).to.equal(200)
  })

  it('ends every session, drops forms, messages and loose photos, keeps what is done', async () => {
    const person = inventPerson()
    const token = await logIn(person.phone)
    const me = (await api('GET', '/v1/me', { token })).json
    const made = await filed(token, { applicant: person })
    const handler = await staffToken('water-530114-handler')
    await staffMove(handler, made.id, 'accept', 1)
    await staffMove(handler, made.id, 'answer', 2, '修好了')
    await api('PUT', '/v1/drafts/one', { token, body: { serviceId: 'drinking-water', content: {} } })
    await photo(token)
    const { status, json } = await api('DELETE', '/v1/me', { token })
    expect(status).to.equal(200)
    expect(json).to.include({ kept: 1 })
    expect(json.text).to.include(`${Number(json.keptUntil.slice(0, 4))}年`)
    expect(json.text).to.include('1')
    expect(json.speech).to.not.match(/\d/)
    expectProblem(await api('GET', '/v1/me', { token }), 401, 'auth.invalid')
    const row = await Citizen.findByPk(me.id, { rejectOnEmpty: true })
    expect(JSON.stringify(row)).to.not.include(person.phone).and.not.include(person.idNumber)
    expect(await IdempotencyKey.count({ where: { owner: `citizen:${me.id}` } })).to.equal(0)
    expect((await api('GET', `/v1/staff/cases/${made.id}`, { token: handler })).status).to.equal(200)
  })

  it('says before and after on its page how many done cases the law keeps, and until which day', async () => {
    const token = await logIn(inventPerson().phone)
    const { id } = await filed(token)
    await api('POST', `/v1/cases/${id}/actions`, { token, body: { action: 'withdraw', version: 1 } })
    const { keptUntil } = (await api('GET', '/v1/me/export', { token })).json.cases[0]
    const told = dayInWords(new Date(keptUntil), 'zh-CN')
    const before = await openPage(token, '/me/close')
    // Read aloud like every page.
    expect(before.html).to.include('data-say')
    expect(before.html).to.include('撤回的保存3年').and.include(`您有1件这样的事，最晚的保存到${told}`)
    expect((await postPage(token, '/me/close')).html)
      .to.include(`1件事`)
      .and.include(told)
  })

  it('is the same once or four times at once, and lets the person begin anew', async () => {
    const person = inventPerson()
    const token = await logIn(person.phone)
    const answers = await Promise.all(Array.from({ length: 4 }, () => api('DELETE', '/v1/me', { token })))
    expect(answers.map(({ status }) => status).every((status) => status === 200 || status === 401)).to.equal(true)
    const again = await logIn(person.phone)
    const residence = { code: '530114001001', detail: '样本小区1幢' }
    const { json } = await api('PUT', '/v1/me', { token: again, body: { ...person, residence } })
    expect(json.registered).to.equal(true)
    expect((await api('GET', '/v1/cases', { token: again })).json.items).to.deep.equal([])
  })
})

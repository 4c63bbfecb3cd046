import { expect } from 'chai'
import { Case } from '../../models/case.ts'
import { Delivery } from '../../models/delivery.ts'
import { checkDigitOf } from '../../src/kernel/id-number.ts'
import { validAnswers } from '../catalogue/valid-answers.ts'
import { type ApiAnswer, api, expectProblem, inventPerson, logIn, noticeVersion, staffToken } from '../support/api.ts'
import { filed, staffMove } from './file.ts'
import { fileService } from './file-service.ts'

interface Listed {
  id: string
  purpose: string
  caseId: string | null
  withdrawable: boolean
  withdrawnAt: string | null
  effect: { text: string; speech: string }
}

const position = { longitude: 102.8617, latitude: 24.8943, coordType: 'wgs84', accuracy: 20 }

describe('what a person has agreed to', () => {
  let token: string
  let person: ReturnType<typeof inventPerson>
  beforeEach(async () => {
    person = inventPerson()
    token = await logIn(person.phone)
  })
  const list = async (who = token): Promise<Listed[]> =>
    (await api('GET', '/v1/me/consents', { token: who })).json.items
  const purposesOf = async (caseId: string | null, who = token) =>
    (await list(who)).filter((each) => each.caseId === caseId).map(({ purpose }) => purpose)
  const one = async (purpose: string, who = token) =>
    (await list(who)).find((each) => each.purpose === purpose) as Listed
  const withdraw = (id: string, who = token): Promise<ApiAnswer> =>
    api('POST', `/v1/me/consents/${id}/withdraw`, { token: who })
  const show = async (id: string, who = token) => (await api('GET', `/v1/cases/${id}`, { token: who })).json

  it('is with a case the notice and what the filing plainly contains, each for itself, for eye and ear', async () => {
    const plain = await filed(token, { applicant: person })
    expect(await purposesOf(plain.id)).to.have.members(['notice', 'phone'])
    const located = await filed(token, { applicant: person, location: position })
    expect(await purposesOf(located.id)).to.have.members(['notice', 'phone', 'location'])
    const notice = await one('notice')
    expect(notice).to.deep.include({ method: 'read', proof: null, withdrawnAt: null, withdrawable: true })
    for (const each of await list()) {
      expect(each.effect.text).to.not.equal('')
      expect(each.effect.speech).to.be.a('string').and.not.equal('')
    }
    expect(located.consents.map(({ purpose }: Listed) => purpose)).to.deep.equal(['location', 'notice', 'phone'])
  })

  it('is not for others to see or to withdraw', async () => {
    await filed(token, { applicant: person })
    const stranger = await logIn(inventPerson().phone)
    expect(await list(stranger)).to.deep.equal([])
    expectProblem(await withdraw((await one('notice')).id, stranger), 404, 'consent.not_found')
    expectProblem(await api('GET', '/v1/me/consents'), 401, 'auth.required')
  })

  const consent = async (service: string, purposes: string[]) => ({
    consent: { noticeVersion: await noticeVersion(service), method: 'heard', purposes },
  })

  it('to a check of assets is asked where assets are checked, and tells the office when it is withdrawn', async () => {
    const service = 'temporary-assistance'
    const { status, json } = await fileService(token, service, {
      applicant: person,
      ...(await consent(service, ['asset-check'])),
    })
    expect(status, JSON.stringify(json)).to.equal(201)
    const given = await one('asset-check')
    expect(given).to.include({ withdrawable: true, method: 'heard', proof: 'partial' })
    expect(given.effect.text).to.include('没有核对')
    const answer = await withdraw(given.id)
    expect(answer.status).to.equal(200)
    expect(answer.json.withdrawnAt).to.be.a('string')
    const receiver = await staffToken('civil-530114001-receiver')
    const seen = (await api('GET', `/v1/staff/cases/${json.id}`, { token: receiver })).json
    expect(seen.state).to.equal('ROUTED')
    expect(seen.events.at(-1)).to.include({ action: 'withdraw-consent' })
    expect(seen.events.at(-1).text).to.include('收入和财产')
    expect(seen.consents.find(({ purpose }: Listed) => purpose === 'asset-check').withdrawnAt).to.be.a('string')
    const again = await withdraw(given.id)
    expect([again.status, again.json.withdrawnAt]).to.deep.equal([200, answer.json.withdrawnAt])
    expect((await show(json.id)).version).to.equal(2)
  })

  it('to a check of assets that the form asks itself is what was answered there', async () => {
    const service = 'minimum-living-allowance'
    const yes = await fileService(token, service, { applicant: person })
    expect(await purposesOf(yes.json.id)).to.have.members(['notice', 'phone', 'asset-check'])
    const no = await fileService(token, service, {
      applicant: person,
      answers: { ...validAnswers[service].answers, agreesToCheck: false },
      ...(await consent(service, ['asset-check'])),
    })
    expect(await purposesOf(no.json.id)).to.have.members(['notice', 'phone'])
  })

  it('that has nothing to do with the matter is refused by its path', async () => {
    const faults = async (purposes: string[]) => {
      const refused = await api('POST', '/v1/cases', {
        token,
        headers: { 'idempotency-key': crypto.randomUUID() },
        body: {
          ...(await consent('drinking-water', purposes)),
          serviceId: 'drinking-water',
          filingMode: 'self',
          applicant: person,
          residence: { code: '530114001', detail: '' },
          problemPlace: { code: '530114001001' },
          problems: ['W03'],
        },
      })
      expect(refused.status).to.equal(400)
      return refused.json.errors.map(({ path, code }: { path: string; code: string }) => `${path} ${code}`)
    }
    expect(await faults(['phone', 'asset-check', 'minor', 'location', 'helper', 'phone'])).to.deep.equal([
      'consent.purposes.1 field.consent_purpose',
      'consent.purposes.2 field.consent_purpose',
      'consent.purposes.3 field.consent_purpose',
      'consent.purposes.4 field.consent_purpose',
      'consent.purposes.5 field.duplicate',
    ])
    expect(await faults(['everything'])).to.deep.equal(['consent.purposes.0 field.choice'])
  })

  it('by the guardian of a child under fourteen is kept with the case', async () => {
    const first17 = `530114${new Date().getFullYear() - 9}0307701`
    const child = { ...person, idNumber: `${first17}${checkDigitOf(first17)}` }
    const { status } = await fileService(token, 'serious-illness-treatment', {
      applicant: child,
      ...(await consent('serious-illness-treatment', ['minor'])),
    })
    expect(status).to.equal(201)
    expect((await one('minor')).withdrawable).to.equal(true)
  })

  it('to a position is taken back with the position, also when the case is done', async () => {
    const { id } = await filed(token, {
      applicant: person,
      location: { ...position, longitude: 100.2, latitude: 25.6 },
    })
    const before = await Case.findByPk(id, { rejectOnEmpty: true })
    expect(before.location).to.not.equal(null)
    const handler = await staffToken('water-530114-handler')
    await staffMove(handler, id, 'accept', 1)
    await staffMove(handler, id, 'answer', 2, '修好了')
    expectProblem(await withdraw((await one('notice')).id), 409, 'consent.not_withdrawable')
    expect((await withdraw((await one('location')).id)).status).to.equal(200)
    const after = await Case.findByPk(id, { rejectOnEmpty: true })
    expect(after.location).to.equal(null)
    expect(after.placeFindings.filter(({ code }) => code.startsWith('position'))).to.deep.equal([])
    expect(after.description).to.equal(before.description)
  })

  it('to being called is taken back with the number: no text messages any more, news in the inbox', async () => {
    const { id } = await filed(token, { applicant: person })
    await withdraw((await one('phone')).id)
    expect((await show(id)).applicant).to.deep.equal({ ...person, phone: '' })
    const sent = () => Delivery.count({ where: { caseId: id, channel: ['sms', 'wechat'] } })
    const soFar = await sent()
    await staffMove(await staffToken('water-530114-handler'), id, 'accept', 2)
    expect(await sent()).to.equal(soFar)
    expect((await api('GET', '/v1/inbox', { token })).json.items[0].title.text).to.equal('已经受理')
  })

  it('to the notice withdraws the case', async () => {
    const { id } = await filed(token, { applicant: person })
    await withdraw((await one('notice')).id)
    expect((await show(id)).state).to.equal('WITHDRAWN')
  })

  it('to a helper ends with the helper', async () => {
    const helper = await logIn(inventPerson().phone)
    const body = {
      filingMode: 'helper',
      helper: { name: '样本代办', phone: inventPerson().phone, relationship: '邻居' },
      agreement: { kind: 'visit', on: '2026-01-05', place: '家里', people: '样本邻居' },
      applicant: person,
    }
    const { id } = await filed(helper, body)
    expect(await list(helper)).to.deep.equal([])
    const given = await one('helper')
    expect(given.withdrawable).to.equal(true)
    await withdraw(given.id)
    expect((await api('GET', `/v1/cases/${id}`, { token: helper })).status).to.equal(404)
    expect((await one('helper')).withdrawnAt).to.be.a('string')
    const open = await filed(helper, { ...body, agreement: undefined })
    expect(await purposesOf(open.id)).to.not.include('helper')
  })

  it('is noted once when a device tells where it is, and withdrawing it empties forms of positions', async () => {
    for (let time = 0; time < 2; time++) await api('POST', '/v1/divisions/resolve', { token, body: position })
    expect(await purposesOf(null)).to.deep.equal(['location'])
    const content = { location: position, description: '样本' }
    await api('PUT', '/v1/drafts/one', { token, body: { serviceId: 'drinking-water', content } })
    await withdraw((await one('location')).id)
    const draft = (await api('GET', '/v1/drafts/one', { token })).json
    expect(draft.content).to.deep.include({ location: null, description: '样本' })
    await api('POST', '/v1/divisions/resolve', { token, body: position })
    expect((await list()).filter(({ withdrawnAt }) => withdrawnAt === null)).to.have.length(1)
    expect((await api('GET', '/v1/me/export', { token })).json.consents).to.have.length(2)
    expect((await api('DELETE', '/v1/me', { token })).status).to.equal(200)
  })

  it('of the same case is withdrawn once, however often it is asked at once', async () => {
    const { id } = await filed(token, { applicant: person, location: position })
    const given = await one('location')
    const answers = await Promise.all(Array.from({ length: 6 }, () => withdraw(given.id)))
    expect(answers.map(({ status }) => status)).to.deep.equal(Array(6).fill(200))
    const { events } = await show(id)
    expect(events.filter(({ action }: { action: string }) => action === 'withdraw-consent')).to.have.length(1)
  })
})

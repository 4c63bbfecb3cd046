import { expect } from 'chai'
import sharp from 'sharp'
import { Citizen } from '../../models/citizen.ts'
import { IdempotencyKey } from '../../models/idempotency-key.ts'
import { filed, staffMove } from '../cases/file.ts'
import { api, expectProblem, inventPerson, logIn, staffToken } from '../support/api.ts'

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
    expect(json.text).to.include('1')
    expect(json.speech).to.not.match(/\d/)
    expectProblem(await api('GET', '/v1/me', { token }), 401, 'auth.invalid')
    const row = await Citizen.findByPk(me.id, { rejectOnEmpty: true })
    expect(JSON.stringify(row)).to.not.include(person.phone).and.not.include(person.idNumber)
    expect(await IdempotencyKey.count({ where: { owner: `citizen:${me.id}` } })).to.equal(0)
    expect((await api('GET', `/v1/staff/cases/${made.id}`, { token: handler })).status).to.equal(200)
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

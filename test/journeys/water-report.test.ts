import { expect } from 'chai'
import { makeSpecimen } from '../../tools/specimens/specimen.ts'
import {
  api,
  expectProblem,
  idempotencyKey,
  integratorKey,
  inventPerson,
  logIn,
  staffToken,
  waterFiling,
} from '../support/api.ts'
import { service } from '../support/service.ts'

/** A story: 呈贡's water stops; a daughter reports it with one photo of the ID card. */
describe('a drinking-water report over HTTP', () => {
  const phone = inventPerson().phone
  let citizen: string
  let caseId: string
  let card: Awaited<ReturnType<typeof makeSpecimen>>

  before(async () => (await service()).waitForMorning())

  it('begins with a login by phone code', async () => {
    citizen = await logIn(phone)
    expect((await api('GET', '/v1/me', { token: citizen })).json).to.include({ registered: false, phone })
  })

  it('reads name, number and address from a photo of the card', async function () {
    this.timeout(60_000)
    card = await makeSpecimen({ seed: 5301, level: 'light', side: 'front' })
    const form = new FormData()
    form.set('image', new Blob([new Uint8Array(card.jpeg)], { type: 'image/jpeg' }), 'card.jpg')
    const answer = await api('POST', '/v1/ocr/id-card', { token: citizen, body: form })
    expect(answer.status).to.equal(200)
    expect(answer.headers.get('cache-control')).to.equal('no-store')
    const { side, fields, readBack } = answer.json
    const truth = card.truth as { name: string; idNumber: string }
    expect(side).to.equal('front')
    expect(fields.idNumber).to.include({ value: truth.idNumber, status: 'ok' })
    expect(fields.name.status).to.be.oneOf(['ok', 'check'])
    expect(readBack.speech).to.be.a('string').and.not.match(/\d/)
  })

  it('hears the notice as MP3, in time with its sentences', async () => {
    const cues = await api('GET', '/v1/services/drinking-water/notice/cues.json')
    const notice = await api('GET', '/v1/services/drinking-water/notice')
    expect(cues.json.sentences).to.have.length(notice.json.sentences.length)
    expect(cues.json.durationMs).to.be.greaterThan(1000)
    const audio = await api('GET', '/v1/services/drinking-water/notice/audio')
    expect(audio.headers.get('content-type')).to.equal('audio/mpeg')
    expect(audio.headers.get('etag')).to.match(/^"/)
  })

  it('finds the county of a position in 呈贡', async () => {
    const body = { longitude: 102.8215, latitude: 24.8855, coordType: 'wgs84', accuracy: 30 }
    const { json } = await api('POST', '/v1/divisions/resolve', { token: citizen, body })
    expect(json).to.include({ code: '530114', confidence: 'certain' })
  })

  it('is filed and lands in the water office of that county', async () => {
    const truth = card.truth as { name: string; idNumber: string }
    const applicant = { name: truth.name, idNumber: truth.idNumber, phone }
    const body = await waterFiling({ applicant })
    const answer = await api('POST', '/v1/cases', { token: citizen, body, headers: idempotencyKey() })
    expect(answer.status).to.equal(201)
    expect(answer.json).to.include({ state: 'ROUTED', bucket: 'processing', urgency: 'normal' })
    expect(answer.json.office).to.deep.equal({ department: 'water', division: '530114', name: '呈贡区水务局' })
    expect(answer.json.clocks.map(({ kind }: { kind: string }) => kind)).to.deep.equal(['accept', 'platform'])
    expect(answer.json.receipt.text).to.include(answer.json.caseNumber)
    expect(answer.json.receipt.speech).to.not.match(/\d/)
    caseId = answer.json.id
    expect((await api('GET', '/v1/me', { token: citizen })).json.registered).to.equal(true)
  })

  it('gives a receipt that can be heard', async () => {
    const { baseUrl } = await service()
    const response = await fetch(`${baseUrl}/v1/cases/${caseId}/receipt/audio`, {
      headers: { authorization: `Bearer ${citizen}` },
    })
    const bytes = new Uint8Array(await response.arrayBuffer())
    expect(response.headers.get('content-type')).to.equal('audio/mpeg')
    expect((bytes[0] ?? 0) === 0xff && ((bytes[1] ?? 0) & 0xe0) === 0xe0, 'an MP3 frame').to.equal(true)
    expect(bytes.length).to.be.greaterThan(20_000)
  })

  it('is invisible to the water office of another county', async () => {
    const token = await staffToken('water-532501-handler')
    expectProblem(await api('GET', `/v1/staff/cases/${caseId}`, { token }), 404, 'case.not_found')
  })

  it('is accepted and answered by the office', async () => {
    const token = await staffToken('water-530114-handler')
    const listed = await api('GET', '/v1/staff/cases?state=ROUTED', { token })
    expect(listed.json.items.map(({ id }: { id: string }) => id)).to.include(caseId)
    const accepted = await api('POST', `/v1/staff/cases/${caseId}/actions`, {
      token,
      body: { action: 'accept', version: 1 },
    })
    expect(accepted.json.state).to.equal('ACCEPTED')
    const answered = await api('POST', `/v1/staff/cases/${caseId}/actions`, {
      token,
      body: { action: 'answer', note: '水管已经换好，今天下午恢复供水。', version: 2 },
    })
    expect(answered.json).to.include({ state: 'ANSWERED', bucket: 'completed' })
  })

  it('shows the citizen a red dot, the answer and its words for the ear', async () => {
    const inbox = (await api('GET', '/v1/inbox', { token: citizen })).json
    expect(inbox.unread).to.equal(3)
    expect(inbox.items[0].body.text).to.include('水管已经换好')
    await api('POST', `/v1/inbox/${inbox.items[0].id}/read`, { token: citizen })
    expect((await api('GET', '/v1/inbox', { token: citizen })).json.unread).to.equal(2)
    const events = (await api('GET', `/v1/cases/${caseId}/events`, { token: citizen })).json.items
    expect(events.map(({ action }: { action: string }) => action)).to.deep.equal(['submit', 'accept', 'answer'])
  })

  it('is rated, once', async () => {
    const rate = () => api('POST', `/v1/cases/${caseId}/rating`, { token: citizen, body: { level: 5 } })
    expect((await rate()).json.rating).to.deep.equal({ level: 5, tags: [], text: null })
    expectProblem(await rate(), 409, 'case.already_rated')
  })

  it('tells the phone that there is news, and nothing of what it is', async () => {
    for (let tries = 0; ; tries++) {
      const sent = (await api('GET', '/demo/outbox')).json.items.filter((each: { to: string }) => each.to === phone)
      const news = sent.filter(({ body }: { body: string }) => !/验证码/.test(body))
      if (news.length === 3) {
        for (const { body } of news) expect(body).to.not.match(/饮水|水管|样本|\d{6}/)
        return
      }
      expect(tries, 'waiting for the messages').to.be.lessThan(40)
      await new Promise((resolve) => setTimeout(resolve, 250))
    }
  })

  it('speaks for integrators with their key', async () => {
    const token = await integratorKey()
    const { json } = await api('POST', '/v1/audio/spoken-form', { token, body: { input: '银行还款' } })
    expect(json.syllables.map(({ pinyin }: { pinyin: string }) => pinyin)).to.deep.equal([
      'yin2',
      'hang2',
      'huan2',
      'kuan3',
    ])
  })
})

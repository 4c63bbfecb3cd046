import { expect } from 'chai'
import { Office } from '../../models/office.ts'
import { api, expectProblem, idempotencyKey, logIn, staffToken, waterFiling } from '../support/api.ts'
import { file, filed, staffMove } from './file.ts'

let citizen: string
let handler: string
before(async () => {
  citizen = await logIn('19811120020')
  handler = await staffToken('water-530114-handler')
})

const act = (id: string, body: Record<string, unknown>, token = citizen) =>
  api('POST', `/v1/cases/${id}/actions`, { token, body })
const rate = (id: string, level = 5, token = citizen) =>
  api('POST', `/v1/cases/${id}/rating`, { token, body: { level, tags: ['快'], text: '水来了' } })
const answered = async () => {
  const { id } = await filed(citizen)
  await staffMove(handler, id, 'accept', 1)
  await staffMove(handler, id, 'answer', 2, '水管已修好')
  return id as string
}

describe('a case', () => {
  it('goes from filing over acceptance and answer to a rating', async () => {
    const made = await filed(citizen)
    expect(made).to.include({ state: 'ROUTED', bucket: 'processing', version: 1, rated: false })
    expect(made.office).to.include({ department: 'water', division: '530114' })
    expect(made.clocks.map(({ kind, lamp }: { kind: string; lamp: string }) => [kind, lamp])).to.deep.equal([
      ['accept', 'green'],
      ['platform', 'green'],
    ])
    const accepted = await staffMove(handler, made.id, 'accept', 1)
    expect(accepted.json).to.include({ state: 'ACCEPTED', version: 2, bucket: 'processing' })
    const done = await staffMove(handler, made.id, 'answer', 2, '水管已修好')
    expect(done.json).to.include({ state: 'ANSWERED', version: 3, bucket: 'completed' })
    expect(done.json.clocks.map(({ lamp }: { lamp: string }) => lamp)).to.deep.equal(['off', 'off'])
    const rated = await rate(made.id)
    expect(rated.status).to.equal(201)
    expect(rated.json).to.deep.include({ rated: true, rating: { level: 5, tags: ['快'], text: '水来了' } })
    const events = await api('GET', `/v1/cases/${made.id}/events`, { token: citizen })
    expect(events.json.items.map(({ action }: { action: string }) => action)).to.deep.equal([
      'submit',
      'accept',
      'answer',
    ])
  })

  it('moves between the two tabs of its citizen', async () => {
    const id = await answered()
    const ids = async (bucket: string) =>
      (await api('GET', `/v1/cases?bucket=${bucket}&limit=100`, { token: citizen })).json.items.map(
        (each: { id: string }) => each.id,
      )
    expect(await ids('completed')).to.include(id)
    expect(await ids('processing')).to.not.include(id)
  })

  it('cannot be answered before it is accepted', async () => {
    const { id } = await filed(citizen)
    expectProblem(await staffMove(handler, id, 'answer', 1, '好'), 409, 'case.transition_illegal')
  })

  it('cannot be accepted twice', async () => {
    const { id } = await filed(citizen)
    await staffMove(handler, id, 'accept', 1)
    expectProblem(await staffMove(handler, id, 'accept', 2), 409, 'case.transition_illegal')
  })

  it('cannot be answered without a word', async () => {
    const { id } = await filed(citizen)
    await staffMove(handler, id, 'accept', 1)
    for (const note of [undefined, '', '   ']) {
      const answer = await staffMove(handler, id, 'answer', 2, note)
      expectProblem(answer, 400, 'request.invalid')
      expect(answer.json.errors[0].path).to.equal('note')
    }
  })

  it('does not move on a version that somebody else has changed', async () => {
    const { id } = await filed(citizen)
    await staffMove(handler, id, 'accept', 1)
    expectProblem(await staffMove(handler, id, 'answer', 1, '好'), 409, 'case.version_conflict')
  })

  it('accepted by sixteen at once is accepted once', async () => {
    const { id } = await filed(citizen)
    const answers = await Promise.all(Array.from({ length: 16 }, () => staffMove(handler, id, 'accept', 1)))
    expect(answers.map(({ status }) => status).sort()).to.deep.equal([200, ...Array(15).fill(409)])
    const { json } = await api('GET', `/v1/cases/${id}`, { token: citizen })
    expect([json.version, json.events.length]).to.deep.equal([2, 2])
  })

  it('withdrawn and accepted at once goes one way only', async () => {
    const { id } = await filed(citizen)
    const answers = await Promise.all([
      act(id, { action: 'withdraw', version: 1 }),
      staffMove(handler, id, 'accept', 1),
    ])
    expect(answers.map(({ status }) => status).sort()).to.deep.equal([200, 409])
  })

  it('can be withdrawn by its citizen until it is answered', async () => {
    const { id } = await filed(citizen)
    const { json } = await act(id, { action: 'withdraw', version: 1, note: '已经来水' })
    expect(json).to.include({ state: 'WITHDRAWN', bucket: 'completed', version: 2 })
    expectProblem(await act(await answered(), { action: 'withdraw', version: 3 }), 409, 'case.transition_illegal')
  })

  it('refuses actions that do not exist', async () => {
    const { id } = await filed(citizen)
    expectProblem(await act(id, { action: 'accept', version: 1 }), 400, 'request.invalid')
    expectProblem(await staffMove(handler, id, 'withdraw', 1), 400, 'request.invalid')
  })

  it('filed by staff for somebody belongs to no citizen and takes the same way', async () => {
    const { status, json } = await api('POST', '/v1/staff/cases', {
      token: handler,
      body: await waterFiling({ filingMode: 'proactive' }),
      headers: idempotencyKey(),
    })
    expect(status).to.equal(201)
    expect((await staffMove(handler, json.id, 'accept', 1)).json.state).to.equal('ACCEPTED')
    expectProblem(await api('GET', `/v1/cases/${json.id}`, { token: citizen }), 404, 'case.not_found')
  })

  it('of people unwell after drinking is urgent and due within hours', async () => {
    const made = await filed(citizen, { problems: ['W07'], description: '喝了肚子痛' })
    expect(made.urgency).to.equal('urgent')
    const accept = made.clocks.find(({ kind }: { kind: string }) => kind === 'accept')
    expect(new Date(accept.dueAt).getTime() - new Date(made.createdAt).getTime()).to.equal(2 * 3_600_000)
  })

  it('receipt names number and office, and can be heard', async () => {
    const made = await filed(citizen)
    expect(made.receipt.text).to.include(made.caseNumber).and.include(made.office.name)
    expect(made.receipt.speech).to.not.match(/\d/)
    const audio = await api('GET', made.receipt.audioUrl, { token: citizen })
    expect([audio.status, audio.headers.get('content-type')]).to.deep.equal([200, 'audio/mpeg'])
    expect(audio.headers.get('cache-control')).to.equal('no-store')
  })
})

describe('a rating', () => {
  it('waits for the answer', async () => {
    const { id } = await filed(citizen)
    expectProblem(await rate(id), 409, 'case.not_completed')
  })

  it('is not for a case that was withdrawn', async () => {
    const { id } = await filed(citizen)
    await act(id, { action: 'withdraw', version: 1 })
    expectProblem(await rate(id), 409, 'case.not_completed')
  })

  it('is given once, however often it is sent at once', async () => {
    const id = await answered()
    const answers = await Promise.all([1, 2, 3, 4].map((level) => rate(id, level)))
    expect(answers.map(({ status }) => status).sort()).to.deep.equal([201, 409, 409, 409])
    expectProblem(await rate(id), 409, 'case.already_rated')
  })

  it('has one to five levels', async () => {
    const id = await answered()
    for (const level of [0, 6, 2.5]) expectProblem(await rate(id, level), 400, 'request.invalid')
  })

  it('is given by the citizen of the case alone', async () => {
    expectProblem(await rate(await answered(), 5, await logIn('19811120021')), 404, 'case.not_found')
  })
})

describe('a filing for the place of a problem', () => {
  it('goes to the office of that place, not of the home', async () => {
    const { json } = await file(citizen, { problemPlace: { code: await villageOf('532501') } })
    expect(json.office).to.include({ department: 'water', division: '532501' })
    expect(json.routing.reason.text).to.include(json.office.name)
  })

  it('goes up where there is no office, at last to the dispatcher, never nowhere', async () => {
    const problemPlace = { code: await villageOf('533324') }
    const close = (division: string, closedAt: Date | null) =>
      Office.update({ closedAt }, { where: { department: 'water', division } })
    try {
      for (const [closed, above] of [
        ['533324', '5333'],
        ['5333', '53'],
      ] as const) {
        await close(closed, new Date())
        const { json } = await file(citizen, { problemPlace })
        expect(json.office.division).to.equal(above)
        expect(json.routing.reason.text).to.include(json.office.name)
      }
    } finally {
      for (const division of ['533324', '5333']) await close(division, null)
    }
  })
})

/** Some village of a county. */
async function villageOf(county: string): Promise<string> {
  const below = async (code: string) =>
    (await api('GET', `/v1/divisions/${code}/children`)).json.items[0].code as string
  return below(await below(county))
}

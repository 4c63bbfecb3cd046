import { expect } from 'chai'
import sharp from 'sharp'
import { Case } from '../../models/case.ts'
import { api, expectProblem, inventPerson, logIn, staffToken } from '../support/api.ts'
import { filed, staffMove } from './file.ts'

const dayMs = 86_400_000

describe('what a citizen may do with a case', () => {
  let citizen: string
  let handler: string
  before(async () => {
    citizen = await logIn(inventPerson().phone)
    handler = await staffToken('water-530114-handler')
  })
  const act = (id: string, body: Record<string, unknown>, token = citizen) =>
    api('POST', `/v1/cases/${id}/actions`, { token, body })
  const see = async (id: string) => (await api('GET', `/v1/cases/${id}`, { token: citizen })).json
  async function answered(): Promise<string> {
    const { id } = await filed(citizen)
    await staffMove(handler, id, 'accept', 1)
    await staffMove(handler, id, 'answer', 2, '水管已修好')
    return id
  }
  async function photo(token = citizen): Promise<string> {
    const bytes = await sharp({ create: { width: 64, height: 48, channels: 3, background: '#777' } })
      .jpeg()
      .toBuffer()
    const form = new FormData()
    form.set('file', new Blob([new Uint8Array(bytes)], { type: 'image/jpeg' }), 'a.jpg')
    return (await api('POST', '/v1/attachments', { token, body: form })).json.id
  }
  /** As if the answer were so many days old. */
  const age = (id: string, days: number) =>
    Case.update({ completedAt: new Date(Date.now() - days * dayMs) }, { where: { id } })

  describe('to add to it', () => {
    it('takes words and photos while it is open, and leaves the state', async () => {
      const { id } = await filed(citizen)
      await staffMove(handler, id, 'accept', 1)
      const added = await photo()
      const { status, json } = await act(id, {
        action: 'supplement',
        note: '村口也没水',
        attachments: [added],
        version: 2,
      })
      expect(status).to.equal(200)
      expect(json).to.include({ state: 'ACCEPTED', version: 3 })
      expect(json.attachments.map((each: { id: string }) => each.id)).to.deep.equal([added])
      expect(json.events.at(-1).text).to.include('村口也没水').and.include('1张照片')
      expect(json.clocks.find(({ kind }: { kind: string }) => kind === 'platform').lamp).to.equal('green')
      const { events } = (await api('GET', `/v1/staff/cases/${id}`, { token: handler })).json
      expect(events.at(-1).note).to.equal('村口也没水')
    })

    it('takes photos alone, but not nothing, and no photo of somebody else', async () => {
      const { id } = await filed(citizen)
      expect((await act(id, { action: 'supplement', attachments: [await photo()], version: 1 })).status).to.equal(200)
      expectProblem(await act(id, { action: 'supplement', note: '  ', version: 2 }), 400, 'request.invalid')
      const foreign = await photo(await logIn(inventPerson().phone))
      const stolen = await act(id, { action: 'supplement', attachments: [foreign], version: 2 })
      expectProblem(stolen, 400, 'request.invalid')
      expect(stolen.json.errors[0].code).to.equal('field.attachment_unknown')
      expect((await see(id)).version).to.equal(2)
    })

    it('is over with the answer', async () => {
      const answer = await act(await answered(), { action: 'supplement', note: '还有', version: 3 })
      expectProblem(answer, 409, 'case.transition_illegal')
    })
  })

  describe('to have it taken up again', () => {
    it('begins all promises anew, once', async () => {
      const id = await answered()
      expect((await see(id)).actions).to.include.members(['reopen', 'review', 'rate'])
      const { json } = await act(id, { action: 'reopen', note: '又停水了', version: 3 })
      expect(json).to.include({ state: 'ROUTED', bucket: 'processing', completedAt: null })
      expect(json.clocks.map(({ lamp }: { lamp: string }) => lamp)).to.deep.equal(['green', 'green'])
      await staffMove(handler, id, 'accept', 4)
      await staffMove(handler, id, 'answer', 5, '再修好了')
      expect((await see(id)).actions)
        .to.include('review')
        .and.not.include('reopen')
      expectProblem(await act(id, { action: 'reopen', note: '又停水了', version: 6 }), 409, 'case.reopened_before')
    })

    it('needs a reason and comes within thirty days', async () => {
      const id = await answered()
      expectProblem(await act(id, { action: 'reopen', version: 3 }), 400, 'request.invalid')
      await age(id, 31)
      const late = await act(id, { action: 'reopen', note: '又停水了', version: 3 })
      expectProblem(late, 409, 'case.too_late')
      expect(late.json.detail).to.include('30')
      expect((await see(id)).actions)
        .to.include('review')
        .and.not.include('reopen')
    })

    it('happens once when it is sent four times at once', async () => {
      const id = await answered()
      const answers = await Promise.all(
        Array.from({ length: 4 }, () => act(id, { action: 'reopen', note: '又停水了', version: 3 })),
      )
      expect(answers.map(({ status }) => status).sort()).to.deep.equal([200, 409, 409, 409])
    })
  })

  describe('to ask the higher office', () => {
    it('goes one level up, out of the hands of whoever answered, and names the offices rightly', async () => {
      const id = await answered()
      const { json } = await act(id, { action: 'review', note: '没有修好', version: 3 })
      expect(json).to.include({ state: 'ROUTED', bucket: 'processing' })
      expect(json.office).to.include({ department: 'water', division: '5301' })
      expect(json.events[0].text).to.include('呈贡区水务局')
      expect(json.events.at(-1).text).to.include('昆明市水务局')
      expectProblem(await staffMove(handler, id, 'accept', 4), 403, 'auth.forbidden')
      expectProblem(await staffMove(await staffToken('water-532501-handler'), id, 'accept', 4), 404, 'case.not_found')
      const supervisor = await staffToken('water-5301-supervisor')
      expect((await staffMove(supervisor, id, 'accept', 4)).json.actions).to.include('answer')
      expect((await staffMove(supervisor, id, 'answer', 5, '已经责成换管')).status).to.equal(200)
    })

    it('ends at the top', async () => {
      const id = await answered()
      const dispatcher = await staffToken('centre-dispatcher')
      await act(id, { action: 'review', note: '没有修好', version: 3 })
      await staffMove(dispatcher, id, 'accept', 4)
      await staffMove(dispatcher, id, 'answer', 5, '维持')
      const top = await act(id, { action: 'review', note: '还是没有修好', version: 6 })
      expect(top.json.office.division).to.equal('53')
      await staffMove(dispatcher, id, 'accept', 7)
      await staffMove(dispatcher, id, 'answer', 8, '维持')
      expect((await see(id)).actions).to.not.include('review')
      expectProblem(await act(id, { action: 'review', note: '还是', version: 9 }), 409, 'case.no_higher_office')
    })

    it('is over after sixty days', async () => {
      const id = await answered()
      await age(id, 61)
      expectProblem(await act(id, { action: 'review', note: '没有修好', version: 3 }), 409, 'case.too_late')
    })
  })

  it('is not theirs to do with the case of somebody else', async () => {
    const stranger = await logIn(inventPerson().phone)
    const id = await answered()
    for (const action of ['supplement', 'reopen', 'review']) {
      expectProblem(await act(id, { action, note: '理由', version: 3 }, stranger), 404, 'case.not_found')
    }
  })
})

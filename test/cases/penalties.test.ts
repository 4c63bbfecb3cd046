import { expect } from 'chai'
import { Penalty } from '../../models/penalty.ts'
import type { PenaltyMove } from '../../src/cases/penalties/check-penalty-move.ts'
import { expireEntries } from '../../src/cases/penalties/expire-entries.ts'
import { movePenalty } from '../../src/cases/penalties/move-penalty.ts'
import { isFineWithin, penaltyStates, penaltySteps } from '../../src/cases/penalties/penalty-steps.ts'
import { type ApiAnswer, api, expectProblem, inventPerson, logIn, staffToken } from '../support/api.ts'
import { daysFromNow, officeWorld, staffActor } from '../support/office-world.ts'
import { fileService } from './file-service.ts'

const there = { problemPlace: { code: '530111001001' } }
const gainFen = 120_000
const found = { facts: '申请时隐瞒了一份工资', gainFen }
const basis = '社会救助暂行办法第六十八条'

async function clueOf(person = inventPerson()): Promise<{ id: string; citizen: string }> {
  const citizen = await logIn(person.phone)
  const { json } = await fileService(citizen, 'minimum-living-allowance', { ...there, applicant: person })
  const body = { clue: '邻居说家里有人在外面上班' }
  const token = await staffToken('civil-530111-handler')
  const { json: clue } = await api('POST', `/v1/staff/cases/${json.id}/clues`, { token, body })
  return { id: clue.id, citizen }
}
async function act(
  username: string,
  id: string,
  action: string,
  more: Record<string, unknown> = {},
): Promise<ApiAnswer> {
  const { version } = await Penalty.findByPk(id, { rejectOnEmpty: true })
  return api('POST', `/v1/staff/penalties/${id}/actions`, {
    token: await staffToken(username),
    body: { action, version, ...more },
  })
}
const handler = 'penalty-530111-handler'
const head = 'penalty-530111-head'

async function served(more: Record<string, unknown> = { refundFen: gainFen, fineFen: gainFen }) {
  const clue = await clueOf()
  for (const [action, fields] of [
    ['file', {}],
    ['investigate', found],
    ['serve-notice', { basis, ...more }],
  ] as const) {
    const answer = await act(handler, clue.id, action, fields)
    expect(answer.status, JSON.stringify(answer.json)).to.equal(200)
  }
  return clue
}

describe('a false statement', () => {
  it('goes from a clue over notice and defence to a decision by somebody else, and an entry that runs out', async () => {
    const { id, citizen } = await served()
    const mine = async () => (await api('GET', '/v1/me/penalties', { token: citizen })).json.items[0]
    const told = await mine()
    for (const part of ['隐瞒', '第六十八条', '1200元', '听证']) expect(told.text).to.include(part)
    expect(told.speech).to.not.match(/\d/)
    expectProblem(await act(head, id, 'decide', { refundFen: gainFen, fineFen: 0 }), 409, 'penalty.defence_runs')
    const path = `/v1/me/penalties/${id}/defence`
    expect(
      (await api('POST', path, { token: citizen, body: { text: '那是亲戚的工资', hearing: true } })).status,
    ).to.equal(204)
    expectProblem(await act(head, id, 'decide', { refundFen: gainFen, fineFen: 0 }), 409, 'penalty.hearing_first')
    expect((await act(handler, id, 'hear', { note: '听证已举行，本人到场' })).status).to.equal(200)
    expectProblem(await act(handler, id, 'decide', { refundFen: gainFen, fineFen: 0 }), 403, 'auth.forbidden')
    expectProblem(await act(head, id, 'decide', { refundFen: gainFen, fineFen: gainFen * 2 }), 400, 'request.invalid')
    expect((await act(head, id, 'decide', { refundFen: gainFen, fineFen: gainFen })).status).to.equal(200)
    for (const action of ['serve-decision', 'settle', 'register'])
      expect((await act(handler, id, action)).status).to.equal(200)
    expect((await mine()).entry).to.include({ visible: true })
    expect((await act(head, id, 'correct', { note: '复核后撤销' })).status).to.equal(200)
    expect((await mine()).entry).to.include({ visible: false })
    const inbox = (await api('GET', '/v1/inbox', { token: citizen })).json.items
    expect(inbox.map(({ title }: { title: { text: string } }) => title.text)).to.include.members([
      '请说明情况',
      '有了决定',
      '记入信用记录',
      '记录已更正',
    ])
  })

  it('costs nothing, or one to three times what was gained, to the last 分', async () => {
    for (const [fine, fits] of [
      [0, true],
      [1, false],
      [gainFen - 1, false],
      [gainFen, true],
      [gainFen * 3, true],
      [gainFen * 3 + 1, false],
    ] as const) {
      expect(isFineWithin(fine, gainFen), String(fine)).to.equal(fits)
    }
    const { id } = await clueOf()
    await act(handler, id, 'file')
    await act(handler, id, 'investigate', found)
    const proposed = (fineFen: unknown) => act(handler, id, 'serve-notice', { basis, refundFen: gainFen, fineFen })
    for (const fineFen of [gainFen - 1, gainFen * 3 + 1]) {
      const answer = await proposed(fineFen)
      expectProblem(answer, 400, 'request.invalid')
      expect(answer.json.errors).to.deep.include.members([
        { ...answer.json.errors[0], path: 'fineFen', code: 'field.fine_bounds' },
      ])
    }
    expectProblem(await proposed(gainFen + 0.5), 400, 'request.invalid')
    expect((await proposed(gainFen * 3)).status).to.equal(200)
  })

  it('is nobody’s to hear before the notice, and a clue alone is told to nobody', async () => {
    const { id, citizen } = await clueOf()
    expect((await api('GET', '/v1/me/penalties', { token: citizen })).json.items).to.deep.equal([])
    expectProblem(
      await api('POST', `/v1/me/penalties/${id}/defence`, { token: citizen, body: { text: '我说明' } }),
      404,
      'penalty.not_found',
    )
    const stranger = await logIn(inventPerson().phone)
    expectProblem(
      await api('POST', `/v1/me/penalties/${(await served()).id}/defence`, { token: stranger, body: { text: '我说' } }),
      404,
      'penalty.not_found',
    )
    for (const username of ['civil-530111-handler', 'auditor', 'water-530114-handler']) {
      expectProblem(
        await api('GET', '/v1/staff/penalties', { token: await staffToken(username) }),
        403,
        'auth.forbidden',
      )
      expectProblem(await act(username, id, 'file'), 404, 'penalty.not_found')
    }
  })

  it('is decided without the person only once their time to speak is over, and within ninety days', async () => {
    const { id } = await served()
    const move: PenaltyMove = { action: 'decide', version: 4, refundFen: gainFen, fineFen: 0 }
    const later = async (days: number) => officeWorld(await daysFromNow(days))
    const actor = await staffActor(head)
    const late = await movePenalty(await later(91), actor, id, move).catch((problem) => problem)
    expect(late.code).to.equal('penalty.too_late')
    await movePenalty(await later(20), actor, id, move)
    expect((await Penalty.findByPk(id, { rejectOnEmpty: true })).state).to.equal('DECIDED')
  })

  it('of a child is nothing to punish, and one clue is open at a time', async () => {
    const person = inventPerson()
    const { id } = await clueOf(person)
    const world = await officeWorld(new Date(`${Number(person.idNumber.slice(6, 10)) + 13}-01-01T00:00:00Z`))
    const refused = await movePenalty(world, await staffActor(handler), id, { action: 'file', version: 1 }).catch(
      (problem) => problem,
    )
    expect(refused.code).to.equal('penalty.minor')
    const { caseId } = await Penalty.findByPk(id, { rejectOnEmpty: true })
    const token = await staffToken('civil-530111-handler')
    expectProblem(
      await api('POST', `/v1/staff/cases/${caseId}/clues`, { token, body: { clue: '又有人说了' } }),
      409,
      'penalty.open',
    )
    expect((await act(head, id, 'drop', { note: '查无实据' })).status).to.equal(200)
    expect(
      (await api('POST', `/v1/staff/cases/${caseId}/clues`, { token, body: { clue: '又有人说了' } })).status,
    ).to.equal(201)
  })

  it('is seen in the record for its time, then no more', async () => {
    const { id, citizen } = await served()
    await Penalty.update(
      { state: 'REGISTERED', enteredAt: await daysFromNow(0), visibleUntil: await daysFromNow(0.01) },
      { where: { id } },
    )
    await expireEntries(await officeWorld(await daysFromNow(1)))
    expect((await api('GET', '/v1/me/penalties', { token: citizen })).json.items[0].state).to.equal('EXPIRED')
  })

  it('reaches every end from a clue by steps of the table', () => {
    const seen = new Set<string>(['CLUE', 'EXPIRED'])
    for (let grew = true; grew; ) {
      const before = seen.size
      for (const { from, to } of penaltySteps) if (from.some((state) => seen.has(state))) seen.add(to)
      grew = seen.size > before
    }
    expect([...seen].sort()).to.deep.equal([...penaltyStates].sort())
  })
})

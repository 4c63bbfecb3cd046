import { expect } from 'chai'
import { QueryTypes } from 'sequelize'
import { AuditEntry } from '../../models/audit-entry.ts'
import { Case } from '../../models/case.ts'
import { Penalty } from '../../models/penalty.ts'
import { PublicNotice } from '../../models/public-notice.ts'
import { Rectification } from '../../models/rectification.ts'
import { SentMessage } from '../../models/sent-message.ts'
import { Supervision } from '../../models/supervision.ts'
import { verifyAudit } from '../../src/audit/verify-audit.ts'
import { countHappened } from '../../src/cases/centre/measures.ts'
import { countExpired, expireRecords, type RetentionWorld } from '../../src/cases/retention/expire-records.ts'
import { newId } from '../../src/kernel/ids.ts'
import { api, expectProblem, inventPerson, logIn, staffToken } from '../support/api.ts'
import { serviceParts } from '../support/parts.ts'
import { filed } from './file.ts'
import { age, began, doneCase, everythingOpened, isEmptied, retentionWorld } from './retention-world.ts'

const ofClass = (rows: { id: string; count: number }[], id: string) => rows.find((row) => row.id === id)?.count ?? 0

describe('a case whose time is over', () => {
  let world: RetentionWorld
  before(async () => {
    world = await retentionWorld()
  })
  const run = () => expireRecords(world)

  it('is emptied: nothing that tells whose it was remains in any table, nor its photo', async () => {
    const detail = '样本密巷十八号'
    const ann = { ...inventPerson(), name: '样本谁也不叫' }
    const { id, photo, person } = await doneCase(
      {
        closed: true,
        residence: { code: '530114001', detail },
        problemPlace: { code: '530114001001', detail: '样本水窖旁边' },
        description: '样本家五天没有水了',
        location: { longitude: 102.8377, latitude: 24.8943, coordType: 'wgs84', accuracy: 20 },
      },
      ann,
    )
    await api('GET', `/v1/staff/cases/${id}`, { token: await staffToken('water-530114-handler') })
    await age(id, began(world, 'cases', 'over'))
    const sent = (await SentMessage.findAll()).filter(({ recipient }) => recipient === person.phone)
    await SentMessage.update(
      { createdAt: began(world, 'outbox', 'over') },
      { where: { id: sent.map((message) => message.id) } },
    )
    const { seals } = await serviceParts()
    const traces = [
      ...Object.values(person),
      ...[detail, '样本水窖旁边', '样本家五天没有水了', photo, '102.838,'],
      ...[seals.blindIndex('idNumber', person.idNumber), seals.blindIndex('phone', person.phone)],
    ]
    const left = async () => {
      const tables = [...(await everythingOpened())]
      return traces.filter((trace) => tables.some(([, text]) => text.includes(trace)))
    }
    // The account is closed: nobody’s phone is looked up by an index any more.
    expect(await left()).to.include.members(traces.slice(0, -1))
    await run()
    expect(await left()).to.deep.equal([])
    expect(await world.files.get(photo)).to.equal(null)
    const row = await Case.findByPk(id, { rejectOnEmpty: true })
    expect(row).to.include({ state: 'ANSWERED', problemDivision: '530114001', applicantId: null, citizenId: null })
    const referring = [...(await everythingOpened())].filter(([, text]) => text.includes(id)).map(([table]) => table)
    const counted = ['cases', 'case_events', 'case_clocks', 'promise_ends', 'ratings', 'consents', 'audit_entries']
    expect(counted).to.include.members(referring)
  })

  it('is left as it is until then, and withdrawn ones go earlier', async () => {
    const { id } = await doneCase()
    await age(id, began(world, 'cases', 'not-yet'))
    const token = await logIn('19822229001')
    const { id: withdrawn } = await filed(token)
    await api('POST', `/v1/cases/${withdrawn}/actions`, { token, body: { action: 'withdraw', version: 1 } })
    await age(withdrawn, began(world, 'withdrawn-cases', 'not-yet'))
    await run()
    expect([await isEmptied(id), await isEmptied(withdrawn)]).to.deep.equal([false, false])
    await age(withdrawn, began(world, 'withdrawn-cases', 'over'))
    await run()
    expect([await isEmptied(id), await isEmptied(withdrawn)]).to.deep.equal([false, true])
  })

  it('is nobody’s to see any more, in no list and at no address', async () => {
    const { id, photo, token } = await doneCase()
    const handler = await staffToken('water-530114-handler')
    await age(id, began(world, 'cases', 'over'))
    await run()
    for (const [path, who] of [
      [`/v1/cases/${id}`, token],
      [`/v1/cases/${id}/accesses`, token],
      [`/v1/staff/cases/${id}`, handler],
      [`/v1/attachments/${photo}`, handler],
    ] as const)
      expect((await api('GET', path, { token: who })).status, path).to.equal(404)
    const again = { token: handler, body: { action: 'accept', version: 3 } }
    expectProblem(await api('POST', `/v1/staff/cases/${id}/actions`, again), 404, 'case.not_found')
    for (const [path, who] of [
      ['/v1/cases', token],
      ['/v1/staff/cases?limit=50', handler],
    ] as const) {
      const { json } = await api('GET', path, { token: who })
      expect(json.items.map((each: { id: string }) => each.id)).to.not.include(id)
    }
  })

  it('counts as before in the figures of its county', async () => {
    const { id } = await doneCase()
    const counted = () =>
      world.sequelize.query(`SELECT * FROM (${countHappened('time')}) AS t ORDER BY 1, 2, 3, 4`, {
        bind: ['2000-01-01T00:00:00Z', '2100-01-01T00:00:00Z', '530114%', 6, ['drinking-water']],
        type: QueryTypes.SELECT,
      })
    const before = await counted()
    await age(id, began(world, 'cases', 'over'))
    await run()
    expect(await isEmptied(id)).to.equal(true)
    expect(await counted()).to.deep.equal(before)
  })

  it('is only counted by a dry run, and twice is as once', async () => {
    const { id } = await doneCase()
    await age(id, began(world, 'cases', 'over'))
    const due = ofClass(await countExpired(world), 'cases')
    expect(due).to.be.at.least(1)
    expect(await isEmptied(id)).to.equal(false)
    expect(ofClass(await countExpired(world), 'cases')).to.equal(due)
    await run()
    const once = await Case.findByPk(id, { rejectOnEmpty: true })
    await run()
    expect((await Case.findByPk(id, { rejectOnEmpty: true })).emptiedAt).to.deep.equal(once.emptiedAt)
    expect(ofClass(await countExpired(world), 'cases')).to.equal(0)
  })

  it('is found again by the next run when one is killed in the middle', async () => {
    const cases = [await doneCase(), await doneCase()]
    for (const { id } of cases) await age(id, began(world, 'cases', 'over'))
    let removed = 0
    const files = {
      ...world.files,
      async remove(key: string) {
        if (removed === 1) throw new Error('killed')
        removed++
        await world.files.remove(key)
      },
    }
    const killed = await expireRecords({ ...world, files }).catch((error: Error) => error)
    expect(killed).to.be.instanceOf(Error)
    const states = () => Promise.all(cases.map(({ id }) => isEmptied(id)))
    expect(await states()).to.deep.equal([false, false])
    await run()
    expect(await states()).to.deep.equal([true, true])
    expect(await world.files.get(cases[1]?.photo ?? '')).to.equal(null)
  })

  it('stays while something is under way about it', async () => {
    const now = world.clock.now()
    const { id: master } = await filed(await logIn('19822229002'))
    const penalty = (caseId: string, state: 'CLUE' | 'REGISTERED' | 'DROPPED') =>
      Penalty.create({
        ...{ id: newId(), caseId, citizenId: null, department: 'water', division: '530114', state },
        ...{ version: 1, clue: '样本线索', createdAt: now, updatedAt: now },
      })
    const hands: Record<string, (caseId: string) => Promise<{ destroy(): Promise<void> }>> = {
      'a clue': (caseId) => penalty(caseId, 'CLUE'),
      'an entry that stands': (caseId) => penalty(caseId, 'REGISTERED'),
      'a penalty that ended lately': (caseId) => penalty(caseId, 'DROPPED'),
      'an order from above': (caseId) =>
        Supervision.create({ id: newId(), caseId, staffId: null, reason: 'x', dueAt: now, at: now, settledAt: null }),
      'a rectification': (caseId) =>
        Rectification.create({
          ...{ caseId, openedAt: now, dueAt: now, provisional: false, calledAt: null, calledBy: null },
          ...{ callNote: null, closedAt: null, closedBy: null, result: null },
        }),
      'a public notice': (caseId) =>
        PublicNotice.create({
          ...{ id: newId(), caseId, serviceId: 'drinking-water', division: '530114001001' },
          ...{ maskedName: '样*', fromAt: now, untilAt: now, endedAt: null },
        }),
      'the case that it is told of with': async (caseId) => {
        await Case.update({ mergedInto: master, state: 'MERGED' }, { where: { id: caseId } })
        return { destroy: async () => void (await Case.update({ mergedInto: null }, { where: { id: caseId } })) }
      },
      'a review': async (caseId) => {
        await Case.update({ state: 'ROUTED' }, { where: { id: caseId } })
        return { destroy: async () => void (await Case.update({ state: 'ANSWERED' }, { where: { id: caseId } })) }
      },
    }
    const held = []
    for (const [what, hold] of Object.entries(hands)) {
      const { id } = await doneCase()
      held.push({ what, id, letGo: await hold(id) })
      await age(id, began(world, 'cases', 'over'))
    }
    await run()
    for (const { what, id } of held) expect(await isEmptied(id), what).to.equal(false)
    for (const { letGo } of held) await letGo.destroy()
    await run()
    for (const { what, id } of held) expect(await isEmptied(id), `${what} no more`).to.equal(true)
  })

  it('leaves an audit that says how many, and is as it was written', async () => {
    const { id } = await doneCase()
    await age(id, began(world, 'cases', 'over'))
    await run()
    const said = await AuditEntry.findOne({
      where: { action: 'retention.remove', subjectId: 'cases' },
      order: [['seq', 'DESC']],
    })
    expect(JSON.parse(said?.details ?? '{}').count).to.be.at.least(1)
    expect(said).to.include({ actorKind: 'system', actorId: null, subjectKind: 'retention' })
    const anchors = { lines: async () => [], add: async () => {} }
    const { faults } = await verifyAudit({ clock: { now: () => new Date(0) }, anchors, publicKeys: new Map() })
    expect(faults).to.deep.equal([])
  })
})

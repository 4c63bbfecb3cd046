import { expect } from 'chai'
import { QueryTypes } from 'sequelize'
import { Case } from '../../models/case.ts'
import { CaseEvent } from '../../models/case-event.ts'
import { Consent } from '../../models/consent.ts'
import { bandName, hourBands } from '../../src/cases/centre/hour-bands.ts'
import { waterCriteria } from '../../src/cases/centre/measures.ts'
import { takeNightlySnapshot, takeSnapshot } from '../../src/cases/centre/take-snapshot.ts'
import { bucketOf, type StaffActionName, staffActions, transitionsFrom } from '../../src/cases/workflow.ts'
import { dayInYunnan } from '../../src/kernel/clock.ts'
import { Problem } from '../../src/kernel/errors.ts'
import { openDice } from '../../tools/seed/dice.ts'
import { officeWorld } from '../support/office-world.ts'
import { fileWater, move, newCitizen, postAt, villageOf } from './centre-hands.ts'

const county = '530822'
const start = new Date('2025-03-03T10:00:00+08:00')
const hourMs = 3_600_000

const moves: Partial<Record<StaffActionName, object>> = {
  reject: { otherChannel: '请找村委会' },
  'request-materials': { materials: ['照片'] },
  transfer: { to: { department: 'water', division: '530822' } },
}

/** What the events of the county say of each day, counted without the database. */
async function recount(): Promise<Record<string, number>> {
  const counts: Record<string, number> = {}
  const cases = await Case.findAll({ where: { serviceId: 'drinking-water' }, include: ['events'] })
  const consents = new Map((await Consent.findAll()).map(({ caseId, method }) => [caseId, method]))
  for (const record of cases.filter(({ problemDivision }) => problemDivision.startsWith(county))) {
    const events = (record.events ?? []).toSorted((a, b) => a.seq - b.seq)
    const accepting = events.find(({ action, fromState }) => action === 'accept' && fromState === 'ROUTED')
    for (const event of events) {
      const add = (measure: string) => {
        const key = `${dayInYunnan(event.at)} ${measure}`
        counts[key] = (counts[key] ?? 0) + 1
      }
      if (event.action === 'submit') {
        add(`filed.${record.filingMode}`)
        add(`consent.${consents.get(record.id)}`)
        for (const [criterion, codes] of Object.entries<readonly string[]>(waterCriteria)) {
          if (codes.some((code) => record.problems.includes(code))) add(`water.${criterion}`)
        }
      }
      if (event === accepting) {
        add(`accepted.${record.filingMode}`)
        const hours = (event.at.getTime() - record.createdAt.getTime()) / hourMs
        add(`accept-hours.${bandName(hourBands.filter((band) => band <= hours).length)}`)
      }
      const closes =
        bucketOf(event.toState) === 'completed' &&
        event.fromState !== null &&
        bucketOf(event.fromState as never) === 'processing'
      if (closes) {
        add(`closed.${record.filingMode}`)
        add(`outcome.${event.toState.toLowerCase().replace('_', '-')}`)
      }
      if (['transfer', 'reopen', 'review'].includes(event.action)) add(event.action)
    }
  }
  return counts
}

describe('the counts of a day', function () {
  this.timeout(120_000)

  it('kept night after night, are what the events say in the end, whatever happened', async () => {
    const world = await officeWorld(start)
    const dice = openDice(53)
    const staff = { ...(await postAt('county-handler', 'water', county)) }
    staff.grants = [...staff.grants, { role: 'county-approver', department: 'water', division: county }]
    const citizen = await newCitizen()
    const village = villageOf(world, county)
    const cases: string[] = []
    let now = start.getTime()
    for (let day = 0; day < 5; day++) {
      for (let turn = 0; turn < 9; turn++) {
        now += dice.roll() * hourMs
        world.time.set(new Date(now))
        if (cases.length < 8 || dice.chance(0.1)) {
          cases.push(await fileWater(world, citizen, village, { problems: [dice.pick(['W02', 'W03', 'W05', 'W10'])] }))
          continue
        }
        const record = await Case.findByPk(dice.pick(cases), { rejectOnEmpty: true })
        const position = {
          state: record.state,
          serviceId: record.serviceId,
          course: 'report',
          underReview: false,
          urgent: false,
        } as const
        const rows = transitionsFrom(position).filter(({ action }) => action !== 'merge' && action !== 'supervise')
        if (rows.length === 0) continue
        const { action, who } = dice.pick(rows)
        const actor = who === 'citizen' ? citizen : staff
        await move(world, actor, record.id, { action, note: '样本', ...moves[action as StaffActionName] }).catch(
          (error) => {
            if (!(error instanceof Problem)) throw error
          },
        )
      }
      now = start.getTime() + (day + 1) * 24 * hourMs
      const today = dayInYunnan(new Date(now - 24 * hourMs))
      await takeSnapshot(world, { from: today, to: today })
    }
    const kept = await world.sequelize.query<{ day: string; measure: string; count: number }>(
      `SELECT day::text, measure, count FROM centre_days WHERE division = $1 AND measure !~ '^(accept|platform|statutory|answer-hours)[.]'`,
      { bind: [county], type: QueryTypes.SELECT },
    )
    const counts = Object.fromEntries(kept.map(({ day, measure, count }) => [`${day} ${measure}`, count]))
    expect(Object.keys(counts).length).to.be.above(20)
    expect(counts).to.deep.equal(await recount())
    expect(staffActions).to.include.members(Object.keys(moves))
    await keptOrBroken(world.sequelize)
  })

  /** Every answer kept a promise or broke it, once, though its clock may have begun anew since. */
  async function keptOrBroken(sequelize: Awaited<ReturnType<typeof officeWorld>>['sequelize']): Promise<void> {
    const answers = await CaseEvent.findAll({
      where: { action: ['answer', 'reject'], fromState: ['ROUTED', 'ACCEPTED', 'INVESTIGATING'] },
    })
    const ids = new Set(
      (await Case.findAll()).filter(({ problemDivision }) => problemDivision.startsWith(county)).map(({ id }) => id),
    )
    const [row] = await sequelize.query<{ count: number }>(
      `SELECT coalesce(sum(count), 0)::integer AS count FROM centre_days WHERE division = $1 AND measure LIKE 'platform.%'`,
      { bind: [county], type: QueryTypes.SELECT },
    )
    expect(row?.count).to.equal(answers.filter(({ caseId }) => ids.has(caseId)).length)
  }

  it('are taken at night, and not while people work', async () => {
    const world = await officeWorld(new Date('2025-03-20T12:00:00+08:00'))
    const days = async () =>
      (
        await world.sequelize.query(`SELECT 1 FROM centre_snapshots WHERE grain = 'day' AND day = '2025-03-18'`, {
          type: QueryTypes.SELECT,
        })
      ).length
    await takeNightlySnapshot(world)
    expect(await days()).to.equal(0)
    world.time.set(new Date('2025-03-21T02:00:00+08:00'))
    await takeNightlySnapshot(world)
    expect(await days()).to.equal(1)
  })

  it('of a whole month are added up by prefecture', async () => {
    const world = await officeWorld(new Date('2025-04-02T02:00:00+08:00'))
    await takeSnapshot(world, { from: '2025-03-01', to: '2025-03-31' })
    const sums = await world.sequelize.query<{ days: number; months: number }>(
      `SELECT (SELECT sum(count) FROM centre_days WHERE day BETWEEN '2025-03-01' AND '2025-03-31')::integer AS days,
         (SELECT sum(count) FROM centre_months WHERE month = '2025-03-01')::integer AS months`,
      { type: QueryTypes.SELECT },
    )
    expect(sums[0]?.months).to.equal(sums[0]?.days).and.to.be.above(0)
  })
})

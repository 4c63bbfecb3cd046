import { expect } from 'chai'
import { Case } from '../../models/case.ts'
import { readOverview } from '../../src/cases/centre/read-overview.ts'
import { cardCounter } from '../../src/cases/count-card.ts'
import { api, expectProblem, staffToken } from '../support/api.ts'
import { officeWorld } from '../support/office-world.ts'
import { fileWater, move, newCitizen, postAt, villageOf } from './centre-hands.ts'

const county = '530823'
const at = (day: string, hour: number) => new Date(`2025-05-${day}T${String(hour).padStart(2, '0')}:00:00+08:00`)
const may = { from: '2025-05-01', to: '2025-05-31' }

/** Twelve water reports of one county in May 2025: eight accepted after two hours, of which six are answered the day after. */
before(async function () {
  this.timeout(60_000)
  const world = await officeWorld(at('06', 9))
  const [citizen, handler] = [await newCitizen(), await postAt('county-handler', 'water', county)]
  const village = villageOf(world, county)
  for (let index = 0; index < 12; index++) {
    world.time.set(at('06', 9))
    const heard = {
      consent: { noticeVersion: world.catalogue.notice('drinking-water').version, method: 'heard' as const },
    }
    const id = await fileWater(world, citizen, village, {
      problems: [index < 4 ? 'W05' : 'W10'],
      ...(index < 3 ? heard : {}),
    })
    if (index >= 8) continue
    world.time.set(at('06', 11))
    await move(world, handler, id, { action: 'accept' })
    if (index >= 6) continue
    world.time.set(at('07', 9))
    await move(world, handler, id, { action: 'answer', note: '水管已修好' })
  }
})

const overview = async (username: string, query: Record<string, string> = {}) =>
  api('GET', `/v1/centre/overview?${new URLSearchParams({ ...may, ...query })}`, { token: await staffToken(username) })

describe('the overview', () => {
  it('tells the dispatcher what was filed, accepted and closed, where, by which service and how', async () => {
    const { status, json } = await overview('centre-dispatcher', { division: '5308' })
    expect(status).to.equal(200)
    const flow = { filed: 12, accepted: 8, closed: 6, suppressed: false }
    expect(json.total).to.deep.equal(flow)
    expect(json.byDivision.find((row: { division: { code: string } }) => row.division.code === county)).to.deep.include(
      flow,
    )
    expect(json.byService.find((row: { serviceId: string }) => row.serviceId === 'drinking-water')).to.deep.include(
      flow,
    )
    expect(json.byDepartment.find((row: { department: string }) => row.department === 'water')).to.deep.include(flow)
    expect(json.byMode.find((row: { mode: string }) => row.mode === 'self')).to.deep.include(flow)
    expect(json.outcomes).to.include({ answered: 6, denied: 0 })
    expect(json.onTime.accept).to.deep.equal({ ended: 8, kept: 8, late: 0, share: 1, suppressed: false })
    expect(json.onTime.platform).to.include({ ended: 6, kept: 6 })
    expect(json.water).to.include({ reports: 12 })
    expect(json.water.criteria.map(({ count }: { count: number }) => count)).to.deep.equal([0, 4, 8, 0, 0, 0])
    expect(json.voice).to.include({ filed: 12, heard: 3, heardWhole: 0, heardShare: 0.25, completion: 0 })
    expect(json.summary.text).to.include('收到12').and.include('受理8')
    expect(json.summary.speech).to.not.match(/\d/)
  })

  it('tells how long people waited, and whether those who hear wait longer than those who read', async () => {
    const { waiting } = (await overview('centre-dispatcher', { division: county })).json
    expect(waiting.accept.count).to.equal(8)
    expect(waiting.accept.medianHours).to.be.within(2, 3)
    expect(waiting.answer.p90Hours).to.be.within(24, 30)
    expect([waiting.heard.count, waiting.read.count]).to.deep.equal([3, 3])
    expect(waiting.heard.medianHours).to.equal(waiting.read.medianHours)
  })

  it('tells how photos of cards came out, by the county of the address on them', async () => {
    const world = await officeWorld(at('08', 9))
    const count = cardCounter(world)
    await count('read', `${county}001`)
    await count('read', county)
    await count('doubtful', county)
    await count('refused')
    for (const outcome of ['kept', 'kept', 'kept', 'corrected'] as const) await count(outcome, county)
    const { cards } = (await overview('centre-dispatcher', { division: county })).json
    expect(cards).to.deep.include({ photos: 3, read: 2, doubtful: 1, refused: 0, successShare: 0.667 })
    expect(cards).to.deep.include({ kept: 3, corrected: 1, correctionShare: 0.25 })
    expect((await overview('centre-dispatcher', { division: '53' })).json.cards.refused).to.be.at.least(1)
  })

  it('goes down to the village and up to where one may look', async () => {
    const { json } = await overview('centre-dispatcher', { division: county })
    expect(json.path.map(({ code }: { code: string }) => code)).to.deep.equal(['53', '5308', county])
    const [township] = json.byDivision.filter(({ filed }: { filed: number }) => filed > 0)
    const below = (await overview('centre-dispatcher', { division: township.division.code })).json
    const [village] = below.byDivision.filter(({ filed }: { filed: number }) => filed > 0)
    const last = (await overview('centre-dispatcher', { division: village.division.code })).json
    expect(last.total.filed).to.equal(12)
    expect(last.byDivision).to.deep.equal([])
  })

  it('tells of what is open now by age, and of what is overdue', async () => {
    const { open } = (await overview('centre-dispatcher', { division: county })).json
    expect(open.count).to.equal(6)
    expect(open.ages.at(-1)).to.deep.equal({ fromDays: 30, underDays: null, count: 6, suppressed: false })
    expect([open.overdue, open.overdueToAccept, open.overdueToAnswer]).to.deep.equal([6, 4, 6])
  })

  it('shows the analyst nothing below ten, at no level, and says so', async () => {
    for (const division of ['53', '5308', county]) {
      const { json } = await overview('centre-analyst', { division })
      const small = countsIn(json).filter(({ count }) => count !== null && count < 10)
      expect(small, division).to.deep.equal([])
      expect(json.smallestShown).to.equal(10)
    }
    const { json } = await overview('centre-analyst', { division: county })
    expect(json.total).to.deep.equal({ filed: 12, accepted: null, closed: null, suppressed: true })
    expect(json.onTime.accept).to.deep.equal({ ended: null, kept: null, late: null, share: null, suppressed: true })
    expect(json.waiting.accept).to.deep.equal({ count: null, medianHours: null, p90Hours: null, suppressed: true })
    expect(json.summary.text).to.include('不显示')
  })

  it('shows the analyst whole months, so that no day can be told from two of them', async () => {
    const { json } = await overview('centre-analyst', { from: '2025-05-06', to: '2025-05-07' })
    expect(json.period).to.deep.equal(may)
  })

  it('shows the supervisor of a prefecture the own department and place', async () => {
    const world = await officeWorld()
    const own = await readOverview(world, await postAt('prefecture-supervisor', 'water', '5308'), may)
    expect([own.count('filed'), own.services.map(({ id }) => id)]).to.deep.equal([12, ['drinking-water']])
    const other = await readOverview(world, await postAt('prefecture-supervisor', 'health', '5308'), may)
    expect(other.count('filed')).to.equal(0)
    const supervisor = await staffToken('water-5301-supervisor')
    expectProblem(await api('GET', '/v1/centre/overview?division=5308', { token: supervisor }), 403, 'auth.forbidden')
    expectProblem(await api('GET', '/v1/centre/overview?division=53', { token: supervisor }), 403, 'auth.forbidden')
    expect((await api('GET', '/v1/centre/overview', { token: supervisor })).json.division.code).to.equal('5301')
  })

  it('is closed to everybody else', async () => {
    for (const username of ['water-530114-handler', 'auditor', 'security-admin', 'system-admin']) {
      expectProblem(await overview(username), 403, 'auth.forbidden')
    }
  })

  it('says which day is wrong and why', async () => {
    for (const [query, path] of [
      [{ from: '2025-02-30' }, 'from'],
      [{ from: '2025-06-01', to: '2025-05-01' }, 'from'],
      [{ to: 'gestern' }, 'to'],
      [{ from: '1900-01-01' }, 'from'],
    ] as const) {
      const answer = await overview('centre-dispatcher', query)
      expectProblem(answer, 400, 'request.invalid')
      expect(answer.json.errors[0].path).to.equal(path)
    }
    expectProblem(await overview('centre-dispatcher', { division: '539999' }), 404, 'division.not_found')
  })

  it('holds no one in it: the case of the county is not named anywhere', async () => {
    const record = await Case.findOne({
      where: { serviceId: 'drinking-water', officeDivision: county },
      rejectOnEmpty: true,
    })
    const text = JSON.stringify((await overview('centre-dispatcher', { division: county })).json)
    for (const personal of [record.applicant.name, record.applicant.idNumber, record.caseNumber, record.id]) {
      expect(text).to.not.include(personal)
    }
  })
})

const numbersOfOther = /Hours|Share|Rate|^level$|^smallestShown$|Days$|^share$/

/** Every count of an answer, with its name. */
function countsIn(value: unknown, name = ''): { name: string; count: number | null }[] {
  if (Array.isArray(value)) return value.flatMap((each) => countsIn(each, name))
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value).flatMap(([key, each]) => countsIn(each, key))
  }
  return (typeof value === 'number' || value === null) && !numbersOfOther.test(name)
    ? [{ name, count: value as number }]
    : []
}

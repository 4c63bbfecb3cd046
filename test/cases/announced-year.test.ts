import { expect } from 'chai'
import { CalendarYearRow } from '../../models/calendar-year.ts'
import { CaseClock } from '../../models/case-clock.ts'
import { announceYear, recountLate } from '../../src/cases/announce-year.ts'
import { counted } from '../../src/cases/run-clocks.ts'
import type { CalendarYear } from '../../src/kernel/calendar.ts'
import { isoInYunnan } from '../../src/kernel/clock.ts'
import { api, expectProblem, inventPerson, logIn, staffToken } from '../support/api.ts'
import { officeWorld, staffActor, takeStep } from '../support/office-world.ts'
import { fileService } from './file-service.ts'

/** Invented: the real notice comes in November. */
const nextYear: CalendarYear = {
  year: 2031,
  source: '样本通知〔2030〕1号',
  off: [
    ['2031-01-01', '2031-01-03'],
    ['2031-01-22', '2031-01-29'],
  ],
  worked: ['2031-01-19', '2031-02-01'],
}
const dayOf = (date: Date | undefined) => isoInYunnan(date ?? new Date(0)).slice(0, 10)

describe('a year of holidays that is announced', () => {
  let citizen: string
  let id: string
  before(async () => {
    citizen = await logIn(inventPerson().phone)
    id = (await fileService(citizen, 'minimum-living-allowance', { problemPlace: { code: '530111001001' } })).json.id
  })
  after(() => CalendarYearRow.destroy({ where: { year: nextYear.year } }))

  it('moves what was promised beyond the calendar, and the citizen is told', async () => {
    const world = await officeWorld(new Date('2030-12-20T10:00:00+08:00'))
    await takeStep(world, await staffActor('civil-530111-handler'), id, { action: 'accept' })
    const clock = await CaseClock.findOne({ where: { caseId: id, kind: 'statutory' }, rejectOnEmpty: true })
    expect([dayOf(clock.dueAt), clock.provisional]).to.deep.equal(['2031-01-31', true])
    expect(await announceYear(world, await staffActor('system-admin'), nextYear)).to.be.at.least(1)
    await clock.reload()
    // The rest of 2030 is still counted Monday to Friday, so the date may move again.
    expect([dayOf(clock.dueAt), clock.provisional]).to.deep.equal(['2031-02-11', true])
    const { json } = await api('GET', `/v1/cases/${id}`, { token: citizen })
    expect(json.events.at(-1)).to.include({ action: 'recount' })
    expect(json.events.at(-1).text).to.include('2031年2月11日')
    const { items } = (await api('GET', '/v1/inbox', { token: citizen })).json
    expect(items.map(({ body }: { body: { text: string } }) => body.text).join()).to.include('2031年2月11日')
  })

  it('moves nothing a second time', async () => {
    const world = await officeWorld(new Date('2030-12-20T11:00:00+08:00'))
    const before = await CaseClock.findOne({ where: { caseId: id, kind: 'statutory' }, rejectOnEmpty: true })
    await announceYear(world, await staffActor('system-admin'), nextYear)
    const after = await CaseClock.findOne({ where: { caseId: id, kind: 'statutory' }, rejectOnEmpty: true })
    expect(after.dueAt).to.deep.equal(before.dueAt)
  })

  it('puts right what a process promised that did not know it yet', async () => {
    const world = await officeWorld(new Date('2030-12-20T12:00:00+08:00'))
    const clock = await CaseClock.findOne({ where: { caseId: id, kind: 'statutory' }, rejectOnEmpty: true })
    await clock.update({ dueAt: new Date('2031-01-31T17:30:00+08:00') })
    world.calendar.announce(nextYear)
    expect(await recountLate(world)).to.be.at.least(1)
    expect(dayOf((await clock.reload()).dueAt)).to.equal('2031-02-11')
    expect(await recountLate(world)).to.equal(0)
  })

  it('is taken in by who runs the platform alone, and refused when it cannot be one', async () => {
    const path = '/v1/admin/calendar'
    const other = await staffToken('civil-530111-approver')
    expectProblem(await api('PUT', path, { token: other, body: nextYear }), 403, 'auth.forbidden')
    const token = await staffToken('system-admin')
    const wrong = { ...nextYear, off: [['2032-01-01', '2031-01-03']], worked: ['2031-01-20'] }
    const { json, status } = await api('PUT', path, { token, body: wrong })
    expect(status).to.equal(400)
    expect(json.errors.map((each: { path: string }) => each.path)).to.deep.equal(['off.0', 'worked.0'])
    expect((await api('GET', path, { token: other })).json.items[0].year).to.equal(2026)
  })
})

describe('a promise that rests', () => {
  it('has as many working days left after it as before', async () => {
    const { calendar } = await officeWorld()
    const world = { calendar }
    const start = new Date('2026-09-14T10:00:00+08:00')
    const due = counted(world, start, { workingDays: 10 })
    expect(dayOf(due.dueAt)).to.equal('2026-09-28')
    const left = calendar.left(due.dueAt, new Date('2026-09-18T12:00:00+08:00'), { workingDays: 10 })
    expect(left).to.deep.equal({ workingDays: 6 })
    const resumed = counted(world, new Date('2026-09-30T09:00:00+08:00'), left ?? { days: 0 })
    expect(dayOf(resumed.dueAt)).to.equal('2026-10-14')
  })

  it('that was broken before it rested is no longer than it was', async () => {
    const { calendar } = await officeWorld()
    const dueAt = new Date('2026-09-14T17:30:00+08:00')
    expect(calendar.left(dueAt, new Date('2026-09-15T09:00:00+08:00'), { workingDays: 3 })).to.equal(null)
  })

  it('of hours and of calendar days keeps its own unit', async () => {
    const { calendar } = await officeWorld()
    const now = new Date('2026-11-23T10:00:00+08:00')
    expect(calendar.left(new Date('2026-11-23T11:30:00+08:00'), now, { hours: 2 })).to.deep.equal({ hours: 1.5 })
    expect(calendar.left(new Date('2026-12-01T17:30:00+08:00'), now, { days: 10 })).to.deep.equal({ days: 8 })
  })
})

import { expect } from 'chai'
import { openCalendar, readAnnouncedYears } from '../../src/kernel/calendar.ts'
import { isoInYunnan } from '../../src/kernel/clock.ts'

const calendar = openCalendar(readAnnouncedYears())
const at = (iso: string) => new Date(iso)
const due = (result: { dueAt: Date; provisional: boolean }) => [
  isoInYunnan(result.dueAt).slice(0, 16),
  result.provisional,
]

describe('working days', () => {
  it('skip the Spring Festival of 2026 and count its worked weekends', () => {
    expect(due(calendar.after(at('2026-02-13T09:00:00+08:00'), { workingDays: 1 }))).to.deep.equal([
      '2026-02-14T17:30',
      false,
    ])
    expect(due(calendar.after(at('2026-02-13T09:00:00+08:00'), { workingDays: 2 }))).to.deep.equal([
      '2026-02-24T17:30',
      false,
    ])
    expect(due(calendar.after(at('2026-02-13T09:00:00+08:00'), { workingDays: 6 }))).to.deep.equal([
      '2026-02-28T17:30',
      false,
    ])
  })

  it('begin the day after, whatever the hour in Yunnan', () => {
    expect(due(calendar.after(at('2026-11-23T23:59:00+08:00'), { workingDays: 2 }))).to.deep.equal([
      '2026-11-25T17:30',
      false,
    ])
    expect(due(calendar.after(at('2026-11-23T16:30:00Z'), { workingDays: 2 }))).to.deep.equal([
      '2026-11-26T17:30',
      false,
    ])
  })

  it('beyond the announced calendar are provisional', () => {
    expect(due(calendar.after(at('2026-11-23T09:00:00+08:00'), { workingDays: 30 }))).to.deep.equal([
      '2027-01-04T17:30',
      true,
    ])
    expect(due(calendar.after(at('2026-11-23T09:00:00+08:00'), { workingDays: 45 }))).to.deep.equal([
      '2027-01-25T17:30',
      true,
    ])
  })

  it('of 2026 are the 248 of the announcement', () => {
    const days = Array.from({ length: 365 }, (_, i) => new Date(Date.UTC(2026, 0, 1 + i)).toISOString().slice(0, 10))
    expect(days.filter((day) => calendar.isWorkingDay(day).working)).to.have.length(248)
  })

  it('do not hold up an emergency', () => {
    expect(due(calendar.after(at('2026-10-01T23:00:00+08:00'), { hours: 2 }))).to.deep.equal([
      '2026-10-02T01:00',
      false,
    ])
  })

  it('are not asked where calendar days are promised', () => {
    expect(due(calendar.after(at('2026-11-23T09:00:00+08:00'), { days: 10 }))).to.deep.equal([
      '2026-12-03T17:30',
      false,
    ])
  })
})

import { expect } from 'chai'
import { bucketOf, transitionsFrom } from '../../src/cases/workflow.ts'
import { services } from '../../src/catalogue/services.ts'
import { openCalendar, readAnnouncedYears } from '../../src/kernel/calendar.ts'
import { idNumberFault } from '../../src/kernel/id-number.ts'
import { openDice } from '../../tools/seed/dice.ts'
import { inventPeople } from '../../tools/seed/invent-case.ts'
import { liveCase } from '../../tools/seed/live-case.ts'

const calendar = openCalendar(readAnnouncedYears())
const at = new Date('2025-02-03T09:00:00+08:00')

describe('invented cases', () => {
  it('live by the table of the workflow, whatever the service, and never beyond now', () => {
    const dice = openDice(7)
    const now = new Date('2025-06-01T09:00:00+08:00')
    const states = new Set<string>()
    for (const service of services.filter(({ fileable }) => fileable)) {
      for (let turn = 0; turn < 60; turn++) {
        const { events, state, clocks, completedAt } = liveCase({ dice, calendar }, service, {
          urgency: 'normal',
          at,
          now,
        })
        states.add(state)
        for (const [index, { action, fromState, at: when }] of events.entries()) {
          expect(when <= now).to.equal(true)
          if (index === 0) continue
          const before = events[index - 1]
          expect(fromState).to.equal(before?.toState)
          const position = {
            state: fromState ?? 'ROUTED',
            serviceId: service.id,
            course: service.course,
            underReview: false,
            urgent: false,
          } as const
          expect(
            transitionsFrom(position).some((row) => row.action === action),
            `${fromState} ${action}`,
          ).to.equal(true)
        }
        expect(completedAt !== null).to.equal(bucketOf(state) === 'completed')
        const running = [...clocks.values()].filter(({ kind, stoppedAt }) => stoppedAt === null && kind !== 'denial')
        if (completedAt !== null) expect(running).to.deep.equal([])
      }
    }
    expect(states).to.include.keys('ANSWERED', 'FULFILLED', 'DENIED', 'NOT_ACCEPTED', 'WITHDRAWN')
  })

  it('belong to invented people whose phones are not given out', () => {
    const people = inventPeople(openDice(1), 8000)
    expect(new Set(people.map(({ idNumber }) => idNumber)).size).to.equal(8000)
    expect(people.filter(({ idNumber }) => idNumberFault(idNumber, '2026-01-01') !== null)).to.deep.equal([])
    expect(people.every(({ phone, name }) => /^1990000\d{4}$/.test(phone) && name.startsWith('样本'))).to.equal(true)
  })

  it('are the same again for the same seed', () => {
    const [one, other] = [openDice(3), openDice(3)]
    expect(Array.from({ length: 20 }, () => one.roll())).to.deep.equal(Array.from({ length: 20 }, () => other.roll()))
  })
})

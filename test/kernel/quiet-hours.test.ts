import { expect } from 'chai'
import fc from 'fast-check'
import { isoInYunnan } from '../../src/kernel/clock.ts'
import { afterQuietHours } from '../../src/kernel/quiet-hours.ts'

const released = (at: string) => isoInYunnan(afterQuietHours(new Date(`${at}+08:00`))).slice(0, 19)

describe('the quiet hours', () => {
  const cases: [string, string][] = [
    ['2026-12-01T20:59:59', '2026-12-01T20:59:59'],
    ['2026-12-01T21:00:00', '2026-12-02T07:00:00'],
    ['2026-12-31T23:30:00', '2027-01-01T07:00:00'],
    ['2026-12-02T00:00:00', '2026-12-02T07:00:00'],
    ['2026-12-02T06:59:59', '2026-12-02T07:00:00'],
    ['2026-12-02T07:00:00', '2026-12-02T07:00:00'],
  ]
  for (const [at, then] of cases) {
    it(`let a phone ring at ${then} for ${at}`, () => expect(released(at)).to.equal(then))
  }

  it('hold nothing for more than ten hours, and nothing twice', () => {
    const instant = fc.date({ min: new Date('2020-01-01'), max: new Date('2040-01-01'), noInvalidDate: true })
    fc.assert(
      fc.property(instant, (at) => {
        const then = afterQuietHours(at)
        const hour = Number(isoInYunnan(then).slice(11, 13))
        expect(hour).to.be.within(7, 20)
        expect(then.getTime() - at.getTime()).to.be.within(0, 10 * 3_600_000)
        expect(afterQuietHours(then)).to.deep.equal(then)
      }),
    )
  })
})

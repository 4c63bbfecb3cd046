import { expect } from 'chai'
import { type Lamp, lampOf, runningLamps, startingClocks } from '../../src/cases/clocks.ts'
import { services } from '../../src/catalogue/services.ts'
import { openCalendar, readAnnouncedYears } from '../../src/kernel/calendar.ts'
import { isoInYunnan } from '../../src/kernel/clock.ts'
import { api, idempotencyKey, inventPerson, logIn, staffToken, waterFiling } from '../support/api.ts'

const water = services.find(({ id }) => id === 'drinking-water')
const startedAt = new Date('2026-11-02T09:00:00+08:00')
const dueAt = new Date('2026-11-12T09:00:00+08:00')
const lampAt = (now: string, stoppedAt: string | null = null): Lamp =>
  lampOf({ startedAt, dueAt, stoppedAt: stoppedAt === null ? null : new Date(stoppedAt) }, new Date(now))

const calendar = openCalendar(readAnnouncedYears())

describe('the promises of time', () => {
  it('are two working days to accept, ten days to answer', () => {
    const clocks = startingClocks(calendar, water?.clocks ?? never(), 'normal', new Date('2026-11-20T10:00:00+08:00'))
    expect(clocks.map(({ kind, dueAt }) => [kind, isoInYunnan(dueAt).slice(0, 16)])).to.deep.equal([
      ['accept', '2026-11-24T17:30'],
      ['platform', '2026-11-30T17:30'],
    ])
  })

  it('are two hours in an emergency, at night on a holiday too', () => {
    const [accept] = startingClocks(calendar, water?.clocks ?? never(), 'urgent', new Date('2026-10-01T23:30:00+08:00'))
    expect(isoInYunnan(accept?.dueAt ?? new Date(0)).slice(0, 16)).to.equal('2026-10-02T01:30')
  })

  it('turn from green to yellow, red and purple', () => {
    expect(lampAt('2026-11-09T08:59:00+08:00')).to.equal('green')
    expect(lampAt('2026-11-09T09:00:00+08:00')).to.equal('yellow')
    expect(lampAt('2026-11-12T09:00:01+08:00')).to.equal('red')
    expect(lampAt('2026-11-22T09:00:01+08:00')).to.equal('purple')
  })

  it('go out when they are kept, and stay red when they were kept late', () => {
    expect(lampAt('2026-12-30T09:00:00+08:00', '2026-11-05T09:00:00+08:00')).to.equal('off')
    expect(lampAt('2026-12-30T09:00:00+08:00', '2026-11-13T09:00:00+08:00')).to.equal('red')
  })

  it('can be asked for by lamp in the list of an office', async () => {
    const citizen = await logIn(inventPerson().phone)
    const filed = await api('POST', '/v1/cases', {
      token: citizen,
      body: await waterFiling(),
      headers: idempotencyKey(),
    })
    const token = await staffToken('water-530114-handler')
    for (const lamp of runningLamps) {
      const { status, json } = await api('GET', `/v1/staff/cases?lamp=${lamp}&limit=100`, { token })
      expect(status).to.equal(200)
      const ids = json.items.map(({ id }: { id: string }) => id)
      expect(ids.includes(filed.json.id), lamp).to.equal(lamp === 'green')
    }
  })
})

function never(): never {
  throw new Error('drinking water is in the catalogue')
}

import { expect } from 'chai'
import { Case } from '../../models/case.ts'
import { CaseClock } from '../../models/case-clock.ts'
import { Delivery } from '../../models/delivery.ts'
import type { Filing } from '../../src/cases/file-case.ts'
import { isoInYunnan } from '../../src/kernel/clock.ts'
import type { CitizenActor } from '../../src/policies/actor.ts'
import { validAnswers } from '../catalogue/valid-answers.ts'
import { fileWater, move, postAt } from '../centre/centre-hands.ts'
import { api, inventPerson, logIn } from '../support/api.ts'
import { officeWorld } from '../support/office-world.ts'

const village = '530111001001'

describe('the dates that somebody is promised', () => {
  const filed: { id: string; citizen: CitizenActor }[] = []
  // Long overdue for a service whose time is now.
  after(async () => {
    const world = await officeWorld()
    for (const { id, citizen } of filed) await move(world, citizen, id, { action: 'withdraw' })
  })

  async function file(at: string, changes: Partial<Filing> = {}) {
    const world = await officeWorld(new Date(at))
    const person = inventPerson()
    const token = await logIn(person.phone)
    const citizenId = (await api('GET', '/v1/me', { token })).json.id
    const citizen: CitizenActor = { kind: 'citizen', citizenId, tokenHash: '' }
    const { serviceId = 'drinking-water' } = changes
    const consent = { noticeVersion: world.catalogue.notice(serviceId).version, method: 'read' as const }
    const id = await fileWater(world, citizen, village, { consent, applicant: person, ...changes })
    filed.push({ id, citizen })
    return { world, token, id }
  }
  async function dueOf(id: string, kind: string): Promise<[day: string, provisional: boolean]> {
    const clock = await CaseClock.findOne({ where: { caseId: id, kind }, rejectOnEmpty: true })
    return [isoInYunnan(clock.dueAt).slice(0, 16), clock.provisional]
  }
  const allowance = {
    serviceId: 'minimum-living-allowance',
    description: '请看一看',
    ...validAnswers['minimum-living-allowance'],
  }

  it('before the Spring Festival of 2026: a Saturday that is worked counts, nine days off do not', async () => {
    const { world, id } = await file('2026-02-13T15:00:00+08:00', allowance)
    expect(await dueOf(id, 'accept')).to.deep.equal(['2026-02-24T17:30', false])
    expect((await dueOf(id, 'platform'))[0]).to.match(/^2026-02-23/)
    world.time.set(new Date('2026-02-24T10:00:00+08:00'))
    await move(world, await postAt('county-handler', 'civil-affairs', '530111'), id, { action: 'accept' })
    // Thirty working days from the day after, over 28 February, which is worked, and Qingming.
    expect(await dueOf(id, 'statutory')).to.deep.equal(['2026-04-07T17:30', false])
  })

  it('beyond the calendar that is announced: provisional, and told so', async () => {
    const { world, token, id } = await file('2026-11-20T10:00:00+08:00', allowance)
    world.time.set(new Date('2026-11-23T10:00:00+08:00'))
    await move(world, await postAt('county-handler', 'civil-affairs', '530111'), id, { action: 'accept' })
    expect(await dueOf(id, 'statutory')).to.deep.equal(['2027-01-04T17:30', true])
    const { clocks } = (await api('GET', `/v1/cases/${id}`, { token })).json
    const told = clocks.find(({ kind }: { kind: string }) => kind === 'statutory')
    expect(told).to.include({ provisional: true })
    expect(told.text).to.include('2027年1月4日').and.include('可能会变')
  })

  it('at night on a holiday, where people fell ill from the water: two hours, and phones ring at once', async () => {
    const night = '2026-10-02T23:30:00+08:00'
    const { id } = await file(night, { problems: ['W07'], description: '喝了肚子痛' })
    const { urgency, alsoDepartments } = await Case.findByPk(id, { rejectOnEmpty: true })
    expect([urgency, alsoDepartments]).to.deep.equal(['urgent', ['health', 'ecology']])
    expect(await dueOf(id, 'accept')).to.deep.equal(['2026-10-03T01:30', false])
    const usual = await file(night)
    expect(await dueOf(usual.id, 'accept')).to.deep.equal(['2026-10-09T17:30', false])
    const ringsAt = async (caseId: string) =>
      isoInYunnan((await Delivery.findOne({ where: { caseId, channel: 'sms' }, rejectOnEmpty: true })).nextAt)
    expect(await ringsAt(id)).to.match(/^2026-10-02T23:30/)
    expect(await ringsAt(usual.id)).to.match(/^2026-10-03T07:00/)
  })
})

import { randomInt } from 'node:crypto'
import { Op } from 'sequelize'
import { Agreement } from '../../models/agreement.ts'
import { Citizen } from '../../models/citizen.ts'
import { sealedAs } from '../../models/sealed-column.ts'
import { takeTurn } from '../db/take-turn.ts'
import { invalidFields, Problem } from '../kernel/errors.ts'
import { hashToken, newId } from '../kernel/ids.ts'
import type { CitizenActor, StaffActor } from '../policies/actor.ts'
import { say } from '../speech/say.ts'
import { type Asker, askerOf } from './asker.ts'
import type { CaseWorld } from './case-world.ts'

export const agreementCodeMinutes = 10
/** As with login codes: a phone is not flooded. */
const resendAfterSeconds = 20
const dayMs = 86_400_000
/** With five tries each, guessing a code of six digits succeeds on one day in 40,000. */
const codesAPhoneADay = 5
/** Somebody who helps a whole village files some ten cases a day; so does an official who goes from door to door. */
const codesAHelperADay = 40

/**
 * Sends six digits to the phone of somebody who is being helped, with words that say what telling them means. The answer
 * is the same for every phone. Throws `limit.exceeded`, `agreement.day_limit`, and `request.invalid` for the helper's own phone.
 */
export async function askAgreement(
  world: Pick<CaseWorld, 'clock' | 'messenger' | 'words' | 'transaction' | 'catalogue'>,
  actor: CitizenActor | StaffActor,
  { phone, serviceId }: { phone: string; serviceId: string },
): Promise<void> {
  const service = world.catalogue.service(serviceId)
  const asker = askerOf(actor)
  const helper = actor.kind === 'citizen' ? await Citizen.findByPk(actor.citizenId, { rejectOnEmpty: true }) : null
  if (phone === helper?.phone) throw invalidFields({ path: 'phone', code: 'field.agreement_own_phone' })
  const code = String(randomInt(0, 1_000_000)).padStart(6, '0')
  const id = newId()
  const of = sealedAs(Citizen, 'phone', phone)
  await world.transaction(async () => {
    await takeTurn(Agreement, phone)
    await takeTurn(Agreement, actor.kind === 'citizen' ? actor.citizenId : actor.staffId)
    const now = world.clock.now()
    await checkLimits(asker, of, now)
    await Agreement.create({
      id,
      ...asker,
      ...of,
      serviceId: service.id,
      codeHash: hashToken(`${id}:${code}`),
      tries: 0,
      sentAt: now,
      agreedAt: null,
      caseId: null,
    })
  })
  const title = world.words('zh-CN', `catalogue:service.${service.id}.title`)
  const body = world.words('zh-CN', 'messages:agreement-code', { code, minutes: agreementCodeMinutes, service: title })
  try {
    await world.messenger.send({ id, channel: 'sms', to: phone, body, speech: say(body, 'zh-CN').speech })
  } catch (error) {
    await Agreement.destroy({ where: { id } })
    throw error
  }
}

async function checkLimits(asker: Asker, of: { phoneIndex: string }, now: Date): Promise<void> {
  const sentAt = { [Op.gt]: new Date(now.getTime() - dayMs) }
  const order: [string, string][] = [['sentAt', 'DESC']]
  const ofPhone = await Agreement.findAll({ where: { ...of, sentAt }, order })
  const ofHelper = await Agreement.findAll({ where: { ...asker, sentAt }, order })
  const secondsUntil = (sent: Agreement | undefined, countsMs: number) =>
    sent === undefined ? 0 : (sent.sentAt.getTime() + countsMs - now.getTime()) / 1000
  const day = Math.max(
    secondsUntil(ofPhone[codesAPhoneADay - 1], dayMs),
    secondsUntil(ofHelper[codesAHelperADay - 1], dayMs),
  )
  if (day > 0) throw new Problem('agreement.day_limit', { retryAfter: day })
  const wait = secondsUntil(ofPhone[0], resendAfterSeconds * 1000)
  if (wait > 0) throw new Problem('limit.exceeded', { retryAfter: wait })
}

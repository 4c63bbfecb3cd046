import { randomInt } from 'node:crypto'
import { Citizen } from '../../models/citizen.ts'
import { sealedAs } from '../../models/sealed-column.ts'
import { SmsCode } from '../../models/sms-code.ts'
import type { CaseWorld } from '../cases/case-world.ts'
import { takeTurn } from '../db/take-turn.ts'
import { dayInYunnan, secondsToNextDay } from '../kernel/clock.ts'
import { Problem } from '../kernel/errors.ts'
import { hashToken, newId } from '../kernel/ids.ts'
import type { Language } from '../kernel/words.ts'
import { say } from '../speech/say.ts'

export const smsCodeMinutes = 10
/** A phone may be sent a new code after this; a neighbour cannot be flooded faster. */
const resendAfterSeconds = 20
/** Since the last one that was typed right: more on one day are somebody else's. */
const mostADay = 10

/** Sends a login code of six digits. The answer never tells whether the phone has an account. */
export async function sendSmsCode(
  world: Pick<CaseWorld, 'clock' | 'messenger' | 'words' | 'transaction'>,
  phone: string,
  language: Language,
): Promise<void> {
  const of = sealedAs(Citizen, 'phone', phone)
  const code = String(randomInt(0, 1_000_000)).padStart(6, '0')
  await world.transaction(async () => {
    await takeTurn(SmsCode, phone)
    const now = world.clock.now()
    const expiresAt = new Date(now.getTime() + smsCodeMinutes * 60_000)
    const last = await SmsCode.findOne({ where: of })
    const sentAt = last === null ? 0 : last.expiresAt.getTime() - smsCodeMinutes * 60_000
    const waitSeconds = resendAfterSeconds - (now.getTime() - sentAt) / 1000
    if (waitSeconds > 0 && waitSeconds <= resendAfterSeconds)
      throw new Problem('limit.exceeded', { retryAfter: waitSeconds })
    const sentOn = dayInYunnan(now)
    const sentBefore = last?.sentOn === sentOn ? last.sent : 0
    if (sentBefore >= mostADay) throw new Problem('limit.exceeded', { retryAfter: secondsToNextDay(now) })
    const codeHash = hashToken(`${of.phoneIndex}:${code}`)
    await SmsCode.upsert({ ...of, codeHash, tries: 0, expiresAt, sentOn, sent: sentBefore + 1 })
  })
  const { text, speech } = say(world.words(language, 'messages:sms-code', { code, minutes: smsCodeMinutes }), language)
  try {
    await world.messenger.send({ id: newId(), channel: 'sms', to: phone, body: text, speech })
  } catch (error) {
    // What was not sent shall not keep the person from trying again at once.
    await SmsCode.destroy({ where: of })
    throw error
  }
}

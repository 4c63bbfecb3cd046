import { timingSafeEqual } from 'node:crypto'
import { Citizen } from '../../models/citizen.ts'
import { SmsCode } from '../../models/sms-code.ts'
import type { CaseWorld } from '../cases/case-world.ts'
import { takeTurn } from '../db/take-turn.ts'
import { Problem } from '../kernel/errors.ts'
import { hashToken } from '../kernel/ids.ts'
import { newCitizen } from './new-citizen.ts'
import { type OpenedSession, openSession } from './open-session.ts'

const maxTries = 5

/** A right code opens a session, and an account the first time. Throws `auth.code_wrong` or `auth.code_expired`. */
export async function logInCitizen(
  world: Pick<CaseWorld, 'clock' | 'transaction'>,
  phone: string,
  code: string,
): Promise<OpenedSession & { citizen: Citizen }> {
  const now = world.clock.now()
  // A wrong try must be counted, so the refusal is thrown after the transaction that counted it.
  const verdict = await world.transaction(async () => {
    const row = await SmsCode.findByPk(phone, { lock: true })
    if (row === null) return 'auth.code_wrong'
    if (row.expiresAt <= now || row.tries >= maxTries) return 'auth.code_expired'
    const right = timingSafeEqual(Buffer.from(row.codeHash), Buffer.from(hashToken(`${phone}:${code}`)))
    if (!right) {
      await row.update({ tries: row.tries + 1 })
      return 'auth.code_wrong'
    }
    await row.destroy()
    await takeTurn(Citizen, phone)
    const [citizen] = await Citizen.findOrCreate({
      where: { phone },
      defaults: newCitizen({ phone }, now),
    })
    return { ...(await openSession({ citizenId: citizen.id }, now)), citizen }
  })
  if (typeof verdict === 'string') throw new Problem(verdict)
  return verdict
}

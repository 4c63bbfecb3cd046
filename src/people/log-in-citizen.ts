import { timingSafeEqual } from 'node:crypto'
import { Citizen } from '../../models/citizen.ts'
import { sealedAs } from '../../models/sealed-column.ts'
import { SmsCode } from '../../models/sms-code.ts'
import { record as audit } from '../audit/record.ts'
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
  const of = sealedAs(Citizen, 'phone', phone)
  // A wrong try must be counted, so the refusal is thrown after the transaction that counted it.
  const verdict = await world.transaction(async () => {
    const row = await SmsCode.findOne({ where: of, lock: true })
    if (row === null) return 'auth.code_wrong'
    if (row.expiresAt <= now || row.tries >= maxTries) return 'auth.code_expired'
    const right = timingSafeEqual(Buffer.from(row.codeHash), Buffer.from(hashToken(`${of.phoneIndex}:${code}`)))
    if (!right) {
      await row.update({ tries: row.tries + 1 })
      if (row.tries === maxTries) {
        const id = (await Citizen.findOne({ where: of }))?.id ?? null
        audit(world, { actor: 'nobody', action: 'login.locked', subject: { kind: 'citizen', id } })
      }
      return 'auth.code_wrong'
    }
    await row.destroy()
    await takeTurn(Citizen, phone)
    const [citizen] = await Citizen.findOrCreate({
      where: of,
      defaults: newCitizen({ phone }, now),
    })
    return { ...(await openSession(world, { citizenId: citizen.id }, 'sms-code')), citizen }
  })
  if (typeof verdict === 'string') throw new Problem(verdict)
  return verdict
}

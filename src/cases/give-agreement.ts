import { timingSafeEqual } from 'node:crypto'
import { Agreement } from '../../models/agreement.ts'
import { Citizen } from '../../models/citizen.ts'
import { sealedAs } from '../../models/sealed-column.ts'
import { Problem } from '../kernel/errors.ts'
import { hashToken } from '../kernel/ids.ts'
import type { CitizenActor, StaffActor } from '../policies/actor.ts'
import { agreementCodeMinutes } from './ask-agreement.ts'
import { askerOf } from './asker.ts'
import type { CaseWorld } from './case-world.ts'

const maxTries = 5

/**
 * The code that the applicant told their helper. Only the last one that was sent counts, for ten minutes and five tries.
 * Throws `agreement.code_wrong`, also when none was ever sent, and `agreement.code_expired`.
 */
export async function giveAgreement(
  world: Pick<CaseWorld, 'clock' | 'transaction'>,
  actor: CitizenActor | StaffActor,
  { phone, code }: { phone: string; code: string },
): Promise<{ agreementId: string; at: Date }> {
  const now = world.clock.now()
  // A wrong try must be counted, so the refusal is thrown after the transaction that counted it.
  const verdict = await world.transaction(async () => {
    const asked = await Agreement.findOne({
      where: { ...askerOf(actor), ...sealedAs(Citizen, 'phone', phone) },
      order: [['sentAt', 'DESC']],
      lock: true,
    })
    if (asked === null) return 'agreement.code_wrong'
    const over = asked.sentAt.getTime() + agreementCodeMinutes * 60_000 <= now.getTime()
    if (over || asked.tries >= maxTries) return 'agreement.code_expired'
    if (!timingSafeEqual(Buffer.from(asked.codeHash), Buffer.from(hashToken(`${asked.id}:${code}`)))) {
      await asked.update({ tries: asked.tries + 1 })
      return 'agreement.code_wrong'
    }
    await asked.update({ agreedAt: asked.agreedAt ?? now })
    return { agreementId: asked.id, at: asked.agreedAt ?? now }
  })
  if (typeof verdict === 'string') throw new Problem(verdict)
  return verdict
}

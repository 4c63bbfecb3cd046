import { Case } from '../../models/case.ts'
import { Consent } from '../../models/consent.ts'
import { isoInYunnan } from '../kernel/clock.ts'
import { Problem } from '../kernel/errors.ts'
import type { StaffActor } from '../policies/actor.ts'
import { mayCase } from '../policies/may.ts'
import type { AgreementRecord } from './case-parts.ts'
import type { CaseWorld } from './case-world.ts'
import { newConsents } from './record-consent.ts'
import { recordEvent } from './record-event.ts'

/** Whether staff still have to ask the applicant. */
export function awaitsConfirmation(agreement: AgreementRecord | null): boolean {
  return agreement?.kind === 'open' || (agreement?.kind === 'visit' && agreement.confirmedAt === null)
}

/**
 * Whoever works on the case has asked the applicant. Throws `case.not_found`, `auth.forbidden`,
 * `case.transition_illegal` when there is nothing to confirm, `case.version_conflict`.
 */
export async function confirmAgreement(
  world: Pick<CaseWorld, 'clock' | 'transaction' | 'jobs' | 'wechat'>,
  actor: StaffActor,
  caseId: string,
  { version }: { version: number },
): Promise<void> {
  await world.transaction(async () => {
    const record = await Case.findByPk(caseId, { lock: true })
    if (record === null || !mayCase(actor, 'read', record)) throw new Problem('case.not_found')
    if (!mayCase(actor, 'work', record)) throw new Problem('auth.forbidden')
    const { agreement } = record
    if (agreement === null || !awaitsConfirmation(agreement)) throw new Problem('case.transition_illegal')
    if (record.version !== version) throw new Problem('case.version_conflict')
    const now = world.clock.now()
    const at = isoInYunnan(now)
    await record.update({
      agreement: agreement.kind === 'visit' ? { ...agreement, confirmedAt: at } : { kind: 'staff', at },
      version: version + 1,
      updatedAt: now,
    })
    const given = {
      noticeVersion: record.noticeVersion,
      method: 'assisted',
      proof: null,
      proofHash: null,
      at: now,
    } as const
    const rows = newConsents(caseId, ['helper'], given).map((consent) => consent.get())
    // They may have said yes by a code already.
    await Consent.bulkCreate(rows, { ignoreDuplicates: true })
    await recordEvent(world, record, { actor, action: 'confirm-agreement', from: record.state, note: null })
  })
}

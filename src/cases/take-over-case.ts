import { Case } from '../../models/case.ts'
import { Consent } from '../../models/consent.ts'
import { isoInYunnan } from '../kernel/clock.ts'
import { Problem } from '../kernel/errors.ts'
import type { CitizenActor } from '../policies/actor.ts'
import { mayCase } from '../policies/may.ts'
import type { CaseWorld } from './case-world.ts'
import { recordEvent } from './record-event.ts'

/** Whether somebody else still follows this case for its applicant. */
export function hasHelper({ citizenId, applicantId }: Pick<Case, 'citizenId' | 'applicantId'>): boolean {
  return citizenId !== null && citizenId !== applicantId
}

/**
 * The applicant goes on alone: the helper no longer sees the case, and an agreement that was open is given by this.
 * Throws `case.not_found`, also for the helper, `case.transition_illegal` without a helper, `case.version_conflict`.
 */
export async function takeOverCase(
  world: Pick<CaseWorld, 'clock' | 'transaction' | 'jobs' | 'wechat'>,
  actor: CitizenActor,
  caseId: string,
  { version }: { version: number },
): Promise<void> {
  await world.transaction(async () => {
    const record = await Case.findByPk(caseId, { lock: true })
    if (record === null || !mayCase(actor, 'own', record)) throw new Problem('case.not_found')
    if (!hasHelper(record)) throw new Problem('case.transition_illegal')
    if (record.version !== version) throw new Problem('case.version_conflict')
    const now = world.clock.now()
    await record.update({
      citizenId: actor.citizenId,
      agreement: record.agreement?.kind === 'code' ? record.agreement : { kind: 'taken-over', at: isoInYunnan(now) },
      version: version + 1,
      updatedAt: now,
    })
    await Consent.update({ withdrawnAt: now }, { where: { caseId, purpose: 'helper', withdrawnAt: null } })
    await recordEvent(world, record, { actor, action: 'take-over', from: record.state, note: null })
  })
}

import { Case } from '../../models/case.ts'
import { Problem } from '../kernel/errors.ts'
import type { StaffActor } from '../policies/actor.ts'
import { mayCase } from '../policies/may.ts'
import type { CaseWorld } from './case-world.ts'
import { recordAccess } from './record-access.ts'

export const revealableFields = ['idNumber', 'phone', 'name', 'residence'] as const
export type RevealableField = (typeof revealableFields)[number]

/** Who works on the case; of a child only with leave. */
export function mayReveal(actor: StaffActor, record: Case): boolean {
  return mayCase(actor, record.aboutMinor ? 'read-reporter' : 'read-personal', record)
}

/**
 * One hidden field, for a purpose that is written down before it is shown. Throws `case.not_found`, `auth.forbidden`.
 */
export async function revealField(
  world: Pick<CaseWorld, 'clock' | 'words' | 'transaction' | 'divisions'>,
  actor: StaffActor,
  caseId: string,
  { field, purpose }: { field: RevealableField; purpose: string },
): Promise<string> {
  return world.transaction(async () => {
    const record = await Case.findByPk(caseId)
    if (record === null || !mayCase(actor, 'read', record)) throw new Problem('case.not_found')
    if (!mayReveal(actor, record)) throw new Problem('auth.forbidden')
    await recordAccess(world, actor, record, { action: 'reveal', field, purpose: purpose.trim() })
    if (field === 'residence') return `${world.divisions.fullName(record.residence.code)}${record.residence.detail}`
    return record.applicant[field]
  })
}

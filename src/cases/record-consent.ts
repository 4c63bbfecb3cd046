import { Consent } from '../../models/consent.ts'
import { newId } from '../kernel/ids.ts'
import type { CitizenActor, StaffActor } from '../policies/actor.ts'
import type { ConsentMethod } from './case-parts.ts'
import type { CaseWorld } from './case-world.ts'
import type { ConsentPurpose } from './consent-purposes.ts'
import type { HearingProof } from './prove-hearing.ts'

interface Given extends HearingProof {
  noticeVersion: string
  method: ConsentMethod
  at: Date
}

/** What was agreed to with a case, a row for each purpose; how the notice was taken in counts for all of it. */
export function newConsents(caseId: string, purposes: ConsentPurpose[], given: Given): Consent[] {
  return purposes.map((purpose) =>
    Consent.build({ id: newId(), caseId, citizenId: null, withdrawnAt: null, ...given, purpose }),
  )
}

/**
 * Somebody photographs their card or asks where they are: that is their yes, one for each purpose until they withdraw it.
 * Staff say nobody's yes by it: what the person told them stands with the case.
 */
export async function noteConsent(
  world: Pick<CaseWorld, 'clock'>,
  actor: CitizenActor | StaffActor,
  purpose: 'id-photo' | 'location',
): Promise<void> {
  if (actor.kind === 'staff') return
  const { citizenId } = actor
  const given = { id: newId(), caseId: null, citizenId, purpose, noticeVersion: null, method: null, proof: null }
  await Consent.bulkCreate([{ ...given, proofHash: null, at: world.clock.now(), withdrawnAt: null }], {
    ignoreDuplicates: true,
  })
}

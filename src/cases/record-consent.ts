import { Consent } from '../../models/consent.ts'
import { newId } from '../kernel/ids.ts'
import type { CitizenActor, StaffActor } from '../policies/actor.ts'
import type { ConsentMethod } from './case-parts.ts'
import type { CaseWorld } from './case-world.ts'
import type { ConsentPurpose } from './consent-purposes.ts'
import type { HearingProof } from './prove-hearing.ts'

/** Writes down what was agreed to with a case; how the notice was taken in counts for all of it. */
export async function recordConsents(
  caseId: string,
  purposes: ConsentPurpose[],
  { noticeVersion, method, ...proof }: HearingProof & { noticeVersion: string; method: ConsentMethod; at: Date },
): Promise<void> {
  const common = { caseId, citizenId: null, method, withdrawnAt: null }
  await Consent.bulkCreate(
    purposes.map((purpose) => ({ id: newId(), ...common, ...proof, noticeVersion, purpose })),
    // A helper may be agreed to twice: by a code, and by staff who ask.
    { ignoreDuplicates: true },
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

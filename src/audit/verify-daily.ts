import { AuditVerification } from '../../models/audit-verification.ts'
import { type Clock, dayInYunnan } from '../kernel/clock.ts'
import { newId } from '../kernel/ids.ts'
import type { SigningKeys } from '../kernel/signing-keys.ts'
import type { AnchorStore } from './anchor-store.ts'
import { verifyAudit } from './verify-audit.ts'

interface VerifyingWorld {
  clock: Clock
  anchors: AnchorStore
  publicKeys: SigningKeys['publicKeys']
}

/** Of a table that was rewritten every entry is wrong: the first ones say enough. */
const kept = 20

/**
 * Reads the whole audit once a day and writes down what was found, for the auditor's page. Two processes that begin at the
 * same moment both do, and both are right. Returns undefined when it was done today.
 */
export async function verifyDaily(world: VerifyingWorld): Promise<AuditVerification | undefined> {
  const now = world.clock.now()
  const last = await lastVerification()
  if (last !== null && dayInYunnan(last.at) === dayInYunnan(now)) return undefined
  const { entries, anchors, anchoredUpTo, faults } = await verifyAudit(world)
  return AuditVerification.create({
    id: newId(),
    at: now,
    entries,
    anchors,
    anchoredUpTo,
    faultCount: faults.length,
    faults: faults.slice(0, kept),
  })
}

export function lastVerification(): Promise<AuditVerification | null> {
  return AuditVerification.findOne({ order: [['at', 'DESC']] })
}

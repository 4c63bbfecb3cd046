import { Op } from 'sequelize'
import { AuditEntry } from '../../models/audit-entry.ts'
import type { Transactions } from '../db/transaction.ts'
import { canonicalJson } from '../kernel/canonical-json.ts'
import type { Clock } from '../kernel/clock.ts'
import type { StaffActor } from '../policies/actor.ts'
import { type AuditedDeed, record } from './record.ts'

/** A look that somebody of the staff goes on with: the same one within this time is told by its first entry. */
export async function recordOnce(
  world: { clock: Clock; transaction: Transactions },
  withinMs: number,
  deed: AuditedDeed & { actor: StaffActor },
): Promise<void> {
  const { actor, action, subject, details } = deed
  const since = new Date(world.clock.now().getTime() - withinMs)
  const same = { actorId: actor.staffId, action, subjectId: subject.id, details: canonicalJson(details ?? {}) }
  const known = await AuditEntry.findOne({ where: { ...same, at: { [Op.gt]: since } }, attributes: ['seq'] })
  if (known === null) await world.transaction(async () => record(world, deed))
}

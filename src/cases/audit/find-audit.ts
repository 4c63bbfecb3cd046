import { Op } from 'sequelize'
import { AuditEntry } from '../../../models/audit-entry.ts'
import type { AuditVerification } from '../../../models/audit-verification.ts'
import { Staff } from '../../../models/staff.ts'
import { recordOnce } from '../../audit/record-once.ts'
import { lastVerification } from '../../audit/verify-daily.ts'
import { invalidFields, Problem } from '../../kernel/errors.ts'
import type { StaffActor } from '../../policies/actor.ts'
import { readsAudit } from '../../policies/may.ts'
import type { CaseWorld } from '../case-world.ts'
import type { PageRequest } from '../find-cases.ts'
import { type AuditFilter, askedFor, conditionsOf } from './audit-filter.ts'

/** Asking for the same again, and its further pages, are one look. */
const sameLookMs = 3_600_000
const cursorPattern = /^\d{1,15}$/

export interface FoundAudit {
  entries: AuditEntry[]
  /** What the staff among the actors are called, by id. */
  names: ReadonlyMap<string, string>
  nextCursor: string | null
  /** Null before the first. */
  verification: AuditVerification | null
}

/** A page of what was done by whom, newest first. That somebody looked is recorded. Throws `auth.forbidden`, `request.invalid`. */
export async function findAudit(
  world: Pick<CaseWorld, 'clock' | 'transaction'>,
  actor: StaffActor,
  filter: AuditFilter,
  { limit, cursor }: PageRequest,
): Promise<FoundAudit> {
  if (!readsAudit(actor)) throw new Problem('auth.forbidden')
  if (cursor !== undefined && !cursorPattern.test(cursor)) throw invalidFields({ path: 'cursor', code: 'field.format' })
  const wanted = conditionsOf(filter)
  const subject = { kind: 'audit', id: null }
  await recordOnce(world, sameLookMs, { actor, action: 'audit.look', subject, details: askedFor(filter) })
  const rows = await AuditEntry.findAll({
    where: { [Op.and]: [wanted, ...(cursor === undefined ? [] : [{ seq: { [Op.lt]: cursor } }])] },
    order: [['seq', 'DESC']],
    limit: limit + 1,
  })
  const entries = rows.slice(0, limit)
  return {
    entries,
    names: await namesOf(entries),
    nextCursor: rows.length > limit ? String(entries.at(-1)?.seq) : null,
    verification: await lastVerification(),
  }
}

async function namesOf(entries: readonly AuditEntry[]): Promise<Map<string, string>> {
  const ids = new Set(entries.flatMap(({ actorKind, actorId }) => (actorKind === 'staff' && actorId ? [actorId] : [])))
  const staff = await Staff.findAll({ where: { id: [...ids] }, attributes: ['id', 'displayName', 'username'] })
  return new Map(staff.map(({ id, displayName, username }) => [id, `${displayName} (${username})`]))
}

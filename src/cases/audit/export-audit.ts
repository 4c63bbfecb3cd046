import { Op } from 'sequelize'
import { AuditEntry } from '../../../models/audit-entry.ts'
import { record as audit } from '../../audit/record.ts'
import { isoInYunnan } from '../../kernel/clock.ts'
import { csvLine } from '../../kernel/csv-line.ts'
import { Problem } from '../../kernel/errors.ts'
import type { StaffActor } from '../../policies/actor.ts'
import { readsAudit } from '../../policies/may.ts'
import type { CaseWorld } from '../case-world.ts'
import { type AuditFilter, askedFor, conditionsOf } from './audit-filter.ts'

/** Entries in memory at a time. */
const pageSize = 500
const byteOrderMark = '\uFEFF'
/** By their names in the audit: whoever works out a hash again needs them as they are. */
const columns = [
  'seq',
  'at',
  'actorKind',
  'actorId',
  'action',
  'subjectKind',
  'subjectId',
  'division',
  'details',
  'priorHash',
  'hash',
] as const

/**
 * What was done by whom as lines of a table, newest first. That it was asked for is recorded before the first line. Throws `auth.forbidden`, `request.invalid` at once, not while lines are given.
 */
export async function exportAudit(
  world: Pick<CaseWorld, 'clock' | 'transaction'>,
  actor: StaffActor,
  filter: AuditFilter,
): Promise<AsyncGenerator<string>> {
  if (!readsAudit(actor)) throw new Problem('auth.forbidden')
  const wanted = conditionsOf(filter)
  const subject = { kind: 'audit', id: null }
  await world.transaction(async () =>
    audit(world, { actor, action: 'export.audit', subject, details: askedFor(filter) }),
  )
  return lines()

  async function* lines(): AsyncGenerator<string> {
    yield byteOrderMark + csvLine(columns)
    let before: string | number | undefined
    for (;;) {
      const rows: AuditEntry[] = await AuditEntry.findAll({
        where: { [Op.and]: [wanted, ...(before === undefined ? [] : [{ seq: { [Op.lt]: before } }])] },
        order: [['seq', 'DESC']],
        limit: pageSize,
      })
      if (rows.length > 0) yield rows.map((row) => csvLine(columns.map((name) => cellOf(row, name)))).join('')
      if (rows.length < pageSize) return
      before = rows.at(-1)?.seq
    }
  }
}

function cellOf(row: AuditEntry, name: (typeof columns)[number]): string {
  return name === 'at' ? isoInYunnan(row.at) : String(row[name] ?? '')
}

import { Op, type WhereOptions } from 'sequelize'
import type { AuditEntry } from '../../../models/audit-entry.ts'
import { isCode } from '../../audit/record.ts'
import { invalidFields } from '../../kernel/errors.ts'
import { dayAfter, startOf } from '../centre/days.ts'

export interface AuditFilter {
  /** A deed (`case.accept`) or all of its kind (`case`). */
  action?: string | undefined
  /** The id of whoever did it, or `system` or `nobody`. */
  actor?: string | undefined
  /** The id of what it was done to. */
  subject?: string | undefined
  /** Days of Yunnan, both included. */
  from?: string | undefined
  to?: string | undefined
  /** And all that lies below it. */
  division?: string | undefined
}

const unnamed = ['system', 'nobody']

/** Throws `request.invalid` for what is no id and no code: it would itself be recorded. */
export function conditionsOf({ action, actor, subject, from, to, division }: AuditFilter): WhereOptions<AuditEntry> {
  const wrong = Object.entries({ action, actor, subject }).filter(([, value]) => value !== undefined && !isCode(value))
  if (wrong.length > 0) throw invalidFields(...wrong.map(([path]) => ({ path, code: 'field.format' as const })))
  const conditions: WhereOptions<AuditEntry>[] = []
  if (action !== undefined)
    conditions.push({ action: action.includes('.') ? action : { [Op.startsWith]: `${action}.` } })
  if (actor !== undefined) conditions.push(unnamed.includes(actor) ? { actorKind: actor } : { actorId: actor })
  if (subject !== undefined) conditions.push({ subjectId: subject })
  if (from !== undefined) conditions.push({ at: { [Op.gte]: startOf(from) } })
  if (to !== undefined) conditions.push({ at: { [Op.lt]: startOf(dayAfter(to)) } })
  if (division !== undefined) conditions.push({ division: { [Op.startsWith]: division } })
  return { [Op.and]: conditions }
}

/** What was asked for, as the audit keeps it. */
export function askedFor({ action, actor, subject, from, to, division }: AuditFilter) {
  return {
    action: action ?? null,
    actor: actor ?? null,
    subject: subject ?? null,
    from: from ?? null,
    to: to ?? null,
    place: division ?? null,
  }
}

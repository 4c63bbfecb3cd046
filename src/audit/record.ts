import { writeAtTheEnd } from '../db/transaction.ts'
import { canonicalJson } from '../kernel/canonical-json.ts'
import type { Clock } from '../kernel/clock.ts'
import type { Actor } from '../policies/actor.ts'
import { append, type Unchained } from './append.ts'

/** What is told of it beside its subject: codes, ids, counts. */
export type Details = Readonly<Record<string, string | number | boolean | null>>

export interface AuditedDeed {
  /** `nobody`: whoever it was did not show who they are. */
  actor: StaffWho | CitizenWho | ClientWho | 'system' | 'nobody'
  action: `${string}.${string}`
  subject: { kind: string; id: string | null }
  division?: string | null
  details?: Details
}

type StaffWho = Pick<Extract<Actor, { kind: 'staff' }>, 'kind' | 'staffId'>
type ClientWho = Pick<Extract<Actor, { kind: 'client' }>, 'kind' | 'clientId'>
type CitizenWho = Pick<Extract<Actor, { kind: 'citizen' }>, 'kind' | 'citizenId'>

/** Ids and codes. Nothing that somebody typed has only these. */
const codePattern = /^[\w.:+-]{0,64}$/
/** A phone number, an ID number. No division, day or version has as many digits together. */
const personalNumber = /(?<![0-9A-Za-z])(?:\d{11}|\d{15}|\d{17}[\dXx])(?![0-9A-Za-z])/
const divisionPattern = /^\d{2,12}$/

/**
 * Puts a deed into the audit, in the transaction that does it: there is an entry exactly when there is the deed. Throws an
 * Error outside a transaction, and for text that could name a person.
 */
export function record(world: { clock: Clock }, { actor, action, subject, division, details }: AuditedDeed): void {
  const entry: Unchained = {
    at: world.clock.now(),
    ...actorOf(actor),
    action,
    subjectKind: subject.kind,
    subjectId: subject.id,
    division: division ?? null,
    details: canonicalJson(details ?? {}),
  }
  const codes = [action, subject.kind, subject.id, ...Object.values(details ?? {}), ...Object.keys(details ?? {})]
  if (!codes.every(isCode)) throw new Error(`the audit keeps codes only: ${action}`)
  if (entry.division !== null && !divisionPattern.test(entry.division)) throw new Error(`no division: ${action}`)
  writeAtTheEnd(entry, append)
}

/** Whether the audit takes it: an id or a code, nothing that somebody typed and no number of a person. */
export function isCode(value: string | number | boolean | null): boolean {
  return typeof value !== 'string' || (codePattern.test(value) && !personalNumber.test(value))
}

function actorOf(actor: AuditedDeed['actor']): Pick<Unchained, 'actorKind' | 'actorId'> {
  if (typeof actor === 'string') return { actorKind: actor, actorId: null }
  if (actor.kind === 'client') return { actorKind: actor.kind, actorId: actor.clientId }
  return { actorKind: actor.kind, actorId: actor.kind === 'staff' ? actor.staffId : actor.citizenId }
}

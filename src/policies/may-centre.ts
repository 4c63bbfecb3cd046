import type { Actor, RoleGrant, StaffRole } from './actor.ts'

/** What somebody sees of the data centre. */
export interface CentreScope {
  /** The division that is looked at, and below it. */
  division: string
  /** The highest that they may look at; the way up ends there. */
  top: string
  /** Null: all of them. */
  department: string | null
  /** False: small counts are hidden, so that nobody can be told from them. */
  exact: boolean
}

/** By how much they see: the dispatcher all, the supervisor their department, the analyst counts alone. */
const viewers: StaffRole[] = ['dispatcher', 'prefecture-supervisor', 'analyst']
/** Who sees single cases there. */
const caseViewers: StaffRole[] = ['dispatcher', 'prefecture-supervisor']

function scopeOf(actor: Actor, roles: StaffRole[], division: string | undefined): CentreScope | null {
  if (actor.kind !== 'staff') return null
  const grants = roles.flatMap((role) => actor.grants.filter((grant) => grant.role === role))
  const grant = grants.find((each) => division === undefined || division.startsWith(each.division))
  if (grant === undefined) return null
  return {
    division: division ?? grant.division,
    top: grant.division,
    department: grant.department,
    exact: isExact(grant),
  }
}

function isExact({ role }: RoleGrant): boolean {
  return role !== 'analyst'
}

/** The figures of a division, the whole of one's own when none is named; null for everybody else. */
export function centreScope(actor: Actor, division?: string): CentreScope | null {
  return scopeOf(actor, viewers, division)
}

/** The cases behind the figures: a list of them is no aggregate, so not for the analyst. */
export function centreCaseScope(actor: Actor, division?: string): CentreScope | null {
  return scopeOf(actor, caseViewers, division)
}

export function opensCentre(actor: Actor): boolean {
  return centreScope(actor) !== null
}

export function opensCentreCases(actor: Actor): boolean {
  return centreCaseScope(actor) !== null
}

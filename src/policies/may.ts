import type { Actor, RoleGrant, Scope, StaffActor, StaffRole } from './actor.ts'

/** Which department, and where. */
export interface CasePlace {
  department: string
  problemDivision: string
}

/** What a case shows to the question "may this person?". */
export interface CaseSubject extends CasePlace {
  /** Who filed it: a citizen or a member of staff. */
  citizenId: string | null
  staffId: string | null
  /** Whose matter it is; a citizen who filed it and is somebody else is their helper. */
  applicantId: string | null
  /** Under review: the division of the office that looks again. */
  reviewDivision?: string | null | undefined
}

const readers: StaffRole[] = [
  'township-receiver',
  'county-handler',
  'county-approver',
  'prefecture-supervisor',
  'dispatcher',
]
const doers: StaffRole[] = ['township-receiver', 'county-handler']

/**
 * `read-reporter`: who told of a child. At home somebody may guess, so not even the township knows. `own`: what is the
 * applicant's alone, such as to withdraw and to rate. `file`: to file for somebody of that place.
 */
export type CaseAction = 'read' | 'read-personal' | 'read-reporter' | 'work' | 'own' | 'file'

const rolesFor: Record<CaseAction, StaffRole[]> = {
  read: readers,
  'read-personal': ['township-receiver', 'county-handler', 'county-approver'],
  'read-reporter': ['county-handler'],
  work: doers,
  own: [],
  file: ['village-worker', ...doers],
}

/** Whoever answered does not review: that takes a post at the reviewing office, or above it. */
const reviewers: StaffRole[] = ['county-handler', 'county-approver', 'prefecture-supervisor', 'dispatcher']

function mayReview(actor: StaffActor, subject: CaseSubject, division: string): boolean {
  return actor.grants.some(
    (grant) => reviewers.includes(grant.role) && covers(grant, subject) && grant.division.length <= division.length,
  )
}

function covers(grant: RoleGrant, subject: CasePlace): boolean {
  return (
    (grant.department === null || grant.department === subject.department) &&
    subject.problemDivision.startsWith(grant.division)
  )
}

/**
 * Staff see and do what a grant of theirs allows for the department and the place, and read what they filed; a citizen
 * has their own, and reads, as far as helpers may, what they filed for others.
 */
export function mayCase(actor: Actor, action: CaseAction, subject: CaseSubject): boolean {
  if (actor.kind === 'citizen') {
    if (action === 'work' || action === 'file') return false
    return subject.applicantId === actor.citizenId || (action === 'read' && subject.citizenId === actor.citizenId)
  }
  if (actor.kind !== 'staff') return false
  if (action === 'read' && subject.staffId === actor.staffId) return true
  if (subject.reviewDivision) {
    const reviews = mayReview(actor, subject, subject.reviewDivision)
    if (action === 'work' || reviews) return reviews
  }
  return grantsFor(actor.grants, action).some((grant) => covers(grant, subject))
}

/** Citizens file for anybody anywhere; staff where a grant of theirs lets them. */
export function mayFile(actor: Actor, place: CasePlace): boolean {
  if (actor.kind !== 'staff') return actor.kind === 'citizen'
  return grantsFor(actor.grants, 'file').some((grant) => covers(grant, place))
}

/** The grants that make up the scope of a list query. */
export function grantsFor(grants: RoleGrant[], action: CaseAction): RoleGrant[] {
  return grants.filter((grant) => rolesFor[action].includes(grant.role))
}

/** Whether lists of cases hold anything for them at all. */
export function seesCases(actor: Actor): boolean {
  return actor.kind === 'staff' && actor.grants.some(({ role }) => readers.includes(role) || role === 'village-worker')
}

/** Notices are the same in the whole province, and so are the people who read them: who runs the platform keeps them. */
export function mayKeepVoices(actor: Actor): actor is StaffActor {
  return actor.kind === 'staff' && actor.grants.some(({ role }) => role === 'system-admin')
}

/** Card, voice and place endpoints: a person with a session, or a key with the scope. */
export function mayCall(actor: Actor, scope: Scope): boolean {
  if (actor.kind === 'client') return actor.scopes.includes(scope)
  return actor.kind === 'citizen' || actor.kind === 'staff'
}

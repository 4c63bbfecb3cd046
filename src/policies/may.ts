import type { Actor, RoleGrant, Scope, StaffActor, StaffRole } from './actor.ts'

/** What a case shows to the question "may this person?". */
export interface CaseSubject {
  department: string
  problemDivision: string
  citizenId: string | null
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

/** `read-reporter`: who told of a child. At home somebody may guess, so not even the township knows. */
export type CaseAction = 'read' | 'read-personal' | 'read-reporter' | 'work'

const rolesFor: Record<CaseAction, StaffRole[]> = {
  read: readers,
  'read-personal': ['township-receiver', 'county-handler', 'county-approver'],
  'read-reporter': ['county-handler'],
  work: doers,
}

/** Whoever answered does not review: that takes a post at the reviewing office, or above it. */
const reviewers: StaffRole[] = ['county-handler', 'county-approver', 'prefecture-supervisor', 'dispatcher']

function mayReview(actor: StaffActor, subject: CaseSubject, division: string): boolean {
  return actor.grants.some(
    (grant) => reviewers.includes(grant.role) && covers(grant, subject) && grant.division.length <= division.length,
  )
}

function covers(grant: RoleGrant, subject: CaseSubject): boolean {
  return (
    (grant.department === null || grant.department === subject.department) &&
    subject.problemDivision.startsWith(grant.division)
  )
}

/** Staff see and do what a grant of theirs allows for the department and the place; a citizen reads their own. */
export function mayCase(actor: Actor, action: CaseAction, subject: CaseSubject): boolean {
  if (actor.kind === 'citizen') return action !== 'work' && subject.citizenId === actor.citizenId
  if (actor.kind !== 'staff') return false
  if (subject.reviewDivision) {
    const reviews = mayReview(actor, subject, subject.reviewDivision)
    if (action === 'work' || reviews) return reviews
  }
  return grantsFor(actor.grants, action).some((grant) => covers(grant, subject))
}

/** The grants that make up the scope of a list query. */
export function grantsFor(grants: RoleGrant[], action: CaseAction): RoleGrant[] {
  return grants.filter((grant) => rolesFor[action].includes(grant.role))
}

/** Whether lists of cases hold anything for them at all. */
export function seesCases(actor: Actor): boolean {
  return actor.kind === 'staff' && grantsFor(actor.grants, 'read').length > 0
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

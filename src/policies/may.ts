import type { Actor, RoleGrant, Scope, StaffActor, StaffRole } from './actor.ts'

/** Which department, and where. */
export interface CasePlace {
  department: string
  problemDivision: string
}

/** What a case shows to the question "may this person?". */
export interface CaseSubject extends CasePlace {
  id?: string
  /** What it says of a child is seen by leave alone. */
  aboutMinor?: boolean
  /** Of the office that has it. */
  officeDivision: string
  /** Departments that help with it. */
  alsoDepartments?: readonly string[]
  /** Who filed it: a citizen or a member of staff. */
  citizenId: string | null
  staffId: string | null
  /** Whose matter it is; a citizen who filed it and is somebody else is their helper. */
  applicantId: string | null
  /** Under review: the division of the office that looks again. */
  reviewDivision?: string | null | undefined
  /** Nobody's any more. */
  emptiedAt?: Date | null | undefined
}

const readers: StaffRole[] = [
  'township-receiver',
  'county-handler',
  'county-approver',
  'prefecture-supervisor',
  'dispatcher',
]
const yunnan = '53'
/** Who works on cases at a township or a county. */
export const doers: StaffRole[] = ['township-receiver', 'county-handler']
/** Who does what at an office, by its level; above the county one desk does all, and four eyes are two people there. */
const postsAt: Record<'county' | 'prefecture' | 'province', Record<StaffPost, StaffRole[]>> = {
  county: { receiver: doers, handler: doers, approver: ['county-approver'], supervisor: [] },
  prefecture: posts(['prefecture-supervisor']),
  // Sees no names: it finds out whose a case is, and does nothing else with it.
  province: { receiver: ['dispatcher'], handler: [], approver: [], supervisor: [] },
}
const supervisors: StaffRole[] = ['prefecture-supervisor', 'dispatcher']

export type StaffPost = 'receiver' | 'handler' | 'approver' | 'supervisor'

function posts(roles: StaffRole[]): Record<StaffPost, StaffRole[]> {
  return { receiver: roles, handler: roles, approver: roles, supervisor: roles }
}

function levelOf({ length }: string): keyof typeof postsAt {
  return length === 2 ? 'province' : length === 4 ? 'prefecture' : 'county'
}

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
    (grant) => reviewers.includes(grant.role) && sees(grant, subject) && grant.division.length <= division.length,
  )
}

/**
 * Whether a member of staff has the post that a step asks for: at the office that has the case, or above it to supervise.
 * Under review the reviewing office does all.
 */
export function mayStep(actor: Actor, post: StaffPost | 'citizen' | 'system', subject: CaseSubject): boolean {
  if (actor.kind !== 'staff' || post === 'citizen' || post === 'system' || subject.emptiedAt) return false
  if (post === 'supervisor')
    return actor.grants.some((grant) => supervisors.includes(grant.role) && sees(grant, subject))
  if (subject.reviewDivision) return mayReview(actor, subject, subject.reviewDivision)
  const roles = postsAt[levelOf(subject.officeDivision)][post]
  return actor.grants.some(
    (grant) =>
      roles.includes(grant.role) && helps(grant, subject, []) && subject.officeDivision.startsWith(grant.division),
  )
}

/** Of the department that has it, or of one of these others. */
function helps({ department }: RoleGrant, subject: CasePlace, others: readonly string[]): boolean {
  return department === null || department === subject.department || others.includes(department)
}

/** Of the department or one that helps, for the place of the problem or of the office. */
function sees(grant: RoleGrant, subject: CaseSubject): boolean {
  return (
    helps(grant, subject, subject.alsoDepartments ?? []) &&
    (subject.problemDivision.startsWith(grant.division) || subject.officeDivision.startsWith(grant.division))
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
  if (subject.emptiedAt) return false
  if (actor.kind === 'citizen') {
    if (action === 'work' || action === 'file') return false
    return subject.applicantId === actor.citizenId || (action === 'read' && subject.citizenId === actor.citizenId)
  }
  if (actor.kind !== 'staff') return false
  if (action === 'read' && subject.staffId === actor.staffId) return true
  if (action === 'work') return mayStep(actor, 'handler', subject)
  if (action !== 'read' && subject.aboutMinor && !hasLeave(actor, subject)) return false
  if (subject.reviewDivision && mayReview(actor, subject, subject.reviewDivision)) return action !== 'own'
  if (action === 'read-personal' && mayStep(actor, 'handler', subject)) return true
  return grantsFor(actor.grants, action).some((grant) => sees(grant, subject))
}

/** Leave of a responsible person to see what a case says of a child; the head who gives it needs none. */
function hasLeave(actor: StaffActor, subject: CaseSubject): boolean {
  const given = subject.id !== undefined && (actor.minorCases ?? []).includes(subject.id)
  return given || mayStep(actor, 'approver', subject)
}

/** A department's promises in a place are its head's there; who runs the platform may put them right. */
export function maySetPromises(actor: Actor, place: CasePlace): actor is StaffActor {
  if (actor.kind !== 'staff') return false
  return actor.grants.some(({ role, ...grant }) =>
    role === 'system-admin' ? true : role === 'county-approver' && covers({ role, ...grant }, place),
  )
}

/** Citizens file for anybody anywhere; staff where a grant of theirs lets them. */
export function mayFile(actor: Actor, place: CasePlace): boolean {
  if (actor.kind !== 'staff') return actor.kind === 'citizen'
  return filingPlaces(actor, place.department).some((division) => place.problemDivision.startsWith(division))
}

/** Below which divisions somebody may file for a department; none: nowhere. */
export function filingPlaces(actor: Actor, department: string): string[] {
  if (actor.kind === 'citizen') return [yunnan]
  if (actor.kind !== 'staff') return []
  const grants = grantsFor(actor.grants, 'file')
  return grants
    .filter((grant) => grant.department === null || grant.department === department)
    .map(({ division }) => division)
}

/** Whether staff file for anybody at all. */
export function filesForOthers(actor: Actor): boolean {
  return actor.kind === 'staff' && grantsFor(actor.grants, 'file').length > 0
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

/** Accounts and offices are the system administrator's; what an account may be is not theirs to say. */
export function mayKeepStaff(actor: Actor): actor is StaffActor {
  return mayKeepVoices(actor)
}

/** Clients of the API and their keys are the system administrator's. */
export function mayKeepClients(actor: Actor): actor is StaffActor {
  return mayKeepVoices(actor)
}

/** Roles are the security administrator's. */
export function mayGrant(actor: Actor): actor is StaffActor {
  return actor.kind === 'staff' && actor.grants.some(({ role }) => role === 'security-admin')
}

/** What was done by whom is the auditor's alone. */
export function readsAudit(actor: Actor): actor is StaffActor {
  return actor.kind === 'staff' && actor.grants.some(({ role }) => role === 'auditor')
}

/** 三权分立: system, security and audit are three people, and none of them works on cases. */
export function rolesExclude(roles: readonly StaffRole[]): boolean {
  const apart: StaffRole[] = ['system-admin', 'security-admin', 'auditor']
  const kinds = new Set(roles.map((role) => (apart.includes(role) ? role : 'cases')))
  return kinds.size > 1
}

/** Which department, and where: of a penalty. */
interface PenaltyPlace {
  department: string
  division: string
}

export function penaltyGrants(actor: StaffActor): RoleGrant[] {
  return actor.grants.filter(({ role }) => role === 'penalty-handler' || role === 'penalty-head')
}

export function opensPenalties(actor: Actor): boolean {
  return actor.kind === 'staff' && penaltyGrants(actor).length > 0
}

/** Whoever looks into false statements, and whoever decides; both read. */
export function mayPenalty(actor: Actor, what: 'read' | 'penalty-handler' | 'penalty-head', of: PenaltyPlace): boolean {
  if (actor.kind !== 'staff') return false
  return penaltyGrants(actor).some(
    ({ role, department, division }) =>
      (what === 'read' || role === what) &&
      (department === null || department === of.department) &&
      of.division.startsWith(division),
  )
}

/** Holidays are the same for everybody: who runs the platform takes them in. */
export function mayKeepCalendar(actor: Actor): actor is StaffActor {
  return mayKeepVoices(actor)
}

/** Card, voice and place endpoints: a person with a session, or a key with the scope. */
export function mayCall(actor: Actor, scope: Scope): boolean {
  if (actor.kind === 'client') return actor.scopes.includes(scope)
  return actor.kind === 'citizen' || actor.kind === 'staff'
}

/** Offices at which somebody holds a post, as a list query asks for them. */
interface PostScope {
  /** Null: of all departments. */
  department: string | null
  division: string
  /** Lengths of the offices' codes. */
  codeLengths: number[]
}

const lengthsAt = { county: [6, 9, 12], prefecture: [4], province: [2] } as const
const officeLevels = ['county', 'prefecture', 'province'] as const

/** Who has a post at an office of this division. */
export function rolesAtOffice(division: string): StaffRole[] {
  return [...new Set(Object.values(postsAt[levelOf(division)]).flat())]
}

/** Which roles receive at an office, by the length of its code. */
export const receivingRoles = officeLevels.map((level) => ({
  codeLengths: lengthsAt[level],
  roles: postsAt[level].receiver,
}))

/** Where a step that asks for this post is open to somebody (`mayStep`), while nobody reviews the case. */
export function postScopes({ grants }: StaffActor, post: StaffPost): PostScope[] {
  return grants.flatMap(({ role, department, division }) => {
    const levels = officeLevels.filter((level) => postsAt[level][post].includes(role))
    const codeLengths = levels.flatMap((level) => lengthsAt[level])
    return codeLengths.length === 0 ? [] : [{ department, division, codeLengths }]
  })
}

/** The grants under which somebody reviews what an office below answered. */
export function reviewGrants({ grants }: StaffActor): RoleGrant[] {
  return grants.filter(({ role }) => reviewers.includes(role))
}

/** Who sees to things in person: a matter of accounts belongs to no department. */
export function visitPlaces({ grants }: StaffActor): string[] {
  return grants
    .filter(({ role }) => role === 'township-receiver' || role === 'dispatcher')
    .map(({ division }) => division)
}

/** Who sees all accounts: whoever opens them, and whoever says what they may be. */
export function seesAccounts(actor: Actor): actor is StaffActor {
  return mayKeepStaff(actor) || mayGrant(actor)
}

/** Who sees holidays and the times of places among what is administered. */
export function seesSettings(actor: Actor): boolean {
  return (
    actor.kind === 'staff' && actor.grants.some(({ role }) => role === 'system-admin' || role === 'county-approver')
  )
}

/** Whether there is anything to administer for them: holidays, recordings, the times of a place, offices, accounts. */
export function mayAdminister(actor: Actor): boolean {
  return seesSettings(actor) || seesAccounts(actor)
}

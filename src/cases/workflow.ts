import type { Course, ServiceId } from '../catalogue/types.ts'
import { Problem } from '../kernel/errors.ts'
import { transitions } from './transitions.ts'

/** The words of the workflow; the table itself is in transitions.ts. */

export const caseStates = [
  'ROUTED',
  'ACCEPTED',
  'WAIT_MATERIALS',
  'INVESTIGATING',
  'FIRST_REVIEW',
  'PUBLICITY',
  'COUNTY_REVIEW',
  'APPROVED',
  'NOT_ACCEPTED',
  'DENIED',
  'FULFILLED',
  'ANSWERED',
  'WITHDRAWN',
  'MERGED',
] as const
export type CaseState = (typeof caseStates)[number]

export const staffActions = [
  'accept',
  'reject',
  'request-materials',
  'resume',
  'transfer',
  'return',
  'help-now',
  'investigate',
  'pause',
  'opinion',
  'publish',
  'submit-to-county',
  'approve',
  'deny',
  'fulfil',
  'answer',
  'supervise',
  'merge',
  'extend',
  'refer',
] as const
export type StaffActionName = (typeof staffActions)[number]
export const citizenActions = ['withdraw', 'supplement', 'reopen', 'review'] as const
export type CitizenActionName = (typeof citizenActions)[number]
/** What happens by itself: an objection to a public notice; papers that never came. */
export const systemActions = ['object', 'lapse'] as const
export type SystemActionName = (typeof systemActions)[number]
export type CaseActionName = StaffActionName | CitizenActionName | SystemActionName

export const clockKinds = ['accept', 'platform', 'statutory', 'materials', 'denial'] as const
export type ClockKind = (typeof clockKinds)[number]

/** Who may take a step: a post at the office that has the case, one above it, its citizen, or the clock. */
export type Post = 'receiver' | 'handler' | 'approver' | 'supervisor' | 'citizen' | 'system'

export interface Transition {
  action: CaseActionName
  who: Post
  from: readonly CaseState[]
  /** `back`: to where it waited from. Absent: the state stays. */
  to?: CaseState | 'back'
  /** Only in these courses; absent: in all. */
  courses?: readonly Course[]
  /** Only while the case is under review by a higher office (true), or only while it is not (false). */
  underReview?: boolean
  /** Promises that are kept by this step, or fall away with it; they stop counting. */
  stops?: readonly ClockKind[]
  /** Promises that begin, or begin anew. */
  starts?: readonly ClockKind[]
  /** Promises that rest until they are resumed, with what is left of them. */
  pauses?: readonly ClockKind[]
  resumes?: readonly ClockKind[]
  /** Days since the case was completed in which it may be done. */
  withinDays?: number
  /** Once in the life of a case. */
  once?: boolean
  /** Nothing without a word of why. */
  reason?: boolean
  /** Only where somebody is in danger. */
  urgentOnly?: boolean
  /** Not by anybody who worked on the case before. */
  fourEyes?: boolean
  /** Only in cases of these services; absent: of all. */
  services?: readonly ServiceId[]
}

const completed: readonly CaseState[] = ['NOT_ACCEPTED', 'DENIED', 'FULFILLED', 'ANSWERED', 'WITHDRAWN', 'MERGED']
export const openStates = caseStates.filter((state) => !completed.includes(state))

/** The citizen's two tabs. */
export function bucketOf(state: CaseState): 'processing' | 'completed' {
  return completed.includes(state) ? 'completed' : 'processing'
}

/** There is an answer to rate. */
export function isRateable(state: CaseState): boolean {
  return completed.includes(state) && state !== 'WITHDRAWN' && state !== 'MERGED'
}

/** What a case shows to the table. */
export interface Position {
  state: CaseState
  serviceId: string
  course: Course
  underReview: boolean
  urgent: boolean
}

function fits(row: Transition, position: Position): boolean {
  return (
    row.from.includes(position.state) &&
    (row.courses?.includes(position.course) ?? true) &&
    (row.underReview === undefined || row.underReview === position.underReview) &&
    (!row.urgentOnly || position.urgent) &&
    (row.services?.some((service) => service === position.serviceId) ?? true)
  )
}

/** All that may happen from here, whoever does it. */
export function transitionsFrom(position: Position): Transition[] {
  return transitions.filter((row) => fits(row, position))
}

/** The row for this step, or `case.transition_illegal`. */
export function transitionFor(position: Position, action: CaseActionName): Transition {
  const row = transitionsFrom(position).find((each) => each.action === action)
  if (row === undefined) throw new Problem('case.transition_illegal')
  return row
}

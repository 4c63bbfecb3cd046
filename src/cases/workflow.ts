import { Problem } from '../kernel/errors.ts'

/**
 * The one table of what may happen to a case. Checks, pages and documentation come from it; it grows with the
 * services (public notice, county review and the rest are rows to come).
 */
export const caseStates = ['ROUTED', 'ACCEPTED', 'ANSWERED', 'WITHDRAWN'] as const
export type CaseState = (typeof caseStates)[number]

export const caseActions = ['accept', 'answer', 'withdraw', 'supplement', 'reopen', 'review'] as const
export type CaseActionName = (typeof caseActions)[number]
export const citizenActions = ['withdraw', 'supplement', 'reopen', 'review'] as const
export type CitizenActionName = (typeof citizenActions)[number]

export interface Transition {
  action: CaseActionName
  who: 'staff' | 'citizen'
  from: CaseState[]
  /** Absent: the state stays. */
  to?: CaseState
  /** The promise that is kept by this step; it stops counting. */
  stops: ClockKind[]
  /** The promise that begins anew. */
  starts?: ClockKind[]
  /** Days since the case was completed in which it may be done. */
  withinDays?: number
  /** Once in the life of a case. */
  once?: boolean
  /** Nothing without a word of why. */
  reason?: boolean
}

export type ClockKind = 'accept' | 'platform'

/** An answer that does not hold shows within a month. */
const reopenDays = 30
/** As long as the law leaves for asking for reconsideration (行政复议法, art. 20). */
const reviewDays = 60

export const transitions: Transition[] = [
  { action: 'accept', who: 'staff', from: ['ROUTED'], to: 'ACCEPTED', stops: ['accept'] },
  { action: 'answer', who: 'staff', from: ['ACCEPTED'], to: 'ANSWERED', stops: ['platform'] },
  { action: 'withdraw', who: 'citizen', from: ['ROUTED', 'ACCEPTED'], to: 'WITHDRAWN', stops: ['accept', 'platform'] },
  { action: 'supplement', who: 'citizen', from: ['ROUTED', 'ACCEPTED'], stops: [] },
  {
    action: 'reopen',
    who: 'citizen',
    from: ['ANSWERED'],
    to: 'ROUTED',
    stops: [],
    starts: ['accept', 'platform'],
    withinDays: reopenDays,
    once: true,
    reason: true,
  },
  {
    action: 'review',
    who: 'citizen',
    from: ['ANSWERED'],
    to: 'ROUTED',
    stops: [],
    starts: ['accept', 'platform'],
    withinDays: reviewDays,
    reason: true,
  },
]

const completed: CaseState[] = ['ANSWERED', 'WITHDRAWN']

/** The citizen's two tabs. */
export function bucketOf(state: CaseState): 'processing' | 'completed' {
  return completed.includes(state) ? 'completed' : 'processing'
}

export function isRateable(state: CaseState): boolean {
  return state === 'ANSWERED'
}

export function actionsFrom(state: CaseState, who: Transition['who']): CaseActionName[] {
  return transitions.filter((row) => row.who === who && row.from.includes(state)).map((row) => row.action)
}

/** The row for this step, or `case.transition_illegal`. */
export function transitionFor(state: CaseState, action: CaseActionName, who: Transition['who']): Transition {
  const row = transitions.find((each) => each.action === action && each.who === who && each.from.includes(state))
  if (row === undefined) throw new Problem('case.transition_illegal')
  return row
}

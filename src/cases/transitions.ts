import type { Course } from '../catalogue/types.ts'
import type { CaseState, ClockKind, Transition } from './workflow.ts'

/** An answer that does not hold shows within a month. */
const reopenDays = 30
/** As long as the law leaves for asking for reconsideration (行政复议法, art. 20). */
const reviewDays = 60

const answered: Course[] = ['report', 'service']
const judged: Course[] = ['service', 'assessment', 'public-assessment']
const all: ClockKind[] = ['accept', 'platform', 'statutory', 'materials']
const promises: ClockKind[] = ['accept', 'platform', 'statutory']
const open: CaseState[] = [
  'ROUTED',
  'ACCEPTED',
  'WAIT_MATERIALS',
  'INVESTIGATING',
  'FIRST_REVIEW',
  'PUBLICITY',
  'COUNTY_REVIEW',
  'APPROVED',
]
const worked: CaseState[] = ['ROUTED', 'ACCEPTED', 'INVESTIGATING']

/**
 * The one table of what may happen to a case: checks, pages, API and documentation come from it. Where two rows of one
 * action fit, the first holds.
 */
export const transitions: readonly Transition[] = [
  { action: 'accept', who: 'receiver', from: ['ROUTED'], to: 'ACCEPTED', stops: ['accept'], starts: ['statutory'] },
  {
    action: 'reject',
    who: 'receiver',
    from: ['ROUTED'],
    to: 'NOT_ACCEPTED',
    stops: all,
    reason: true,
    underReview: false,
  },
  {
    action: 'request-materials',
    who: 'receiver',
    from: ['ROUTED', 'ACCEPTED'],
    to: 'WAIT_MATERIALS',
    pauses: promises,
    starts: ['materials'],
    once: true,
    underReview: false,
  },
  {
    action: 'supplement',
    who: 'citizen',
    from: ['WAIT_MATERIALS'],
    to: 'back',
    stops: ['materials'],
    resumes: promises,
  },
  { action: 'supplement', who: 'citizen', from: worked },
  // The papers came by hand, at the window.
  {
    action: 'resume',
    who: 'receiver',
    from: ['WAIT_MATERIALS'],
    to: 'back',
    stops: ['materials'],
    resumes: promises,
    reason: true,
  },
  { action: 'lapse', who: 'system', from: ['WAIT_MATERIALS'], to: 'NOT_ACCEPTED', stops: all },
  {
    action: 'transfer',
    who: 'receiver',
    from: ['ROUTED', 'ACCEPTED'],
    to: 'ROUTED',
    stops: ['statutory'],
    starts: ['accept'],
    reason: true,
    underReview: false,
  },
  // To the office that sent it.
  {
    action: 'return',
    who: 'receiver',
    from: ['ROUTED'],
    to: 'ROUTED',
    starts: ['accept'],
    once: true,
    reason: true,
    underReview: false,
  },
  { action: 'return', who: 'approver', from: ['COUNTY_REVIEW'], to: 'INVESTIGATING', reason: true },
  // The higher office has the lower one decide anew.
  { action: 'return', who: 'handler', from: ['ACCEPTED'], to: 'INVESTIGATING', reason: true, underReview: true },
  {
    action: 'help-now',
    who: 'handler',
    from: ['ROUTED'],
    to: 'ACCEPTED',
    stops: ['accept'],
    starts: ['statutory'],
    reason: true,
    urgentOnly: true,
  },
  {
    action: 'help-now',
    who: 'handler',
    from: ['ACCEPTED', 'INVESTIGATING', 'WAIT_MATERIALS'],
    reason: true,
    urgentOnly: true,
  },
  { action: 'investigate', who: 'handler', from: ['ACCEPTED'], to: 'INVESTIGATING' },
  // An appraisal of the house, a test of the water.
  { action: 'pause', who: 'handler', from: ['INVESTIGATING'], pauses: ['statutory'], reason: true },
  { action: 'resume', who: 'handler', from: ['INVESTIGATING'], resumes: ['statutory'] },
  {
    action: 'opinion',
    who: 'handler',
    from: ['INVESTIGATING'],
    to: 'FIRST_REVIEW',
    courses: judged,
    resumes: ['statutory'],
    reason: true,
  },
  {
    action: 'publish',
    who: 'handler',
    from: ['FIRST_REVIEW'],
    to: 'PUBLICITY',
    courses: ['assessment', 'public-assessment'],
    pauses: ['statutory'],
  },
  { action: 'object', who: 'system', from: ['PUBLICITY'], to: 'INVESTIGATING', resumes: ['statutory'] },
  {
    action: 'submit-to-county',
    who: 'handler',
    from: ['FIRST_REVIEW', 'PUBLICITY'],
    to: 'COUNTY_REVIEW',
    courses: judged,
    resumes: ['statutory'],
  },
  {
    action: 'approve',
    who: 'approver',
    from: ['COUNTY_REVIEW'],
    to: 'APPROVED',
    stops: ['platform', 'statutory'],
    fourEyes: true,
  },
  {
    action: 'deny',
    who: 'approver',
    from: ['COUNTY_REVIEW'],
    to: 'DENIED',
    stops: ['platform', 'statutory'],
    starts: ['denial'],
    reason: true,
    fourEyes: true,
  },
  { action: 'fulfil', who: 'handler', from: ['APPROVED'], to: 'FULFILLED', reason: true },
  {
    action: 'fulfil',
    who: 'handler',
    from: ['ACCEPTED', 'INVESTIGATING'],
    to: 'FULFILLED',
    courses: ['service'],
    stops: ['platform', 'statutory'],
    reason: true,
  },
  {
    action: 'answer',
    who: 'handler',
    from: ['ACCEPTED', 'INVESTIGATING'],
    to: 'ANSWERED',
    courses: answered,
    stops: ['platform', 'statutory'],
    reason: true,
  },
  // The higher office upholds what was decided, or says what it found.
  {
    action: 'answer',
    who: 'handler',
    from: ['ACCEPTED', 'INVESTIGATING'],
    to: 'ANSWERED',
    underReview: true,
    stops: ['platform', 'statutory'],
    reason: true,
  },
  // As often as something suits; the case goes on until it is answered.
  {
    action: 'refer',
    who: 'handler',
    from: ['ACCEPTED', 'INVESTIGATING'],
    services: ['job-search', 'job-training'],
  },
  { action: 'supervise', who: 'supervisor', from: open, reason: true },
  { action: 'merge', who: 'handler', from: worked, to: 'MERGED', courses: ['report'], stops: all, underReview: false },
  {
    action: 'extend',
    who: 'approver',
    from: ['ACCEPTED', 'INVESTIGATING', 'FIRST_REVIEW', 'COUNTY_REVIEW'],
    once: true,
    reason: true,
  },
  { action: 'withdraw', who: 'citizen', from: open, to: 'WITHDRAWN', stops: all },
  {
    action: 'reopen',
    who: 'citizen',
    from: ['ANSWERED', 'FULFILLED', 'NOT_ACCEPTED', 'DENIED', 'MERGED'],
    to: 'ROUTED',
    stops: ['denial'],
    starts: ['accept', 'platform'],
    withinDays: reopenDays,
    once: true,
    reason: true,
  },
  {
    action: 'review',
    who: 'citizen',
    from: ['ANSWERED', 'FULFILLED', 'NOT_ACCEPTED', 'DENIED'],
    to: 'ROUTED',
    stops: ['denial'],
    starts: ['accept', 'platform'],
    withinDays: reviewDays,
    reason: true,
  },
]

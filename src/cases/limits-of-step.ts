import type { Case } from '../../models/case.ts'
import { type FieldFault, Problem, type ProblemCode } from '../kernel/errors.ts'
import { dispatcher } from './route-case.ts'
import type { CaseActionName, Transition } from './workflow.ts'

const dayMs = 86_400_000

/** What a step may depend on beyond the state. */
export interface Lived {
  record: Pick<Case, 'completedAt' | 'reviewDivision' | 'progress'> & Pick<Case, 'state'>
  /** What happened so far, and who did it. */
  events: readonly { action: string; actorKind: string; actorId: string | null }[]
  course: string
}

/** What is told to whoever takes a step a second time that may be taken once. */
const onceCodes: Partial<Record<CaseActionName, ProblemCode>> = {
  reopen: 'case.reopened_before',
  'request-materials': 'case.materials_asked',
  return: 'case.returned_before',
  extend: 'case.extended_before',
}

/** Those who put it on its way to a decision; none of them decides. */
export const handling = ['accept', 'investigate', 'opinion', 'publish', 'submit-to-county', 'fulfil']

/** What keeps this step from being taken now; null when nothing does. `staffId`: whoever would take it. */
export function obstacleTo(row: Transition, lived: Lived, now: Date, staffId?: string): Problem | null {
  const { record, events } = lived
  if (row.once && events.some(({ action }) => action === row.action)) {
    return new Problem(onceCodes[row.action] ?? 'case.transition_illegal')
  }
  if (row.withinDays !== undefined && record.completedAt !== null) {
    const past = now.getTime() - record.completedAt.getTime() > row.withinDays * dayMs
    if (past) return new Problem('case.too_late', { params: { days: row.withinDays } })
  }
  if (row.action === 'review' && record.reviewDivision === dispatcher.division) {
    return new Problem('case.no_higher_office')
  }
  if (row.action === 'return' && row.to === 'ROUTED' && record.progress.cameFrom === undefined) {
    return new Problem('case.not_transferred')
  }
  if (row.action === 'publish' && record.progress.fit === false) return new Problem('case.opinion_unfit')
  if (row.action === 'submit-to-county') return obstacleToSendingUp(lived, now)
  if (row.fourEyes && staffId !== undefined) {
    const worked = events.some(({ action, actorId }) => handling.includes(action) && actorId === staffId)
    if (worked) return new Problem('case.four_eyes')
  }
  return null
}

/** Who is to get something is told to the village first, for as long as the notice stands. */
function obstacleToSendingUp({ record, course }: Lived, now: Date): Problem | null {
  const { publicUntil, fit } = record.progress
  if (record.state === 'FIRST_REVIEW') {
    return course === 'public-assessment' && fit !== false ? new Problem('case.publicity_needed') : null
  }
  const runs = publicUntil !== undefined && now < new Date(publicUntil)
  return runs ? new Problem('case.publicity_runs', { params: { date: publicUntil.slice(0, 10) } }) : null
}

/** The reason that a step needs. */
export function reasonFaults(row: Transition, note: string | null): FieldFault[] {
  return row.reason && note === null ? [{ path: 'note', code: 'field.required' }] : []
}

import type { Case } from '../../models/case.ts'
import type { Catalogue } from '../catalogue/catalogue.ts'
import type { CaseState, Position } from './workflow.ts'

/** What the way of a case has left behind, as far as later steps ask for it. */
export interface CaseProgress {
  /** The state that it waits from, while it waits for papers. */
  waitingFrom?: CaseState
  /** The papers that were asked for, all at once. */
  materials?: string[]
  /** How often it went from office to office. */
  hops?: number
  /** The office that sent it here. */
  cameFrom?: string
  /** What those who looked into it advise. */
  fit?: boolean
  /** ISO 8601: the public notice stands until then. */
  publicUntil?: string
  /** The office whose answer a higher one looks at. */
  reviewed?: string
}

/** Where a case stands in the table of the workflow. */
export function positionOf(catalogue: Catalogue, record: Case): Position {
  return {
    state: record.state,
    serviceId: record.serviceId,
    course: catalogue.service(record.serviceId).course,
    underReview: record.reviewDivision != null,
    urgent: record.urgency === 'urgent',
  }
}

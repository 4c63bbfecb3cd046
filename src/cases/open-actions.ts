import type { Case } from '../../models/case.ts'
import type { Catalogue } from '../catalogue/catalogue.ts'
import { positionOf } from './case-progress.ts'
import { obstacleTo } from './limits-of-step.ts'
import { type CaseActionName, type Transition, transitionsFrom } from './workflow.ts'

/** The steps that somebody may take now, each once: of those for their post (`may`) what nothing keeps them from. */
export function actionsOpenTo(
  catalogue: Catalogue,
  record: Case,
  now: Date,
  may: (row: Transition) => boolean,
  staffId?: string,
): CaseActionName[] {
  const position = positionOf(catalogue, record)
  const lived = { record, events: record.events ?? [], course: position.course }
  const open = transitionsFrom(position).filter((row) => may(row) && obstacleTo(row, lived, now, staffId) === null)
  return [...new Set(open.map(({ action }) => action))]
}

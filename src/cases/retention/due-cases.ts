import { QueryTypes, type Sequelize } from 'sequelize'
import { unsettledStates } from '../penalties/penalty-steps.ts'
import { type CaseState, caseStates, openStates } from '../workflow.ts'

const list = (values: readonly string[]) => values.map((value) => `'${value}'`).join(', ')

/** Which of the done cases each class is. */
export const statesOfClass: Record<'cases' | 'withdrawn-cases', readonly CaseState[]> = {
  'withdrawn-cases': ['WITHDRAWN'],
  cases: caseStates.filter((state) => state !== 'WITHDRAWN' && !openStates.includes(state)),
}
export type CaseClassId = keyof typeof statesOfClass

export function classOfCase(state: CaseState): CaseClassId {
  return state === 'WITHDRAWN' ? 'withdrawn-cases' : 'cases'
}

/** An entry in the register still stands. */
const openPenalties = [...unsettledStates, 'REGISTERED']

/**
 * Done, its time over, and nothing under way that needs it: no penalty (nor one that ended within the period), no order
 * from above, no rectification, no public notice that stands, no case that it is told of with. Under review it is open.
 * Binds: $1 the instant that what is over began before.
 */
function dueCondition(states: readonly CaseState[]): string {
  return `c.emptied_at IS NULL AND c.completed_at < $1 AND c.state IN (${list(states)})
    AND NOT EXISTS (SELECT 1 FROM penalties p WHERE p.case_id = c.id
      AND (p.state IN (${list(openPenalties)}) OR p.updated_at >= $1))
    AND NOT EXISTS (SELECT 1 FROM supervisions s WHERE s.case_id = c.id AND s.settled_at IS NULL)
    AND NOT EXISTS (SELECT 1 FROM rectifications r WHERE r.case_id = c.id AND r.closed_at IS NULL)
    AND NOT EXISTS (SELECT 1 FROM public_notices n WHERE n.case_id = c.id AND n.ended_at IS NULL)
    AND NOT EXISTS (SELECT 1 FROM cases m WHERE m.id = c.merged_into AND m.state IN (${list(openStates)}))`
}

interface Asked {
  sequelize: Sequelize
}

export async function countDueCases({ sequelize }: Asked, id: CaseClassId, before: Date): Promise<number> {
  const [row] = await sequelize.query<{ count: number }>(
    `SELECT count(*)::integer AS count FROM cases c WHERE ${dueCondition(statesOfClass[id])}`,
    { bind: [before.toISOString()], type: QueryTypes.SELECT },
  )
  return row?.count ?? 0
}

/** Some of them, the oldest first, locked until the current transaction ends; what another process has is left to it. */
export async function lockDueCases(
  { sequelize }: Asked,
  id: CaseClassId,
  before: Date,
  limit: number,
): Promise<string[]> {
  const rows = await sequelize.query<{ id: string }>(
    `SELECT c.id FROM cases c WHERE ${dueCondition(statesOfClass[id])}
     ORDER BY c.completed_at LIMIT ${limit} FOR UPDATE OF c SKIP LOCKED`,
    { bind: [before.toISOString()], type: QueryTypes.SELECT },
  )
  return rows.map((row) => row.id)
}

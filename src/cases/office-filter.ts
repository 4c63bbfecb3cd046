import { literal, Op, type WhereOptions } from 'sequelize'
import { Case } from '../../models/case.ts'
import { Problem } from '../kernel/errors.ts'
import type { StaffActor } from '../policies/actor.ts'
import { grantsFor, seesCases } from '../policies/may.ts'
import { conditionOfLamp, type RunningLamp } from './clocks.ts'
import { type Todo, todoConditions } from './todos.ts'
import type { CaseState } from './workflow.ts'

export interface OfficeFilter {
  state?: CaseState | undefined
  department?: string | undefined
  division?: string | undefined
  service?: string | undefined
  urgency?: string | undefined
  /** Beginning of a case number. */
  query?: string | undefined
  /** With a promise that runs and shows this lamp. */
  lamp?: RunningLamp | undefined
  /** That I filed or took a step with. */
  mine?: boolean | undefined
  /** What waits for this member of staff to do this with it. */
  todo?: Todo | undefined
}

/** Conditions of the list of an office, the scope of the grants first. Throws `auth.forbidden`. */
export function officeConditions(actor: StaffActor, filter: OfficeFilter): WhereOptions<Case>[] {
  if (!seesCases(actor)) throw new Problem('auth.forbidden')
  const { state, department, division, service, urgency, query, lamp, mine, todo } = filter
  return [
    scopeOf(actor),
    { emptiedAt: null },
    ...(state ? [{ state }] : []),
    ...(department ? [{ department }] : []),
    ...(division ? [{ problemDivision: { [Op.startsWith]: division } }] : []),
    ...(service ? [{ serviceId: service }] : []),
    ...(urgency ? [{ urgency }] : []),
    ...(query ? [{ caseNumber: { [Op.startsWith]: query } }] : []),
    ...(lamp ? [literal(`EXISTS (${runningClocks} AND ${conditionOfLamp[lamp]})`)] : []),
    ...(mine ? [{ [Op.or]: [{ staffId: actor.staffId }, literal(`EXISTS (${myEvents})`)] }] : []),
    ...(todo ? todoConditions(actor, todo) : []),
  ]
}

/** What the literals of these conditions name. */
export function officeReplacements(now: Date, { staffId }: StaffActor): Record<string, unknown> {
  return { now, me: staffId }
}

/** How many there are of what a list with this filter shows. */
export function countOfficeCases(now: Date, actor: StaffActor, filter: OfficeFilter): Promise<number> {
  return Case.count({
    where: { [Op.and]: officeConditions(actor, filter) },
    replacements: officeReplacements(now, actor),
  } as Parameters<typeof Case.count>[0])
}

const runningClocks =
  'SELECT 1 FROM case_clocks WHERE case_id = "Case"."id" AND stopped_at IS NULL AND paused_at IS NULL'
const myEvents = 'SELECT 1 FROM case_events WHERE case_id = "Case"."id" AND actor_id = :me'

function scopeOf(actor: StaffActor): WhereOptions<Case> {
  const scope = grantsFor(actor.grants, 'read').map(({ department, division }) => ({
    [Op.and]: [
      {
        [Op.or]: [
          { problemDivision: { [Op.startsWith]: division } },
          { officeDivision: { [Op.startsWith]: division } },
        ],
      },
      department === null ? {} : { [Op.or]: [{ department }, { alsoDepartments: { [Op.contains]: [department] } }] },
    ],
  }))
  return { [Op.or]: [...scope, { staffId: actor.staffId }] }
}

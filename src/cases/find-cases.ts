import { literal, Op, type WhereOptions } from 'sequelize'
import { Case } from '../../models/case.ts'
import type { Clock } from '../kernel/clock.ts'
import { Problem } from '../kernel/errors.ts'
import type { CitizenActor, StaffActor } from '../policies/actor.ts'
import { grantsFor, mayCase, seesCases } from '../policies/may.ts'
import { conditionOfLamp, type RunningLamp } from './clocks.ts'
import { beforeCursor, cursorOf, newestFirst } from './cursor.ts'
import { bucketOf, type CaseState, caseStates } from './workflow.ts'

/** All that belongs to a case. */
export const partsOfCase = ['office', 'events', 'clocks', 'attachments', 'consent', 'rating']

/** The case with everything that belongs to it; `case.not_found` also when it is somebody else's. */
export async function findCase(actor: CitizenActor | StaffActor, caseId: string): Promise<Case> {
  const record = await Case.findByPk(caseId, { include: partsOfCase })
  if (record === null || !mayCase(actor, 'read', record)) throw new Problem('case.not_found')
  return record
}

export interface PageRequest {
  limit: number
  cursor?: string | undefined
}
export interface CasePage {
  items: Case[]
  nextCursor: string | null
}

/** A citizen's own cases and those that they filed for others, newest first. */
export async function findMyCases(
  actor: CitizenActor,
  request: PageRequest & { bucket?: 'processing' | 'completed' | undefined },
): Promise<CasePage> {
  const where: WhereOptions<Case>[] = [{ [Op.or]: [{ applicantId: actor.citizenId }, { citizenId: actor.citizenId }] }]
  if (request.bucket !== undefined) where.push({ state: statesOf(request.bucket) })
  return findPage(where, request)
}

export interface OfficeFilter {
  state?: CaseState | undefined
  department?: string | undefined
  division?: string | undefined
  service?: string | undefined
  query?: string | undefined
  /** With a promise that runs and shows this lamp. */
  lamp?: RunningLamp | undefined
}

/** What a member of staff may see, newest first. Their scope is part of the query, not a check after it. */
export async function findOfficeCases(
  world: { clock: Clock },
  actor: StaffActor,
  filter: OfficeFilter,
  request: PageRequest,
): Promise<CasePage> {
  if (!seesCases(actor)) throw new Problem('auth.forbidden')
  const scope = grantsFor(actor.grants, 'read').map((grant) => ({
    ...(grant.department === null ? {} : { department: grant.department }),
    problemDivision: { [Op.startsWith]: grant.division },
  }))
  const where: WhereOptions<Case>[] = [{ [Op.or]: [...scope, { staffId: actor.staffId }] }]
  if (filter.state) where.push({ state: filter.state })
  if (filter.department) where.push({ department: filter.department })
  if (filter.division) where.push({ problemDivision: { [Op.startsWith]: filter.division } })
  if (filter.service) where.push({ serviceId: filter.service })
  if (filter.query) where.push({ caseNumber: { [Op.startsWith]: filter.query } })
  if (filter.lamp) {
    const clocks = `SELECT case_id FROM case_clocks WHERE stopped_at IS NULL AND ${conditionOfLamp[filter.lamp]}`
    where.push({ id: { [Op.in]: literal(`(${clocks})`) } })
  }
  return findPage(where, request, { now: world.clock.now() })
}

function statesOf(bucket: 'processing' | 'completed'): CaseState[] {
  return caseStates.filter((state) => bucketOf(state) === bucket)
}

async function findPage(
  where: WhereOptions<Case>[],
  { limit, cursor }: PageRequest,
  replacements: Record<string, Date> = {},
): Promise<CasePage> {
  const after = cursor === undefined ? [] : [beforeCursor(cursor)]
  const items = await Case.findAll({
    where: { [Op.and]: [...where, ...after] },
    include: ['office', 'clocks', 'rating'],
    order: newestFirst,
    limit: limit + 1,
    replacements,
  })
  const more = items.length > limit
  const page = items.slice(0, limit)
  const last = page.at(-1)
  return { items: page, nextCursor: more && last ? cursorOf(last) : null }
}

import { Op, type WhereOptions } from 'sequelize'
import { Case } from '../../models/case.ts'
import { beforeCursor, cursorOf, newestFirst } from '../db/cursor.ts'
import { findWhole } from '../db/find-whole.ts'
import type { Clock } from '../kernel/clock.ts'
import { Problem } from '../kernel/errors.ts'
import type { CitizenActor, StaffActor } from '../policies/actor.ts'
import { mayCase } from '../policies/may.ts'
import { findPageByDue } from './due-order.ts'
import { type OfficeFilter, officeConditions, officeReplacements } from './office-filter.ts'
import { bucketOf, type CaseState, caseStates } from './workflow.ts'

/** All that belongs to a case. */
export const partsOfCase = ['office', 'events', 'clocks', 'rating', 'rectification', 'attachments', 'consents'] as const

/** The case with everything that belongs to it; `case.not_found` also when it is somebody else's. */
export async function findCase(actor: CitizenActor | StaffActor, caseId: string): Promise<Case> {
  const record = await findWhole(Case, caseId, partsOfCase)
  if (record === null || !mayCase(actor, 'read', record)) throw new Problem('case.not_found')
  return record
}

/** The same for whoever may see it as they have shown already: they may have sent it out of their own sight by a step. */
export async function findMovedCase(caseId: string): Promise<Case> {
  const record = await findWhole(Case, caseId, partsOfCase)
  if (record === null) throw new Problem('case.not_found')
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

/** What a member of staff may see, newest first or the first due first. Their scope is part of the query, not a check after it. */
export async function findOfficeCases(
  world: { clock: Clock },
  actor: StaffActor,
  filter: OfficeFilter,
  { sort = 'newest', ...request }: PageRequest & { sort?: 'newest' | 'due' | undefined },
): Promise<CasePage> {
  const where = officeConditions(actor, filter)
  const replacements = officeReplacements(world.clock.now(), actor)
  return sort === 'due' ? findPageByDue(where, request, replacements) : findPage(where, request, replacements)
}

function statesOf(bucket: 'processing' | 'completed'): CaseState[] {
  return caseStates.filter((state) => bucketOf(state) === bucket)
}

async function findPage(
  where: WhereOptions<Case>[],
  { limit, cursor }: PageRequest,
  replacements: Record<string, unknown> = {},
): Promise<CasePage> {
  const after = cursor === undefined ? [] : [beforeCursor(cursor)]
  const items = await Case.findAll({
    where: { [Op.and]: [...where, ...after] },
    include: ['office', { association: 'clocks', separate: true }, 'rating'],
    order: newestFirst,
    limit: limit + 1,
    replacements,
  })
  const more = items.length > limit
  const page = items.slice(0, limit)
  const last = page.at(-1)
  return { items: page, nextCursor: more && last ? cursorOf(last) : null }
}

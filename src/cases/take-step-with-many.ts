import { Case } from '../../models/case.ts'
import { invalidFields, Problem } from '../kernel/errors.ts'
import type { StaffActor } from '../policies/actor.ts'
import { mayCase } from '../policies/may.ts'
import { type Move, type MovingWorld, moveCase } from './move-case.ts'

/** As many as a page of the list shows. */
const mostAtOnce = 50

export interface Outcome {
  id: string
  /** Empty for a case that is not theirs to see. */
  caseNumber: string
  /** Why not; null when it was done. */
  problem: Problem | null
}

/**
 * The same step with several cases, each for itself: one that cannot be taken keeps no other from it. Throws
 * `request.invalid` when none is chosen, or too many.
 */
export async function takeStepWithMany(
  world: MovingWorld,
  actor: StaffActor,
  chosen: { id: string; version: number }[],
  move: Omit<Move, 'version'>,
): Promise<Outcome[]> {
  if (chosen.length === 0) throw invalidFields({ path: 'chosen', code: 'field.required' })
  if (chosen.length > mostAtOnce) {
    throw invalidFields({ path: 'chosen', code: 'field.too_long', params: { bound: mostAtOnce } })
  }
  const cases = await Case.findAll({ where: { id: chosen.map(({ id }) => id) } })
  const numbers = new Map(
    cases.filter((each) => mayCase(actor, 'read', each)).map((each) => [each.id, each.caseNumber]),
  )
  const outcomes: Outcome[] = []
  for (const { id, version } of chosen) {
    const problem = await taken(world, actor, id, { ...move, version })
    outcomes.push({ id, caseNumber: numbers.get(id) ?? '', problem })
  }
  return outcomes
}

async function taken(world: MovingWorld, actor: StaffActor, id: string, move: Move): Promise<Problem | null> {
  try {
    await moveCase(world, actor, id, move)
    return null
  } catch (error) {
    if (error instanceof Problem && error.status < 500) return error
    throw error
  }
}

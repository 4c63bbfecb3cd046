import { Op } from 'sequelize'
import { Case } from '../../../models/case.ts'
import { Penalty } from '../../../models/penalty.ts'
import { Staff } from '../../../models/staff.ts'
import { Problem } from '../../kernel/errors.ts'
import type { CitizenActor, StaffActor } from '../../policies/actor.ts'
import { mayPenalty, penaltyGrants } from '../../policies/may.ts'
import { isTold } from './defend.ts'
import { type PenaltyState, unsettledStates } from './penalty-steps.ts'

/** More than a county has open. */
const shown = 200
const ofCase = { model: Case, as: 'case', attributes: ['id', 'caseNumber', 'serviceId', 'applicant', 'aboutMinor'] }

/** Those of a member of staff's department and place, in these states or in all, the newest first. */
export async function findPenalties(actor: StaffActor, states?: readonly PenaltyState[]): Promise<Penalty[]> {
  const where = { ...scopeOf(actor), ...(states === undefined ? {} : { state: [...states] }) }
  return Penalty.findAll({ where, include: [ofCase], order: [['updatedAt', 'DESC']], limit: shown })
}

/** How many of them somebody still has to work on. */
export function countUnsettled(actor: StaffActor): Promise<number> {
  return Penalty.count({ where: { ...scopeOf(actor), state: unsettledStates } })
}

function scopeOf(actor: StaffActor) {
  const places = penaltyGrants(actor).map(({ department, division }) => ({
    division: { [Op.startsWith]: division },
    ...(department === null ? {} : { department }),
  }))
  if (places.length === 0) throw new Problem('auth.forbidden')
  return { [Op.or]: places }
}

export async function findPenalty(actor: StaffActor, id: string): Promise<Penalty> {
  const penalty = await Penalty.findByPk(id, { include: ['events', ofCase] })
  if (penalty === null || !mayPenalty(actor, 'read', penalty)) throw new Problem('penalty.not_found')
  return penalty
}

/** Who of the staff took each step, by its number. */
export async function findHands({ events = [] }: Penalty): Promise<Map<number, string>> {
  const byStaff = events.filter(({ actorKind }) => actorKind === 'staff')
  const people = await Staff.findAll({
    where: { id: byStaff.map(({ actorId }) => actorId ?? '') },
    attributes: ['id', 'displayName'],
  })
  const names = new Map(people.map(({ id, displayName }) => [id, displayName]))
  return new Map(byStaff.map(({ seq, actorId }) => [seq, names.get(actorId ?? '') ?? '']))
}

/** What a citizen was told of, about one case of theirs or all, the newest first. */
export async function findMyPenalties(actor: CitizenActor, caseId?: string): Promise<Penalty[]> {
  const { citizenId } = actor
  const where = { citizenId, ...(caseId === undefined ? {} : { caseId }) }
  const mine = await Penalty.findAll({ where, include: [ofCase], order: [['createdAt', 'DESC']] })
  return mine.filter(isTold)
}

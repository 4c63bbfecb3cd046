import { Op } from 'sequelize'
import { StaffTask } from '../../models/staff-task.ts'
import { Problem } from '../kernel/errors.ts'
import type { StaffActor } from '../policies/actor.ts'

/** More than a township does in a day. */
const shown = 100

/**
 * What a township must see to in person, oldest first: only for its receivers and the dispatcher, within their place. A
 * matter of accounts belongs to no department, so neither does the list.
 */
export async function findTasks(actor: StaffActor): Promise<StaffTask[]> {
  const places = actor.grants
    .filter(({ role }) => role === 'township-receiver' || role === 'dispatcher')
    .map(({ division }) => ({ division: { [Op.startsWith]: division } }))
  if (places.length === 0) throw new Problem('auth.forbidden')
  return StaffTask.findAll({
    where: { doneAt: null, [Op.or]: places },
    order: [['createdAt', 'ASC']],
    limit: shown,
  })
}

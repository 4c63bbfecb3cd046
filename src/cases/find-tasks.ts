import { Op } from 'sequelize'
import { StaffTask } from '../../models/staff-task.ts'
import { Problem } from '../kernel/errors.ts'
import type { StaffActor } from '../policies/actor.ts'
import { visitPlaces } from '../policies/may.ts'

/** More than a township does in a day. */
const shown = 100

/**
 * What a township must see to in person, oldest first: only for its receivers and the dispatcher, within their place. A
 * matter of accounts belongs to no department, so neither does the list.
 */
export async function findTasks(actor: StaffActor): Promise<StaffTask[]> {
  return StaffTask.findAll({
    where: { doneAt: null, ...placesOf(actor) },
    order: [['createdAt', 'ASC']],
    limit: shown,
  })
}

/** One of them, settled or not; locked within a transaction when it is to be settled. Throws `auth.forbidden`, `task.not_found`. */
export async function findTask(actor: StaffActor, id: string, { lock = false } = {}): Promise<StaffTask> {
  const task = await StaffTask.findOne({ where: { id, ...placesOf(actor) }, lock })
  if (task === null) throw new Problem('task.not_found')
  return task
}

function placesOf(actor: StaffActor) {
  const places = visitPlaces(actor).map((division) => ({ division: { [Op.startsWith]: division } }))
  if (places.length === 0) throw new Problem('auth.forbidden')
  return { [Op.or]: places }
}

import { Op } from 'sequelize'
import type { Case } from '../../models/case.ts'
import { Objection } from '../../models/objection.ts'
import { PublicNotice } from '../../models/public-notice.ts'
import { Staff } from '../../models/staff.ts'
import { Supervision } from '../../models/supervision.ts'
import type { StaffActor } from '../policies/actor.ts'
import { mayCase, mayStep } from '../policies/may.ts'

/** What the file of a case holds beyond the case: who did what, what was said against a notice, what was ordered from above. */
interface CaseFile {
  /** Who took each step, by its number. */
  hands: Map<number, string>
  objections: { text: string; at: Date }[]
  supervisions: { reason: string; by: string | null; at: Date; dueAt: Date; settledAt: Date | null }[]
}

/** Objections are for those alone who look into the case or decide it, and do not tell who spoke. */
export async function findCaseFile(actor: StaffActor, record: Case): Promise<CaseFile> {
  const events = record.events ?? []
  const supervisions = await Supervision.findAll({ where: { caseId: record.id }, order: ['at'] })
  const ids = [...events.filter(({ actorKind }) => actorKind === 'staff').map(({ actorId }) => actorId)]
  const people = await Staff.findAll({
    where: { id: [...ids, ...supervisions.map(({ staffId }) => staffId)].filter((id) => id !== null) },
    attributes: ['id', 'displayName'],
  })
  const nameOf = (id: string | null) => people.find((each) => each.id === id)?.displayName ?? null
  return {
    hands: new Map(
      events.flatMap(({ seq, actorId }) => {
        const name = nameOf(actorId)
        return name === null ? [] : [[seq, name] as const]
      }),
    ),
    objections: await objectionsTo(actor, record),
    supervisions: supervisions.map(({ reason, staffId, at, dueAt, settledAt }) => ({
      reason,
      by: nameOf(staffId),
      at,
      dueAt,
      settledAt,
    })),
  }
}

async function objectionsTo(actor: StaffActor, record: Case): Promise<CaseFile['objections']> {
  if (!mayCase(actor, 'work', record) && !mayStep(actor, 'approver', record)) return []
  const notices = await PublicNotice.findAll({ where: { caseId: record.id }, attributes: ['id'] })
  const objections = await Objection.findAll({
    where: { noticeId: { [Op.in]: notices.map(({ id }) => id) } },
    order: ['at'],
  })
  return objections.map(({ text, at }) => ({ text, at }))
}

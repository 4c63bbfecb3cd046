import { Op } from 'sequelize'
import { Case } from '../../models/case.ts'
import { Rectification } from '../../models/rectification.ts'
import { record as audit } from '../audit/record.ts'
import { invalidFields, Problem } from '../kernel/errors.ts'
import type { StaffActor } from '../policies/actor.ts'
import { mayCase } from '../policies/may.ts'
import type { CaseWorld } from './case-world.ts'
import { officeConditions } from './office-filter.ts'
import type { NewsWorld } from './plan-news.ts'
import { recordEvent } from './record-event.ts'

/** Places set 5 to 15 working days; the platform takes the shortest. A proposal, to be confirmed. */
const rectifyWorkingDays = 5

/** A bad rating: somebody calls back, looks, puts right, and tells, within its own time. */
export async function openRectification(world: Pick<CaseWorld, 'clock' | 'calendar'>, record: Case): Promise<void> {
  const now = world.clock.now()
  const due = world.calendar.after(now, { workingDays: rectifyWorkingDays })
  await Rectification.create({
    caseId: record.id,
    openedAt: now,
    ...due,
    calledAt: null,
    calledBy: null,
    callNote: null,
    closedAt: null,
    closedBy: null,
    result: null,
  })
}

export interface RectifyInput {
  step: 'call' | 'close'
  /** What was said on the phone; or what was done, as it is told to the citizen. */
  note: string
}

/** Records the call, or the result, which the citizen is told. Throws `case.not_found`, `auth.forbidden`, `rectification.*`. */
export async function rectify(
  world: NewsWorld & Pick<CaseWorld, 'transaction'>,
  actor: StaffActor,
  caseId: string,
  { step, note }: RectifyInput,
): Promise<void> {
  const text = note.trim()
  if (text === '') throw invalidFields({ path: 'note', code: 'field.required' })
  await world.transaction(async () => {
    const record = await Case.findByPk(caseId, { lock: true })
    if (record === null || !mayCase(actor, 'read', record)) throw new Problem('case.not_found')
    if (!mayCase(actor, 'work', record)) throw new Problem('auth.forbidden')
    const open = await Rectification.findOne({ where: { caseId, closedAt: null }, lock: true })
    if (open === null) throw new Problem('rectification.not_open')
    const now = world.clock.now()
    if (step === 'call') {
      await open.update({ calledAt: now, calledBy: actor.staffId, callNote: text })
      const subject = { kind: 'case', id: caseId }
      audit(world, { actor, action: 'rectification.call', subject, division: record.problemDivision })
      return
    }
    if (open.calledAt === null) throw new Problem('rectification.call_first')
    await open.update({ closedAt: now, closedBy: actor.staffId, result: text })
    await record.update({ version: record.version + 1, updatedAt: now })
    await recordEvent(world, record, { actor, action: 'rectify', from: record.state, note: text })
  })
}

/** More than an office has open at a time. */
const shown = 100

/** Open ones of cases that this member of staff sees, the first due first. Throws `auth.forbidden`. */
export async function findRectifications(actor: StaffActor): Promise<{ open: Rectification; record: Case }[]> {
  const records = await Case.findAll({
    where: { [Op.and]: officeConditions(actor, {}) },
    include: [{ association: 'rectification', where: { closedAt: null } }],
    order: [['rectification', 'dueAt', 'ASC']],
    limit: shown,
  })
  return records.flatMap((record) => (record.rectification ? [{ open: record.rectification, record }] : []))
}

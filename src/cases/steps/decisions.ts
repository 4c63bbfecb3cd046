import { Case } from '../../../models/case.ts'
import { CaseClock } from '../../../models/case-clock.ts'
import { Supervision } from '../../../models/supervision.ts'
import { type FieldFault, invalidFields, Problem } from '../../kernel/errors.ts'
import { newId } from '../../kernel/ids.ts'
import { counted } from '../run-clocks.ts'
import { bucketOf } from '../workflow.ts'
import type { StepEffect } from './step.ts'

/** A supervised office has this long unless it is told otherwise. */
const supervisionDays = 5

function required(...fields: [path: string, value: string | undefined][]): string[] {
  const faults = fields.flatMap(([path, value]): FieldFault[] =>
    value === undefined || value.trim() === '' ? [{ path, code: 'field.required' }] : [],
  )
  if (faults.length > 0) throw invalidFields(...faults)
  return fields.map(([, value]) => (value ?? '').trim())
}

/** Not taken up: why, and where else to turn. */
export const notAccept: StepEffect = async ({ move }) => {
  const [otherChannel = ''] = required(['otherChannel', move.otherChannel])
  return { detail: { otherChannel } }
}

export const giveOpinion: StepEffect = async ({ record, move }) => {
  if (move.fit === undefined) throw invalidFields({ path: 'fit', code: 'field.required' })
  return { changes: { progress: { ...record.progress, fit: move.fit } }, detail: { fit: move.fit } }
}

/** A refusal says why, by which rule, and what can be done against it. */
export const deny: StepEffect = async ({ move }) => {
  const [basis = ''] = required(['basis', move.basis])
  const remedies = move.remedies?.trim()
  return { detail: { basis, ...(remedies ? { remedies } : {}) } }
}

export const approve: StepEffect = async ({ move }) => ({
  detail: move.amountFen === undefined ? {} : { amountFen: move.amountFen },
})

/** The same matter as another open report: from now on that one is told of to both. */
export const mergeInto: StepEffect = async ({ record, move }) => {
  const [into = ''] = required(['into', move.into])
  const master = await Case.findByPk(into, { lock: true })
  const fits =
    master !== null &&
    master.id !== record.id &&
    master.serviceId === record.serviceId &&
    master.officeId === record.officeId &&
    bucketOf(master.state) === 'processing'
  if (!fits) throw new Problem('case.merge_unfit')
  // Whoever was merged into this one follows it.
  await Case.update({ mergedInto: master.id }, { where: { mergedInto: record.id } })
  return { changes: { mergedInto: master.id }, detail: { into: master.caseNumber } }
}

/** More of the statutory time, once, by whoever decides; never more than there was at first. */
export const extend: StepEffect = async ({ world, record, move }) => {
  const days = move.workingDays
  if (days === undefined) throw invalidFields({ path: 'workingDays', code: 'field.required' })
  const clock = await CaseClock.findOne({ where: { caseId: record.id, kind: 'statutory', stoppedAt: null } })
  if (clock === null) throw new Problem('case.no_statutory_clock')
  const first = clock.span !== null && 'workingDays' in clock.span ? clock.span.workingDays : days
  if (days > first) throw invalidFields({ path: 'workingDays', code: 'field.too_big', params: { bound: first } })
  if (clock.pausedAt === null) await clock.update(counted(world, clock.dueAt, { workingDays: days }))
  else {
    const left = clock.leftOver !== null && 'workingDays' in clock.leftOver ? clock.leftOver.workingDays : 0
    await clock.update({ leftOver: { workingDays: left + days } })
  }
  return { detail: { days } }
}

/** Somebody above wants to see it done. */
export const supervise: StepEffect = async ({ world, actor, record, move, note, now }) => {
  const days = move.workingDays ?? supervisionDays
  const { dueAt } = world.calendar.after(now, { workingDays: days })
  await Supervision.create({
    id: newId(),
    caseId: record.id,
    staffId: actor !== 'system' && actor.kind === 'staff' ? actor.staffId : null,
    reason: note ?? '',
    dueAt,
    at: now,
    settledAt: null,
  })
  return { detail: { days } }
}

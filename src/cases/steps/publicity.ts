import { PublicNotice } from '../../../models/public-notice.ts'
import { isoInYunnan } from '../../kernel/clock.ts'
import { newId } from '../../kernel/ids.ts'
import { maskName } from '../../kernel/mask.ts'
import type { StepEffect } from './step.ts'

/** Seven days, as the rules of the allowance and of destitute support have it. */
export const publicityDays = 7
const villageDigits = 12

/** Told to the village: a masked name, the service, the place; no number, no illness, no child. */
export const publish: StepEffect = async ({ world, record, now }) => {
  const { dueAt } = world.calendar.after(now, { days: publicityDays })
  await PublicNotice.create({
    id: newId(),
    caseId: record.id,
    serviceId: record.serviceId,
    division: record.problemDivision.slice(0, villageDigits),
    maskedName: maskName(record.applicant.name),
    fromAt: now,
    untilAt: dueAt,
    endedAt: null,
  })
  const until = isoInYunnan(dueAt)
  return { changes: { progress: { ...record.progress, publicUntil: until } }, detail: { until } }
}

/** The notice comes down: its time is over, or somebody objected. */
export async function takeDown(caseId: string, now: Date): Promise<void> {
  await PublicNotice.update({ endedAt: now }, { where: { caseId, endedAt: null } })
}

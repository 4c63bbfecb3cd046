import { CaseClock } from '../../models/case-clock.ts'

/** A refusal is told once it has reached the person's phone, or they have opened it here. */
export async function denialWasTold(caseId: string, now: Date): Promise<void> {
  await CaseClock.update({ stoppedAt: now }, { where: { caseId, kind: 'denial', stoppedAt: null } })
}

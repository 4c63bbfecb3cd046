import { Case } from '../../../models/case.ts'
import { InboxMessage } from '../../../models/inbox-message.ts'
import { Penalty } from '../../../models/penalty.ts'
import { Problem } from '../../kernel/errors.ts'
import { newId } from '../../kernel/ids.ts'
import type { StaffActor } from '../../policies/actor.ts'
import { mayPenalty } from '../../policies/may.ts'
import type { CaseWorld } from '../case-world.ts'
import { checkPenaltyMove, type PenaltyMove } from './check-penalty-move.ts'
import { isTold } from './defend.ts'
import type { PenaltyAction } from './penalty-steps.ts'
import { recordPenalty } from './record-penalty.ts'

/** One step on the way, in the order of the law. Throws `penalty.not_found` and what `checkPenaltyMove` throws. */
export async function movePenalty(
  world: Pick<CaseWorld, 'clock' | 'calendar' | 'transaction'>,
  actor: StaffActor,
  id: string,
  move: PenaltyMove,
): Promise<void> {
  await world.transaction(async () => {
    const penalty = await Penalty.findByPk(id, { lock: true })
    if (penalty === null || !mayPenalty(actor, 'read', penalty)) throw new Problem('penalty.not_found')
    const { step, changes } = await checkPenaltyMove(world, actor, penalty, move)
    const now = world.clock.now()
    await penalty.update({ state: step.to, version: penalty.version + 1, updatedAt: now, ...changes })
    await recordPenalty(world, penalty, { actor, action: move.action, note: move.note?.trim() || null })
    if (step.told && isTold(penalty)) await tell(penalty, move.action, now)
  })
}

/** The person hears of it here; the paper that the law asks for is served by hand. */
async function tell(penalty: Penalty, action: PenaltyAction, now: Date): Promise<void> {
  if (penalty.citizenId === null) return
  const { serviceId, caseNumber } = await Case.findByPk(penalty.caseId, { rejectOnEmpty: true })
  await InboxMessage.create({
    id: newId(),
    citizenId: penalty.citizenId,
    caseId: penalty.caseId,
    template: `penalty-${action}`,
    params: { caseNumber, serviceId },
    createdAt: now,
    readAt: null,
  })
}

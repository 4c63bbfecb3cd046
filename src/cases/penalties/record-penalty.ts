import type { Penalty } from '../../../models/penalty.ts'
import { PenaltyEvent } from '../../../models/penalty-event.ts'
import { record as audit } from '../../audit/record.ts'
import { newId } from '../../kernel/ids.ts'
import type { CitizenActor, StaffActor } from '../../policies/actor.ts'
import type { CaseWorld } from '../case-world.ts'
import type { PenaltyAction } from './penalty-steps.ts'

interface PenaltyDeed {
  actor: CitizenActor | StaffActor | 'system'
  action: PenaltyAction | 'clue' | 'defend' | 'expire'
  note?: string | null
}

/** Writes down the step that a penalty has just taken. Within its transaction. */
export async function recordPenalty(
  world: Pick<CaseWorld, 'clock'>,
  penalty: Penalty,
  { actor, action, note = null }: PenaltyDeed,
): Promise<void> {
  const { id, version, state, caseId, division } = penalty
  await PenaltyEvent.create({
    id: newId(),
    penaltyId: id,
    seq: version,
    actorKind: actor === 'system' ? 'system' : actor.kind,
    actorId: actor === 'system' ? null : actor.kind === 'citizen' ? actor.citizenId : actor.staffId,
    action,
    toState: state,
    note,
    at: world.clock.now(),
  })
  audit(world, {
    actor,
    action: `penalty.${action}`,
    subject: { kind: 'penalty', id },
    division,
    details: { case: caseId, to: state, version },
  })
}

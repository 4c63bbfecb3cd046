import { Penalty } from '../../../models/penalty.ts'
import { Problem } from '../../kernel/errors.ts'
import type { CitizenActor } from '../../policies/actor.ts'
import type { CaseWorld } from '../case-world.ts'
import { recordPenalty } from './record-penalty.ts'

/** Once a notice was served, until it is decided; what was said last counts. Throws `penalty.not_found`, `penalty.step_illegal`. */
export async function defend(
  world: Pick<CaseWorld, 'clock' | 'transaction'>,
  actor: CitizenActor,
  id: string,
  { text, hearing }: { text: string; hearing: boolean },
): Promise<void> {
  await world.transaction(async () => {
    const penalty = await Penalty.findOne({ where: { id, citizenId: actor.citizenId }, lock: true })
    if (penalty === null || !isTold(penalty)) throw new Problem('penalty.not_found')
    if (penalty.state !== 'NOTICE_SERVED') throw new Problem('penalty.step_illegal')
    const now = world.clock.now()
    await penalty.update({
      defence: text.trim(),
      hearingWanted: hearing,
      version: penalty.version + 1,
      updatedAt: now,
    })
    await recordPenalty(world, penalty, { actor, action: 'defend' })
  })
}

/** What is not more than a suspicion is nobody's to hear; from the notice on it is theirs. */
export function isTold({ state, defenceUntil }: Pick<Penalty, 'state' | 'defenceUntil'>): boolean {
  return defenceUntil !== null && state !== 'CLUE'
}

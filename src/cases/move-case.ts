import { Case } from '../../models/case.ts'
import { CaseClock } from '../../models/case-clock.ts'
import { Problem } from '../kernel/errors.ts'
import type { CitizenActor, StaffActor } from '../policies/actor.ts'
import { mayCase } from '../policies/may.ts'
import type { CaseWorld } from './case-world.ts'
import type { NewsWorld } from './plan-news.ts'
import { recordEvent } from './record-event.ts'
import { bucketOf, type CaseActionName, transitionFor } from './workflow.ts'

export interface Move {
  action: CaseActionName
  /** The version that the actor saw: somebody else's step in between is a `case.version_conflict`. */
  version: number
  note?: string | undefined
}

/** One step of a case, with its event, its clocks and its news, in one transaction. */
export async function moveCase(
  world: Pick<CaseWorld, 'transaction'> & NewsWorld,
  actor: CitizenActor | StaffActor,
  caseId: string,
  move: Move,
): Promise<void> {
  await world.transaction(async () => {
    const record = await Case.findByPk(caseId, { lock: true })
    if (record === null || !mayCase(actor, 'read', record)) throw new Problem('case.not_found')
    if (actor.kind === 'staff' && !mayCase(actor, 'work', record)) throw new Problem('auth.forbidden')
    const transition = transitionFor(record.state, move.action, actor.kind)
    if (record.version !== move.version) throw new Problem('case.version_conflict')
    const now = world.clock.now()
    const from = record.state
    await record.update({
      state: transition.to,
      version: record.version + 1,
      updatedAt: now,
      completedAt: bucketOf(transition.to) === 'completed' ? now : null,
    })
    if (transition.stops.length > 0) {
      await CaseClock.update({ stoppedAt: now }, { where: { caseId, kind: transition.stops, stoppedAt: null } })
    }
    await recordEvent(world, record, { actor, action: move.action, from, note: move.note ?? null })
  })
}

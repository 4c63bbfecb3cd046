import { Case } from '../../models/case.ts'
import { CaseClock } from '../../models/case-clock.ts'
import { CaseEvent } from '../../models/case-event.ts'
import { invalidFields, Problem } from '../kernel/errors.ts'
import type { CitizenActor, StaffActor } from '../policies/actor.ts'
import { mayCase } from '../policies/may.ts'
import type { CaseWorld } from './case-world.ts'
import { addPhotos } from './claim-attachments.ts'
import { startingClocks } from './clocks.ts'
import { obstacleTo } from './limits-of-step.ts'
import type { NewsWorld } from './plan-news.ts'
import { recordEvent } from './record-event.ts'
import { dispatcher, higherOffice } from './route-case.ts'
import { bucketOf, type CaseActionName, type ClockKind, type Transition, transitionFor } from './workflow.ts'

export interface Move {
  action: CaseActionName
  /** The version that the actor saw: somebody else's step in between is a `case.version_conflict`. */
  version: number
  note?: string | undefined
  /** Photos that a supplement adds. */
  attachments?: string[] | undefined
}

export type MovingWorld = Pick<CaseWorld, 'transaction' | 'catalogue'> & NewsWorld

/** One step of a case, with its event, its clocks and its news, in one transaction. */
export async function moveCase(
  world: MovingWorld,
  actor: CitizenActor | StaffActor,
  caseId: string,
  move: Move,
): Promise<void> {
  await world.transaction(async () => {
    const record = await Case.findByPk(caseId, { lock: true })
    if (record === null || !mayCase(actor, 'read', record)) throw new Problem('case.not_found')
    if (!mayCase(actor, actor.kind === 'staff' ? 'work' : 'own', record)) throw new Problem('auth.forbidden')
    const transition = transitionFor(record.state, move.action, actor.kind)
    if (record.version !== move.version) throw new Problem('case.version_conflict')
    const note = move.note?.trim() || null
    const now = world.clock.now()
    await checkStep(record, transition, { ...move, note }, now)
    const from = record.state
    const to = transition.to ?? from
    await record.update({
      state: to,
      version: record.version + 1,
      updatedAt: now,
      completedAt: bucketOf(to) === 'completed' ? now : null,
      ...(move.action === 'review' ? await toHigherOffice(record) : {}),
    })
    if (actor.kind === 'citizen') await addPhotos(actor, caseId, record.version, move.attachments ?? [])
    if (transition.stops.length > 0) {
      await CaseClock.update({ stoppedAt: now }, { where: { caseId, kind: transition.stops, stoppedAt: null } })
    }
    if (transition.starts !== undefined) await restartClocks(world, record, transition.starts, now)
    await recordEvent(world, record, { actor, action: move.action, from, note })
  })
}

async function checkStep(
  record: Case,
  transition: Transition,
  { note, attachments = [] }: { note: string | null; attachments?: string[] | undefined },
  now: Date,
): Promise<void> {
  const nothingAdded = transition.action === 'supplement' && attachments.length === 0
  if (note === null && (transition.reason || nothingAdded))
    throw invalidFields({ path: 'note', code: 'field.required' })
  const events = await CaseEvent.findAll({ where: { caseId: record.id }, attributes: ['action'] })
  const lived = {
    completedAt: record.completedAt,
    atTheTop: record.reviewDivision === dispatcher.division,
    actions: events.map(({ action }) => action),
  }
  const obstacle = obstacleTo(transition, lived, now)
  if (obstacle !== null) throw obstacle
}

async function toHigherOffice(record: Case): Promise<{ officeId: string; reviewDivision: string }> {
  const { id, division } = await higherOffice(record.officeId)
  return { officeId: id, reviewDivision: division }
}

/** A case that is taken up again has the whole time again; the events keep when it was promised before. */
async function restartClocks(world: MovingWorld, record: Case, kinds: ClockKind[], now: Date): Promise<void> {
  const { clocks } = world.catalogue.service(record.serviceId)
  for (const clock of startingClocks(clocks, record.urgency as 'normal', now)) {
    if (kinds.includes(clock.kind))
      await CaseClock.upsert({ caseId: record.id, startedAt: now, stoppedAt: null, ...clock })
  }
}

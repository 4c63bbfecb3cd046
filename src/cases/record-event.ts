import type { Case } from '../../models/case.ts'
import { CaseEvent } from '../../models/case-event.ts'
import { InboxMessage } from '../../models/inbox-message.ts'
import { newId } from '../kernel/ids.ts'
import type { CitizenActor, StaffActor } from '../policies/actor.ts'
import type { CaseWorld } from './case-world.ts'
import type { CaseActionName, CaseState } from './workflow.ts'

export interface EventInput {
  actor: CitizenActor | StaffActor
  action: 'submit' | 'take-over' | 'confirm-agreement' | CaseActionName
  from: CaseState | null
  note: string | null
}

/** Writes what happened and puts the news in the inbox of the applicant; a helper is told only that it moved. */
export async function recordEvent(
  world: Pick<CaseWorld, 'clock' | 'jobs'>,
  record: Case,
  { actor, action, from, note }: EventInput,
): Promise<void> {
  const at = world.clock.now()
  await CaseEvent.create({
    id: newId(),
    caseId: record.id,
    seq: record.version,
    actorKind: actor.kind,
    actorId: actor.kind === 'citizen' ? actor.citizenId : actor.staffId,
    action,
    fromState: from,
    toState: record.state,
    note,
    at,
  })
  const params = { caseNumber: record.caseNumber, serviceId: record.serviceId }
  const { applicantId, citizenId } = record
  const news = [
    ...(applicantId === null
      ? []
      : [{ citizenId: applicantId, template: action, params: note ? { ...params, note } : params }]),
    ...(citizenId === null || citizenId === applicantId ? [] : [{ citizenId, template: 'moved', params }]),
  ]
  for (const each of news) {
    const message = await InboxMessage.create({ id: newId(), caseId: record.id, ...each, createdAt: at, readAt: null })
    await world.jobs.enqueue('deliver-message', { messageId: message.id })
  }
}

import type { Case } from '../../models/case.ts'
import { CaseEvent } from '../../models/case-event.ts'
import { InboxMessage } from '../../models/inbox-message.ts'
import { Office } from '../../models/office.ts'
import { newId } from '../kernel/ids.ts'
import type { CitizenActor, StaffActor } from '../policies/actor.ts'
import { audiencesOf, type News, type NewsWorld, planDelivery, planNews } from './plan-news.ts'
import type { CaseActionName, CaseState } from './workflow.ts'

export interface EventInput {
  actor: CitizenActor | StaffActor
  action: 'submit' | 'take-over' | 'confirm-agreement' | CaseActionName
  from: CaseState | null
  note: string | null
}

/**
 * Writes what happened and puts the news in the inbox of the applicant; a helper is told only that it moved. What leaves the
 * service follows as a job.
 */
export async function recordEvent(
  world: NewsWorld,
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
    officeName: (await Office.findByPk(record.officeId))?.name ?? null,
    at,
  })
  const news = { eventSeq: record.version, action }
  const { applicantId, citizenId } = record
  if (applicantId !== null) await putInInbox(world, record, applicantId, { ...news, audience: 'applicant' }, note)
  if (citizenId !== null && citizenId !== applicantId) {
    await putInInbox(world, record, citizenId, { ...news, audience: 'helper' }, null)
  }
  for (const audience of audiencesOf(record)) await planNews(world, record, { ...news, audience })
}

/** A helper learns that there is a step, and finds in the case what they may see of it. */
async function putInInbox(
  world: NewsWorld,
  record: Case,
  citizenId: string,
  news: News,
  note: string | null,
): Promise<void> {
  await InboxMessage.create({
    id: newId(),
    citizenId,
    caseId: record.id,
    template: news.audience === 'helper' ? 'moved' : news.action,
    params: { caseNumber: record.caseNumber, serviceId: record.serviceId, ...(note ? { note } : {}) },
    createdAt: world.clock.now(),
    readAt: null,
  })
  await planDelivery(world, record, news, 'inbox')
}

import type { Case } from '../../models/case.ts'
import { CaseEvent } from '../../models/case-event.ts'
import { InboxMessage } from '../../models/inbox-message.ts'
import { Office } from '../../models/office.ts'
import { newId } from '../kernel/ids.ts'
import type { CitizenActor, StaffActor } from '../policies/actor.ts'
import { audiencesOf, type NewsWorld, planDelivery, planNews } from './plan-news.ts'
import type { CaseActionName, CaseState } from './workflow.ts'

export interface EventInput {
  actor: CitizenActor | StaffActor
  action: 'submit' | CaseActionName
  from: CaseState | null
  note: string | null
}

/** Writes what happened and puts the news in the citizen's inbox; what leaves the service follows as a job. */
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
  if (record.citizenId !== null) await putInInbox(world, record, record.citizenId, news, note)
  for (const audience of audiencesOf(record)) await planNews(world, record, { ...news, audience })
}

/** The account that filed. When that was for somebody else it learns that there is a step, and finds which in the case. */
async function putInInbox(
  world: NewsWorld,
  record: Case,
  citizenId: string,
  news: { eventSeq: number; action: string },
  note: string | null,
): Promise<void> {
  const forOther = record.filingMode === 'helper' && news.action !== 'submit'
  await InboxMessage.create({
    id: newId(),
    citizenId,
    caseId: record.id,
    template: forOther ? 'moved' : news.action,
    params: { caseNumber: record.caseNumber, serviceId: record.serviceId, ...(note && !forOther ? { note } : {}) },
    createdAt: world.clock.now(),
    readAt: null,
  })
  await planDelivery(world, record, { ...news, audience: forOther ? 'helper' : 'applicant' }, 'inbox')
}

import type { Model } from 'sequelize'
import type { Case } from '../../models/case.ts'
import { CaseEvent } from '../../models/case-event.ts'
import { InboxMessage } from '../../models/inbox-message.ts'
import { Office } from '../../models/office.ts'
import { record as audit } from '../audit/record.ts'
import { insertTogether } from '../db/insert-together.ts'
import { newId } from '../kernel/ids.ts'
import type { CitizenActor, StaffActor } from '../policies/actor.ts'
import type { Referral } from './case-parts.ts'
import {
  audiencesOf,
  type News,
  type NewsWorld,
  newDelivery,
  type PlannedNews,
  planNews,
  startNews,
} from './plan-news.ts'
import type { EventDetail } from './steps/step.ts'
import { tellIntegrators } from './tell-integrators.ts'
import type { CaseActionName, CaseState } from './workflow.ts'

export interface EventInput {
  actor: CitizenActor | StaffActor | 'system'
  action:
    | 'submit'
    | 'take-over'
    | 'confirm-agreement'
    | 'withdraw-consent'
    | 'recount'
    | 'rectify'
    | 'visit-told'
    | 'visit-wants-nothing'
    | CaseActionName
  from: CaseState | null
  note: string | null
  detail?: EventDetail | undefined
  referrals?: Referral[] | undefined
}

/**
 * Writes what happened and puts the news in the inbox of the applicant; a helper is told only that it moved. What leaves the
 * service, to people and to clients of the API, follows as a job. Rows `before` it are inserted in the same trip.
 */
export async function recordEvent(
  world: NewsWorld,
  record: Case,
  { actor, action, from, note, detail, referrals = [] }: EventInput,
  before: readonly Model[] = [],
): Promise<CaseEvent> {
  const at = world.clock.now()
  const event = CaseEvent.build({
    id: newId(),
    caseId: record.id,
    seq: record.version,
    actorKind: actor === 'system' ? 'system' : actor.kind,
    actorId: actor === 'system' ? null : actor.kind === 'citizen' ? actor.citizenId : actor.staffId,
    action,
    fromState: from,
    toState: record.state,
    note,
    detail: detail ?? null,
    referrals,
    officeName: (await officeOf(record))?.name ?? null,
    at,
  })
  audit(world, {
    actor,
    action: `case.${action}`,
    subject: { kind: 'case', id: record.id },
    division: record.problemDivision,
    details: { service: record.serviceId, from, to: record.state, version: record.version, office: record.officeId },
  })
  const news = { eventSeq: record.version, action }
  const inbox: Model[] = []
  const { applicantId, citizenId } = record
  if (applicantId !== null)
    inbox.push(...inboxRows(world, record, applicantId, { ...news, audience: 'applicant' }, { note, detail }))
  if (citizenId !== null && citizenId !== applicantId) {
    inbox.push(...inboxRows(world, record, citizenId, { ...news, audience: 'helper' }, { note: null }))
  }
  const planned: PlannedNews[] = []
  for (const audience of audiencesOf(record)) {
    const each = await planNews(world, record, { ...news, audience })
    if (each !== null) planned.push(each)
  }
  await Promise.all([
    insertTogether([...before, event, ...inbox, ...planned.map(({ delivery }) => delivery)]),
    ...planned.map((each) => startNews(world, each)),
    tellIntegrators(world, record, from),
  ])
  return event
}

/** The one that it came with may no longer be its own. */
async function officeOf({ office, officeId }: Case): Promise<Office | null> {
  return office?.id === officeId ? office : Office.findByPk(officeId)
}

/** A helper learns that there is a step, and finds in the case what they may see of it. */
function inboxRows(
  world: NewsWorld,
  record: Case,
  citizenId: string,
  news: News,
  { note, detail }: Pick<EventInput, 'note' | 'detail'>,
): Model[] {
  const message = InboxMessage.build({
    id: newId(),
    citizenId,
    caseId: record.id,
    template: templateOf(record, news),
    params: {
      caseNumber: record.caseNumber,
      serviceId: record.serviceId,
      ...(note ? { note } : {}),
      ...(detail ? { detail } : {}),
    },
    createdAt: world.clock.now(),
    readAt: null,
  })
  return [message, newDelivery(world, record, news, 'inbox')]
}

function templateOf({ staffId }: Case, { audience, action }: News): string {
  if (audience === 'helper') return 'moved'
  return action === 'submit' && staffId !== null ? 'submit-by-staff' : action
}

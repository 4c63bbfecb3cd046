import type { Case } from '../../models/case.ts'
import { type Audience, type Channel, Delivery } from '../../models/delivery.ts'
import { WechatGrant } from '../../models/wechat-grant.ts'
import { newId } from '../kernel/ids.ts'
import type { CaseWorld } from './case-world.ts'
import { releaseAt } from './delivery-plan.ts'

export type NewsWorld = Pick<CaseWorld, 'clock' | 'jobs' | 'wechat'>

export interface News {
  eventSeq: number
  action: string
  audience: Audience
}

/**
 * Who is told of a step outside the service: the applicant what it is; whoever filed for them, from another phone, only
 * that there is one. Staff who filed find it in their list, and who withdrew the phone finds it in the inbox.
 */
export function audiencesOf({
  helper,
  applicant,
  staffId,
}: Pick<Case, 'helper' | 'applicant' | 'staffId'>): Audience[] {
  const told: Audience[] = applicant.phone === '' ? [] : ['applicant']
  return helper === null || staffId !== null || helper.phone === applicant.phone ? told : [...told, 'helper']
}

/** Steps on the way, and what was said face to face: nobody needs to be rung for them, the inbox has them. */
const quietSteps = [
  'investigate',
  'pause',
  'resume',
  'opinion',
  'submit-to-county',
  'supervise',
  'recount',
  'visit-told',
  'visit-wants-nothing',
]

/** News for one person that is not written down yet, with the message that they accepted when it goes by WeChat. */
export interface PlannedNews {
  delivery: Delivery
  grant: WechatGrant | null
}

/**
 * How somebody must be told of a step outside the service: by WeChat when they accepted a message there, else by text
 * message; null for a step that nobody is told of.
 */
export async function planNews(world: NewsWorld, record: Case, news: News): Promise<PlannedNews | null> {
  if (quietSteps.includes(news.action)) return null
  const grant = await findGrant(world, record, news.audience)
  return { delivery: newDelivery(world, record, news, grant === null ? 'sms' : 'wechat'), grant }
}

/** Has it sent, once it is written down; within the transaction of the step. */
export async function startNews(world: NewsWorld, { delivery, grant }: PlannedNews): Promise<void> {
  const { id, caseId, nextAt, createdAt } = delivery
  await grant?.update({ deliveryId: id })
  await world.jobs.enqueue('deliver-news', { caseId }, secondsUntil(nextAt, createdAt))
}

/** The row of one piece of news by one channel: a second one of the same is refused by the database. */
export function newDelivery(
  world: NewsWorld,
  record: Case,
  { eventSeq, action, audience }: News,
  channel: Channel,
): Delivery {
  const now = world.clock.now()
  const isInbox = channel === 'inbox'
  return Delivery.build({
    id: newId(),
    caseId: record.id,
    eventSeq,
    action,
    audience,
    channel,
    status: isInbox ? 'delivered' : 'created',
    nextAt: isInbox ? now : releaseAt(now, record.urgency),
    createdAt: now,
    updatedAt: now,
  })
}

/** A message that the person who is told accepted. */
async function findGrant(world: NewsWorld, record: Case, audience: Audience): Promise<WechatGrant | null> {
  const citizenId = audience === 'helper' ? record.citizenId : record.applicantId
  if (!world.wechat?.canTell || citizenId === null) return null
  return WechatGrant.findOne({ where: { citizenId, deliveryId: null }, order: [['createdAt', 'ASC']], lock: true })
}

export function secondsUntil(instant: Date, now: Date): number {
  return Math.max(0, Math.ceil((instant.getTime() - now.getTime()) / 1000))
}

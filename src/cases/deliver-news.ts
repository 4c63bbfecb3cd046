import { Op, Transaction, type WhereOptions } from 'sequelize'
import { Case } from '../../models/case.ts'
import { type Audience, Delivery } from '../../models/delivery.ts'
import { StaffTask } from '../../models/staff-task.ts'
import { WechatGrant } from '../../models/wechat-grant.ts'
import { Problem } from '../kernel/errors.ts'
import { newId } from '../kernel/ids.ts'
import type { CaseWorld } from './case-world.ts'
import { failureOf, pauseMs, releaseAt } from './delivery-plan.ts'
import { audiencesOf, newDelivery, secondsUntil, startNews } from './plan-news.ts'
import { type SendingWorld, sendNews } from './send-news.ts'
import { denialWasTold } from './tell-denial.ts'

export type DeliveringWorld = SendingWorld & Pick<CaseWorld, 'transaction' | 'jobs'>

/** Whoever has been sending for longer than this is gone, and another takes over. No channel takes this long. */
const staleMs = 60_000

/**
 * Sends all news of a case that is due, in the order of its steps, for each of its people. The receiver's gateway knows
 * a message by its id, so one that was sent just before a crash is not shown a second time. Comes back by a job while
 * anything waits.
 */
export async function deliverNews(world: DeliveringWorld, { caseId }: { caseId: string }): Promise<void> {
  for (const audience of ['applicant', 'helper'] as const) {
    while (await deliverNext(world, caseId, audience)) {
      // The next one, until none is due.
    }
  }
}

/** Whether it came to an end with the eldest piece, so that the next may follow. */
async function deliverNext(world: DeliveringWorld, caseId: string, audience: Audience): Promise<boolean> {
  const head = await Delivery.findOne({
    where: { caseId, audience, status: ['created', 'sending', 'temporary-failure'] },
    order: [
      ['eventSeq', 'ASC'],
      ['createdAt', 'ASC'],
    ],
  })
  if (head === null) return false
  const { urgency } = await Case.findByPk(caseId, { rejectOnEmpty: true })
  const now = world.clock.now()
  const release = releaseAt(head.nextAt > now ? head.nextAt : now, urgency)
  if (release > now) {
    await world.jobs.enqueue('deliver-news', { caseId }, secondsUntil(release, now))
    return false
  }
  if (!(await claim(head, now))) {
    await world.jobs.enqueue('deliver-news', { caseId }, staleMs / 1000)
    return false
  }
  try {
    await sendNews(world, head)
  } catch (error) {
    return settleFailure(world, head, error)
  }
  await world.transaction(async () => {
    await head.update({ status: 'delivered', failure: null, updatedAt: world.clock.now() })
    await WechatGrant.destroy({ where: { deliveryId: head.id } })
    if (head.action === 'deny') await denialWasTold(caseId, world.clock.now())
  })
  return true
}

/** Takes the piece for ourselves, unless another is sending it. */
async function claim(head: Delivery, now: Date): Promise<boolean> {
  const free: WhereOptions<Delivery> = {
    id: head.id,
    [Op.or]: [
      { status: ['created', 'temporary-failure'] },
      { status: 'sending', claimedAt: { [Op.lte]: new Date(now.getTime() - staleMs) } },
    ],
  }
  const attempts = head.attempts + 1
  const [taken] = await Delivery.update(
    { status: 'sending', claimedAt: now, attempts, updatedAt: now },
    { where: { ...free, attempts: head.attempts } },
  )
  if (taken === 1) await head.reload()
  return taken === 1
}

/** What can pass is tried again later; what cannot goes on to the next channel, and at last to somebody's door. */
async function settleFailure(world: DeliveringWorld, head: Delivery, error: unknown): Promise<boolean> {
  const { caseId, channel, attempts } = head
  const status = failureOf(error, channel, attempts)
  const failure = error instanceof Problem ? error.code : 'internal'
  const now = world.clock.now()
  await world.transaction(async () => {
    // The case before its news, as everybody locks them who takes both: the visit refers to it.
    const record = await Case.findByPk(caseId, { rejectOnEmpty: true, lock: Transaction.LOCK.KEY_SHARE })
    if (status === 'temporary-failure') {
      const nextAt = releaseAt(new Date(now.getTime() + pauseMs(attempts)), record.urgency)
      await head.update({ status, failure, nextAt, updatedAt: now })
      await world.jobs.enqueue('deliver-news', { caseId }, secondsUntil(nextAt, now))
      return
    }
    await head.update({ status, failure, updatedAt: now })
    await WechatGrant.destroy({ where: { deliveryId: head.id } })
    // Who has withdrawn their phone meanwhile finds it in the inbox.
    if (!audiencesOf(record).includes(head.audience)) return
    if (head.action === 'deny') await denialWasTold(caseId, world.clock.now())
    if (channel === 'wechat') {
      const delivery = await newDelivery(world, record, head, 'sms').save()
      await startNews(world, { delivery, grant: null })
    } else await askForVisit(record, head, now)
  })
  return status !== 'temporary-failure'
}

/**
 * Nobody is left untold: the village calls on whom no message reaches, once for all that waits to be told, and not again
 * on whoever wanted nothing more.
 */
async function askForVisit(record: Case, { audience }: Delivery, now: Date): Promise<void> {
  const dedupeKey = `visit:${record.id}:${audience}`
  if ((await StaffTask.count({ where: { dedupeKey, outcome: 'wants-nothing' } })) > 0) return
  await StaffTask.findOrCreate({
    where: { dedupeKey, doneAt: null },
    defaults: {
      id: newId(),
      kind: 'visit',
      division: record.problemDivision,
      dedupeKey,
      citizenId: null,
      caseId: record.id,
      audience,
      createdAt: now,
    },
  })
}

/** Takes up what a worker left behind, whatever became of its jobs. */
export async function resumeNews(world: Pick<CaseWorld, 'jobs'>): Promise<void> {
  const waiting = await Delivery.findAll({
    attributes: ['caseId'],
    where: { status: ['created', 'sending', 'temporary-failure'] },
    group: ['caseId'],
  })
  for (const { caseId } of waiting) await world.jobs.enqueue('deliver-news', { caseId }, 0)
}

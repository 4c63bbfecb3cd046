import { WebhookDelivery } from '../../../models/webhook-delivery.ts'
import type { Clock } from '../../kernel/clock.ts'
import { newId } from '../../kernel/ids.ts'
import type { WebhookJobs } from './webhook-world.ts'

/** What may wait for one endpoint: a province's reports of some hours. */
export const mostWaiting = 1000

/** One event for one endpoint, in the transaction of what it tells. Where too much waits, it is kept to be replayed. */
export async function queueDelivery(
  { clock, jobs }: { clock: Clock; jobs: WebhookJobs },
  endpointId: string,
  { event, body }: { event: string; body: string },
): Promise<WebhookDelivery> {
  const now = clock.now()
  const isFull = (await roomFor(endpointId)) === 0
  const delivery = await WebhookDelivery.create({
    id: newId(),
    endpointId,
    event,
    body,
    state: isFull ? 'dead' : 'waiting',
    failure: isFull ? 'queue-full' : null,
    nextAt: now,
    createdAt: now,
  })
  if (!isFull) await jobs.enqueue('deliver-webhooks', { endpointId }, 0)
  return delivery
}

/** How many more may wait. */
export async function roomFor(endpointId: string): Promise<number> {
  return Math.max(0, mostWaiting - (await WebhookDelivery.count({ where: { endpointId, state: 'waiting' } })))
}

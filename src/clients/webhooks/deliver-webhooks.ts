import { Op } from 'sequelize'
import { WebhookDelivery } from '../../../models/webhook-delivery.ts'
import { WebhookEndpoint } from '../../../models/webhook-endpoint.ts'
import type { DeliveryFailure } from './events.ts'
import { standingSecrets } from './rotate-secret.ts'
import { type Attempt, settleDelivered, settleFailed } from './settle-attempt.ts'
import { webhookHeaders } from './sign-webhook.ts'
import { type PostWebhook, WebhookFault, type WebhookWorld } from './webhook-world.ts'

export type DeliveringWorld = Pick<WebhookWorld, 'clock' | 'transaction' | 'jobs'> & { postWebhook: PostWebhook }

/** A worker that sends for longer is gone, and another takes over: longer than a turn and its last post. */
const leaseMs = 60_000
/** Then others have their turn. */
const turnMs = 30_000

/**
 * Sends what is due to one endpoint, one after the other, until something fails. One worker at a time sends to it, so one
 * that hangs keeps nobody else waiting. It may come twice, when a worker dies before it has written down that it was sent.
 */
export async function deliverWebhooks(world: DeliveringWorld, { endpointId }: { endpointId: string }): Promise<void> {
  if (!(await lease(world, endpointId))) return
  try {
    const ends = world.clock.now().getTime() + turnMs
    while (world.clock.now().getTime() < ends) {
      const delivery = await nextDue(world, endpointId)
      // What failed has said itself when to come back.
      if (delivery === null || !(await attempt(world, delivery))) return
    }
    await world.jobs.enqueue('deliver-webhooks', { endpointId }, 0)
  } finally {
    await WebhookEndpoint.update({ leasedUntil: null }, { where: { id: endpointId } })
  }
}

/** Whether it is ours: on, not at rest, and nobody else's at the moment. */
async function lease({ clock }: DeliveringWorld, id: string): Promise<boolean> {
  const now = clock.now()
  const isOver = { [Op.or]: [{ [Op.is]: null }, { [Op.lte]: now }] }
  const [taken] = await WebhookEndpoint.update(
    { leasedUntil: new Date(now.getTime() + leaseMs) },
    { where: { id, offAt: null, pausedUntil: isOver, leasedUntil: isOver } },
  )
  return taken === 1
}

function nextDue({ clock }: DeliveringWorld, endpointId: string): Promise<WebhookDelivery | null> {
  return WebhookDelivery.findOne({
    where: { endpointId, state: 'waiting', nextAt: { [Op.lte]: clock.now() } },
    order: [
      ['nextAt', 'ASC'],
      ['id', 'ASC'],
    ],
  })
}

/** Whether it arrived. */
async function attempt(world: DeliveringWorld, delivery: WebhookDelivery): Promise<boolean> {
  const { id, body } = delivery
  const endpoint = await WebhookEndpoint.findByPk(delivery.endpointId)
  if (endpoint?.offAt !== null) return false
  const attempts = (delivery.attempts ?? 0) + 1
  const at = world.clock.now()
  await delivery.update({ attempts, attemptedAt: at })
  const secrets = standingSecrets(endpoint, at)
  const began = performance.now()
  const { status, failure } = await outcome(world.postWebhook, {
    url: endpoint.url,
    headers: { 'content-type': 'application/json', ...webhookHeaders({ id, at, body, secrets }) },
    body,
  })
  const made: Attempt = { id, attempts, status, durationMs: Math.round(performance.now() - began) }
  if (failure === null) await settleDelivered(world, endpoint.id, made)
  else await settleFailed(world, endpoint.id, { ...made, failure })
  return failure === null
}

async function outcome(
  post: PostWebhook,
  what: Parameters<PostWebhook>[0],
): Promise<{ status: number | null; failure: DeliveryFailure | null }> {
  try {
    const status = await post(what)
    if (status >= 200 && status < 300) return { status, failure: null }
    return { status, failure: status >= 300 && status < 400 ? 'redirect' : 'status' }
  } catch (error) {
    if (error instanceof WebhookFault) return { status: null, failure: error.failure }
    throw error
  }
}

import { Op } from 'sequelize'
import { WebhookDelivery } from '../../../models/webhook-delivery.ts'
import type { WebhookEndpoint } from '../../../models/webhook-endpoint.ts'
import { record as audit } from '../../audit/record.ts'
import { Problem } from '../../kernel/errors.ts'
import { findEndpoint } from './own-endpoints.ts'
import { roomFor } from './queue-delivery.ts'
import type { WebhookKeeper, WebhookWorld } from './webhook-world.ts'

/**
 * Sends one delivery again, with the same id and the same bytes, also one that was delivered. Throws `auth.forbidden`,
 * `webhook_delivery.not_found`, `webhook.off`, `webhook.queue_full`.
 */
export async function replayDelivery(
  world: WebhookWorld,
  actor: WebhookKeeper,
  deliveryId: string,
): Promise<WebhookDelivery> {
  return world.transaction(async () => {
    const delivery = await WebhookDelivery.findByPk(deliveryId)
    const endpoint = delivery && (await findEndpoint(actor, delivery.endpointId, { lock: true }).catch(unknownDelivery))
    if (!delivery || !endpoint) throw new Problem('webhook_delivery.not_found')
    if (delivery.state !== 'waiting' && (await roomIn(endpoint)) === 0) throw new Problem('webhook.queue_full')
    await replay(world, actor, endpoint, [deliveryId])
    return delivery.reload()
  })
}

/**
 * Sends again what died since then, the oldest first, as much as may wait. Throws `auth.forbidden`, `webhook.not_found`,
 * `webhook.off`.
 */
export async function replayDead(
  world: WebhookWorld,
  actor: WebhookKeeper,
  endpointId: string,
  since: Date,
): Promise<{ replayed: number; left: number }> {
  return world.transaction(async () => {
    const endpoint = await findEndpoint(actor, endpointId, { lock: true })
    const room = await roomIn(endpoint)
    const where = { endpointId, state: 'dead' as const, createdAt: { [Op.gte]: since } }
    const all = await WebhookDelivery.count({ where })
    const dead = await WebhookDelivery.findAll({
      attributes: ['id'],
      where,
      order: [['createdAt', 'ASC']],
      limit: room,
    })
    await replay(
      world,
      actor,
      endpoint,
      dead.map(({ id }) => id),
    )
    return { replayed: dead.length, left: all - dead.length }
  })
}

async function roomIn({ id, offAt }: WebhookEndpoint): Promise<number> {
  if (offAt !== null) throw new Problem('webhook.off')
  return roomFor(id)
}

/** Attempts begin anew, so that one under way does not settle them. */
async function replay(
  world: WebhookWorld,
  actor: WebhookKeeper,
  { id, clientId }: WebhookEndpoint,
  deliveryIds: string[],
): Promise<void> {
  const fresh = { state: 'waiting' as const, attempts: 0, failure: null, nextAt: world.clock.now() }
  await WebhookDelivery.update(fresh, { where: { id: deliveryIds } })
  await world.jobs.enqueue('deliver-webhooks', { endpointId: id }, 0)
  const details = {
    client: clientId,
    count: deliveryIds.length,
    ...(deliveryIds.length === 1 ? { delivery: String(deliveryIds[0]) } : {}),
  }
  audit(world, { actor, action: 'webhook.replay', subject: { kind: 'webhook', id }, details })
}

/** Somebody else's is told of as one that there is not. */
function unknownDelivery(error: unknown): null {
  if (error instanceof Problem && error.code === 'webhook.not_found') return null
  throw error
}

import { col, fn } from 'sequelize'
import { WebhookDelivery } from '../../../models/webhook-delivery.ts'
import { WebhookEndpoint } from '../../../models/webhook-endpoint.ts'
import { beforeCursor, cursorOf, newestFirst } from '../../db/cursor.ts'
import type { DeliveryState } from './events.ts'
import { endpointsOf, findEndpoint, type Owner } from './own-endpoints.ts'
import type { WebhookKeeper } from './webhook-world.ts'

/** How many deliveries of an endpoint are in each state. */
export type Counts = Partial<Record<DeliveryState, number>>

export interface CountedEndpoint {
  endpoint: WebhookEndpoint
  counts: Counts
}

/** The endpoints of a client, the eldest first. Throws `auth.forbidden`. */
export async function findEndpoints(actor: WebhookKeeper, owner: Partial<Owner>): Promise<CountedEndpoint[]> {
  const where = { ...owner, ...endpointsOf(actor) }
  const endpoints = await WebhookEndpoint.findAll({ where, order: [['createdAt', 'ASC']] })
  return withCounts(endpoints)
}

/** Throws `auth.forbidden`, `webhook.not_found`. */
export async function findCountedEndpoint(actor: WebhookKeeper, id: string): Promise<CountedEndpoint> {
  const endpoint = await findEndpoint(actor, id)
  const [counted = { endpoint, counts: {} }] = await withCounts([endpoint])
  return counted
}

/** A page of what was sent to an endpoint, the newest first. Throws `auth.forbidden`, `webhook.not_found`, `request.invalid`. */
export async function findDeliveries(
  actor: WebhookKeeper,
  endpointId: string,
  { state, cursor, limit }: { state?: DeliveryState | undefined; cursor?: string | undefined; limit: number },
): Promise<{ deliveries: WebhookDelivery[]; nextCursor: string | null }> {
  await findEndpoint(actor, endpointId)
  const found = await WebhookDelivery.findAll({
    where: { endpointId, ...(state && { state }), ...(cursor === undefined ? {} : beforeCursor(cursor)) },
    order: newestFirst,
    limit: limit + 1,
  })
  const deliveries = found.slice(0, limit)
  const last = deliveries.at(-1)
  return { deliveries, nextCursor: found.length > limit && last ? cursorOf(last) : null }
}

async function withCounts(endpoints: WebhookEndpoint[]): Promise<CountedEndpoint[]> {
  const rows = (await WebhookDelivery.findAll({
    attributes: ['endpointId', 'state', [fn('count', col('*')), 'count']],
    where: { endpointId: endpoints.map(({ id }) => id) },
    group: ['endpointId', 'state'],
    raw: true,
  })) as unknown as { endpointId: string; state: DeliveryState; count: string }[]
  return endpoints.map((endpoint) => ({
    endpoint,
    counts: Object.fromEntries(
      rows.filter(({ endpointId }) => endpointId === endpoint.id).map(({ state, count }) => [state, Number(count)]),
    ),
  }))
}

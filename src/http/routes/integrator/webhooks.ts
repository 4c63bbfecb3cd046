import { z } from 'zod'
import { findCountedEndpoint, findDeliveries, findEndpoints } from '../../../clients/webhooks/find-webhooks.ts'
import { addEndpoint, changeEndpoint, mostEndpoints, removeEndpoint } from '../../../clients/webhooks/keep-endpoints.ts'
import { ownerOf } from '../../../clients/webhooks/own-endpoints.ts'
import { pingEndpoint } from '../../../clients/webhooks/ping-endpoint.ts'
import { presentDelivery, presentEndpoint } from '../../../clients/webhooks/present-webhook.ts'
import { replayDead, replayDelivery } from '../../../clients/webhooks/replay-deliveries.ts'
import { rotateSecret } from '../../../clients/webhooks/rotate-secret.ts'
import { Problem } from '../../../kernel/errors.ts'
import type { Actor, ClientActor } from '../../../policies/actor.ts'
import type { HttpWorld } from '../../http-world.ts'
import { type Route, route } from '../../route.ts'
import { idParams, pageOf } from '../../schemas.ts'
import {
  changedWebhook,
  delivery,
  deliveryQuery,
  newWebhook,
  replay,
  rotation,
  webhook,
  webhookSecret,
} from './webhook-shapes.ts'

/** Where a client is told of what happens; by its own key, live and test apart. */
export function webhookRoutes(world: HttpWorld): Route[] {
  const own = { tag: 'webhooks', access: { scope: 'webhooks:write' }, allow: isClient } as const
  const one = { ...own, params: idParams } as const
  const whole = async (actor: ClientActor, id: string) =>
    presentEndpoint(await findCountedEndpoint(actor, id), world.clock.now())
  return [
    route({
      ...own,
      method: 'get',
      path: '/v1/webhooks',
      summary: 'All webhooks of this client',
      answers: { 200: { description: 'The eldest first', schema: z.object({ items: z.array(webhook) }) } },
      problems: [],
      async handle({ actor }) {
        const found = await findEndpoints(clientOf(actor), {})
        return { body: { items: found.map((each) => presentEndpoint(each, world.clock.now())) } }
      },
    }),
    route({
      ...own,
      method: 'post',
      path: '/v1/webhooks',
      summary: `Add a webhook; ${mostEndpoints} at most`,
      body: newWebhook,
      answers: {
        201: { description: 'With its secret, told once', schema: webhook.extend({ secret: webhookSecret }) },
      },
      problems: ['webhook.too_many', 'api_client.not_found'],
      async handle({ actor, body }) {
        const client = clientOf(actor)
        const endpoint = await addEndpoint(world, client, ownerOf(client), body)
        const told = presentEndpoint({ endpoint, counts: {} }, world.clock.now())
        return { status: 201, body: { ...told, secret: endpoint.secret } }
      },
    }),
    route({
      ...one,
      method: 'get',
      path: '/v1/webhooks/{id}',
      summary: 'One webhook, and how telling it goes',
      answers: { 200: { description: 'The webhook', schema: webhook } },
      problems: ['webhook.not_found'],
      handle: async ({ actor, params }) => ({ body: await whole(clientOf(actor), params.id) }),
    }),
    route({
      ...one,
      method: 'put',
      path: '/v1/webhooks/{id}',
      summary: 'Its address, events and description; off and on again',
      body: changedWebhook,
      answers: { 200: { description: 'Changed', schema: webhook } },
      problems: ['webhook.not_found'],
      async handle({ actor, params: { id }, body: { on, ...input } }) {
        await changeEndpoint(world, clientOf(actor), id, { ...input, isOn: on })
        return { body: await whole(clientOf(actor), id) }
      },
    }),
    route({
      ...one,
      method: 'delete',
      path: '/v1/webhooks/{id}',
      summary: 'Remove a webhook with all its deliveries',
      answers: { 204: { description: 'Removed' } },
      problems: ['webhook.not_found'],
      async handle({ actor, params }) {
        await removeEndpoint(world, clientOf(actor), params.id)
        return { status: 204 }
      },
    }),
    route({
      ...one,
      method: 'post',
      path: '/v1/webhooks/{id}/rotation',
      summary: 'A new secret; the old one signs beside it for some hours',
      body: rotation,
      answers: {
        200: { description: 'The new secret, told once', schema: webhook.extend({ secret: webhookSecret }) },
      },
      problems: ['webhook.not_found'],
      async handle({ actor, params: { id }, body }) {
        const { secret } = await rotateSecret(world, clientOf(actor), id, body.graceHours)
        return { body: { ...(await whole(clientOf(actor), id)), secret } }
      },
    }),
    route({
      ...one,
      method: 'post',
      path: '/v1/webhooks/{id}/pings',
      summary: 'Send a `ping`, which tells nothing, to try it',
      answers: { 202: { description: 'It is on its way', schema: delivery } },
      problems: ['webhook.not_found', 'webhook.off', 'webhook.queue_full'],
      handle: async ({ actor, params }) => ({
        status: 202,
        body: presentDelivery(await pingEndpoint(world, clientOf(actor), params.id)),
      }),
    }),
    route({
      ...one,
      method: 'get',
      path: '/v1/webhooks/{id}/deliveries',
      summary: 'What was sent and what became of it, of 30 days',
      query: deliveryQuery,
      answers: { 200: { description: 'The newest first', schema: pageOf(delivery) } },
      problems: ['webhook.not_found'],
      async handle({ actor, params, query }) {
        const { deliveries, nextCursor } = await findDeliveries(clientOf(actor), params.id, query)
        return { body: { items: deliveries.map(presentDelivery), nextCursor } }
      },
    }),
    route({
      ...one,
      method: 'post',
      path: '/v1/webhooks/{id}/replays',
      summary: 'Send all again that died since a time, as much as may wait',
      body: replay,
      answers: {
        202: { description: 'How many are on their way', schema: z.object({ replayed: z.int(), left: z.int() }) },
      },
      problems: ['webhook.not_found', 'webhook.off'],
      handle: async ({ actor, params, body }) => ({
        status: 202,
        body: await replayDead(world, clientOf(actor), params.id, new Date(body.since)),
      }),
    }),
    route({
      ...one,
      method: 'post',
      path: '/v1/webhook-deliveries/{id}/replay',
      summary: 'Send one again, with the same id and the same bytes',
      answers: { 202: { description: 'It is on its way', schema: delivery } },
      problems: ['webhook_delivery.not_found', 'webhook.off', 'webhook.queue_full'],
      handle: async ({ actor, params }) => ({
        status: 202,
        body: presentDelivery(await replayDelivery(world, clientOf(actor), params.id)),
      }),
    }),
  ]
}

/** A session has no webhooks: whoever keeps clients has pages for them. */
function isClient({ kind }: Actor): boolean {
  return kind === 'client'
}

function clientOf(actor: Actor): ClientActor {
  if (actor.kind !== 'client') throw new Problem('auth.forbidden')
  return actor
}

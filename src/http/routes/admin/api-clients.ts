import { z } from 'zod'
import { findClients, findKeptClient } from '../../../clients/find-clients.ts'
import { changeClient, closeClient, openClient } from '../../../clients/keep-clients.ts'
import { addKey, longestGraceDays, revokeKey, rotateKey, usualGraceDays } from '../../../clients/keep-keys.ts'
import { presentClient, presentNewKey } from '../../../clients/present-client.ts'
import { readUsage } from '../../../clients/read-usage.ts'
import { dayInYunnan } from '../../../kernel/clock.ts'
import { scopes } from '../../../policies/actor.ts'
import type { HttpWorld } from '../../http-world.ts'
import { type Route, route } from '../../route.ts'
import { id, idParams } from '../../schemas.ts'
import { apiClient, day, newClient, newClientKey, newKey } from './api-client-shapes.ts'

const usedDays = 31

/** Clients of the API, their keys and what they use; for the system administrator. */
export function apiClientRoutes(world: HttpWorld): Route[] {
  const common = { tag: 'admin', access: 'staff' } as const
  const kept = { ...common, params: idParams } as const
  const keyParams = z.strictObject({ id })
  return [
    route({
      ...common,
      method: 'get',
      path: '/v1/admin/api-clients',
      summary: 'All clients of the API with their keys, as far as keys are ever shown again',
      answers: { 200: { description: 'By name', schema: z.object({ items: z.array(apiClient) }) } },
      problems: ['auth.forbidden'],
      async handle({ actor }) {
        const clients = await findClients(actor)
        return { body: { items: clients.map((client) => presentClient(client, world.clock.now())) } }
      },
    }),
    route({
      ...common,
      method: 'post',
      path: '/v1/admin/api-clients',
      summary: `Open a client with its first key. Scopes: ${scopes.join(', ')}`,
      body: newClient,
      answers: {
        201: { description: 'The key and its signing secret, told once', schema: apiClient.extend(newKey.shape) },
      },
      problems: ['auth.forbidden', 'api_client.name_taken'],
      async handle({ actor, body: { test, expiresAt, ...input } }) {
        const { client, made } = await world.transaction(async () => {
          const client = await openClient(world, actor, input)
          return { client, made: await addKey(world, actor, client.id, { isTest: test, expiresAt: dateOf(expiresAt) }) }
        })
        const whole = presentClient(await findKeptClient(actor, client.id), world.clock.now())
        return { status: 201, body: { ...whole, ...presentNewKey(made) } }
      },
    }),
    route({
      ...kept,
      method: 'get',
      path: '/v1/admin/api-clients/{id}',
      summary: 'One client with its keys',
      answers: { 200: { description: 'The client', schema: apiClient } },
      problems: ['auth.forbidden', 'api_client.not_found'],
      async handle({ actor, params }) {
        return { body: presentClient(await findKeptClient(actor, params.id), world.clock.now()) }
      },
    }),
    route({
      ...kept,
      method: 'put',
      path: '/v1/admin/api-clients/{id}',
      summary: 'Its name, scopes and limits; they hold from the next call on',
      body: newClient.omit({ test: true, expiresAt: true }),
      answers: { 200: { description: 'Changed', schema: apiClient } },
      problems: ['auth.forbidden', 'api_client.not_found', 'api_client.name_taken'],
      async handle({ actor, params, body }) {
        await changeClient(world, actor, params.id, body)
        return { body: presentClient(await findKeptClient(actor, params.id), world.clock.now()) }
      },
    }),
    route({
      ...kept,
      method: 'delete',
      path: '/v1/admin/api-clients/{id}',
      summary: 'Close a client: all its keys end at once',
      answers: { 204: { description: 'Closed' } },
      problems: ['auth.forbidden', 'api_client.not_found'],
      async handle({ actor, params }) {
        await closeClient(world, actor, params.id)
        return { status: 204 }
      },
    }),
    route({
      ...kept,
      method: 'post',
      path: '/v1/admin/api-clients/{id}/keys',
      summary: 'Another key; of live and of test keys two each may be valid at once',
      body: newClientKey,
      answers: { 201: { description: 'Told once', schema: newKey } },
      problems: ['auth.forbidden', 'api_client.not_found', 'api_key.too_many'],
      async handle({ actor, params, body: { test, expiresAt } }) {
        const made = await addKey(world, actor, params.id, { isTest: test, expiresAt: dateOf(expiresAt) })
        return { status: 201, body: presentNewKey(made) }
      },
    }),
    route({
      ...common,
      method: 'post',
      path: '/v1/admin/api-keys/{id}/rotation',
      summary: 'A new key of the same kind; the old one ends by itself after some days',
      params: keyParams,
      body: z.strictObject({
        graceDays: z
          .int()
          .min(0)
          .max(longestGraceDays)
          .meta({ examples: [usualGraceDays] }),
      }),
      answers: { 201: { description: 'Told once', schema: newKey } },
      problems: ['auth.forbidden', 'api_key.not_found', 'api_key.too_many', 'api_client.not_found'],
      async handle({ actor, params, body }) {
        return { status: 201, body: presentNewKey(await rotateKey(world, actor, params.id, body.graceDays)) }
      },
    }),
    route({
      ...common,
      method: 'delete',
      path: '/v1/admin/api-keys/{id}',
      summary: 'Revoke a key: from the next call on it is none',
      params: keyParams,
      answers: { 204: { description: 'Revoked' } },
      problems: ['auth.forbidden', 'api_key.not_found'],
      async handle({ actor, params }) {
        await revokeKey(world, actor, params.id)
        return { status: 204 }
      },
    }),
    route({
      ...kept,
      method: 'get',
      path: '/v1/admin/api-clients/{id}/usage',
      summary: `What a client used, by day of Yunnan and kind of key; the last ${usedDays} days unless told`,
      query: z.strictObject({ from: day.optional(), to: day.optional() }),
      answers: {
        200: {
          description: 'The latest day first; days without a call are left out',
          schema: z.object({
            items: z.array(
              z.object({
                day: z.string(),
                test: z.boolean(),
                calls: z.int(),
                refused: z.int(),
                bytes: z.int(),
                pixels: z.int(),
                characters: z.int(),
              }),
            ),
          }),
        },
      },
      problems: ['auth.forbidden', 'api_client.not_found'],
      async handle({ actor, params, query }) {
        await findKeptClient(actor, params.id)
        const items = await readUsage(world, actor, params.id, spanOf(world.clock.now(), query))
        return { body: { items: items.map(({ isTest, ...rest }) => ({ ...rest, test: isTest })) } }
      },
    }),
  ]
}

const dateOf = (text: string | null | undefined) => (text ? new Date(text) : null)

function spanOf(now: Date, { from, to }: { from?: string | undefined; to?: string | undefined }) {
  const until = to ?? dayInYunnan(now)
  const daysBefore = new Date(Date.parse(`${until}T00:00:00Z`) - (usedDays - 1) * 86_400_000)
  return { from: from ?? daysBefore.toISOString().slice(0, 10), to: until }
}

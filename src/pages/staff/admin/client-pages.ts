import type Router from '@koa/router'
import { findClients, findKeptClient } from '../../../clients/find-clients.ts'
import { closeClient, openClient } from '../../../clients/keep-clients.ts'
import { addKey, type NewKey, revokeKey, rotateKey, usualGraceDays } from '../../../clients/keep-keys.ts'
import { presentClient } from '../../../clients/present-client.ts'
import { readUsage } from '../../../clients/read-usage.ts'
import { findEndpoints } from '../../../clients/webhooks/find-webhooks.ts'
import { presentEndpoint } from '../../../clients/webhooks/present-webhook.ts'
import type { RequestState } from '../../../http/request-state.ts'
import { newClient } from '../../../http/routes/admin/api-client-shapes.ts'
import { validate } from '../../../http/validate.ts'
import { dayInYunnan } from '../../../kernel/clock.ts'
import { scopes } from '../../../policies/actor.ts'
import { mayKeepClients } from '../../../policies/may.ts'
import { type PageTools, page, problemForForm } from '../../page.ts'
import type { StaffCall } from '../act-call.ts'
import { typedClient } from './typed-client.ts'

const path = '/staff/admin/api-clients'
const shownDays = 31
const dayMs = 86_400_000

/** Clients of the API: opened, their keys made, rotated and revoked, and what they used. */
export function clientPages(router: Router<RequestState>, tools: PageTools): void {
  const common = { access: 'staff', allow: mayKeepClients } as const
  page(router, tools, {
    ...common,
    method: 'get',
    path,
    async handle({ world, actor, show }) {
      const clients = (await findClients(actor)).map((client) => presentClient(client, world.clock.now()))
      await show('staff/admin/clients.njk', { clients })
    },
  })
  page(router, tools, {
    ...common,
    method: 'get',
    path: `${path}/new`,
    handle: ({ show }) => show('staff/admin/client-new.njk', { scopes, typed: { scopes: [] } }),
  })
  page(router, tools, {
    ...common,
    method: 'post',
    path: `${path}/new`,
    async handle(call) {
      const { world, actor, form, show } = call
      const typed = typedClient(form)
      try {
        const { test, ...input } = validate(newClient, typed.meant)
        const made = await world.transaction(async () => {
          const client = await openClient(world, actor, input)
          return addKey(world, actor, client.id, { isTest: test })
        })
        await showSecrets(call, made)
      } catch (error) {
        const problem = problemForForm(call, error)
        await show('staff/admin/client-new.njk', { scopes, typed: typed.shown, problem })
      }
    },
  })
  page(router, tools, { ...common, method: 'get', path: `${path}/:id`, handle: (call) => showClient(call) })
  const secretSteps = {
    keys: ({ world, actor, params, form }: StaffCall) =>
      addKey(world, actor, params['id'] ?? '', { isTest: form.value('test') === 'yes' }),
    rotate: ({ world, actor, form }: StaffCall) => rotateKey(world, actor, form.value('key')),
  }
  for (const [step, take] of Object.entries(secretSteps)) {
    page(router, tools, {
      ...common,
      method: 'post',
      path: `${path}/:id/${step}`,
      async handle(call) {
        try {
          await showSecrets(call, await take(call))
        } catch (error) {
          await showClient(call, { problem: problemForForm(call, error) })
        }
      },
    })
  }
  const steps = {
    revoke: ({ world, actor, form }: StaffCall) => revokeKey(world, actor, form.value('key')),
    close: ({ world, actor, params }: StaffCall) => closeClient(world, actor, params['id'] ?? ''),
  }
  for (const [step, take] of Object.entries(steps)) {
    page(router, tools, {
      ...common,
      method: 'post',
      path: `${path}/:id/${step}`,
      async handle(call) {
        try {
          await take(call)
          call.redirect(`${path}/${call.params['id']}`)
        } catch (error) {
          await showClient(call, { problem: problemForForm(call, error) })
        }
      },
    })
  }
}

/** Shown in answer to the form and kept nowhere. */
async function showSecrets(call: StaffCall, { record, key, signingSecret }: NewKey): Promise<void> {
  const client = await findKeptClient(call.actor, record.clientId)
  const { id, name } = client
  await call.show('staff/admin/client-secrets.njk', { client: { id, name }, key, signingSecret, isTest: record.isTest })
}

/** One client, with what went wrong. */
async function showClient(call: StaffCall, extra: Record<string, unknown> = {}): Promise<void> {
  const { world, actor, params, show } = call
  const now = world.clock.now()
  const client = presentClient(await findKeptClient(actor, params['id'] ?? ''), now)
  const span = { from: dayInYunnan(new Date(now.getTime() - (shownDays - 1) * dayMs)), to: dayInYunnan(now) }
  const endpoints = await findEndpoints(actor, { clientId: client.id })
  await show('staff/admin/client.njk', {
    client,
    webhooks: endpoints.map((each) => presentEndpoint(each, now)),
    valid: client.keys.filter(({ state }) => state === 'valid'),
    over: client.keys.filter(({ state }) => state !== 'valid'),
    usage: await readUsage(world, actor, client.id, span),
    shownDays,
    graceDays: usualGraceDays,
    ...extra,
  })
}

import type Router from '@koa/router'
import type { WebhookEndpoint } from '../../../../models/webhook-endpoint.ts'
import { findKeptClient } from '../../../clients/find-clients.ts'
import { webhookEvents } from '../../../clients/webhooks/events.ts'
import { findCountedEndpoint, findDeliveries } from '../../../clients/webhooks/find-webhooks.ts'
import { addEndpoint, changeEndpoint, removeEndpoint } from '../../../clients/webhooks/keep-endpoints.ts'
import { pingEndpoint } from '../../../clients/webhooks/ping-endpoint.ts'
import { presentDelivery, presentEndpoint } from '../../../clients/webhooks/present-webhook.ts'
import { replayDead, replayDelivery } from '../../../clients/webhooks/replay-deliveries.ts'
import { rotateSecret, usualGraceHours } from '../../../clients/webhooks/rotate-secret.ts'
import type { RequestState } from '../../../http/request-state.ts'
import { newWebhook } from '../../../http/routes/integrator/webhook-shapes.ts'
import { validate } from '../../../http/validate.ts'
import { mayKeepClients } from '../../../policies/may.ts'
import { type PageTools, page, problemForForm } from '../../page.ts'
import type { StaffCall } from '../act-call.ts'

const clients = '/staff/admin/api-clients'
const path = '/staff/admin/webhooks'
const shownDeliveries = 50
/** As long as deliveries are kept. */
const replayedDays = 30
const dayMs = 86_400_000

/** Where clients are told of what happens: added, tried, turned off and on, and what was sent, again where it failed. */
export function webhookPages(router: Router<RequestState>, tools: PageTools): void {
  const common = { access: 'staff', allow: mayKeepClients } as const
  const showNew = async (call: StaffCall, typed: Record<string, unknown>, problem?: unknown) => {
    const { id, name } = await findKeptClient(call.actor, call.params['id'] ?? '')
    await call.show('staff/admin/webhook-new.njk', { client: { id, name }, events: webhookEvents, typed, problem })
  }
  page(router, tools, {
    ...common,
    method: 'get',
    path: `${clients}/:id/webhooks/new`,
    handle: (call) => showNew(call, { events: webhookEvents }),
  })
  page(router, tools, {
    ...common,
    method: 'post',
    path: `${clients}/:id/webhooks/new`,
    async handle(call) {
      const { world, actor, params, form } = call
      const isTest = form.value('test') === 'yes'
      const typed = { url: form.value('url'), description: form.value('description'), events: form.values('events') }
      try {
        const owner = { clientId: params['id'] ?? '', isTest }
        await showSecret(call, await addEndpoint(world, actor, owner, validate(newWebhook, typed)))
      } catch (error) {
        await showNew(call, { ...typed, test: isTest }, problemForForm(call, error))
      }
    },
  })
  page(router, tools, { ...common, method: 'get', path: `${path}/:id`, handle: (call) => showWebhook(call) })
  page(router, tools, {
    ...common,
    method: 'post',
    path: `${path}/:id/rotate`,
    handle: async (call) => showSecret(call, await rotateSecret(call.world, call.actor, call.params['id'] ?? '')),
  })
  page(router, tools, {
    ...common,
    method: 'post',
    path: `${path}/:id/remove`,
    async handle({ world, actor, params, redirect }) {
      const { endpoint } = await findCountedEndpoint(actor, params['id'] ?? '')
      await removeEndpoint(world, actor, endpoint.id)
      redirect(`${clients}/${endpoint.clientId}`)
    },
  })
  const turn = async ({ world, actor, params }: StaffCall, isOn: boolean) => {
    const { endpoint } = await findCountedEndpoint(actor, params['id'] ?? '')
    const { url, events, description } = endpoint
    return changeEndpoint(world, actor, endpoint.id, { url, events, description, isOn })
  }
  const steps: Record<string, (call: StaffCall) => Promise<unknown>> = {
    ping: ({ world, actor, params }) => pingEndpoint(world, actor, params['id'] ?? ''),
    on: (call) => turn(call, true),
    off: (call) => turn(call, false),
    again: ({ world, actor, form }) => replayDelivery(world, actor, form.value('delivery')),
    replay: ({ world, actor, params }) => {
      const since = new Date(world.clock.now().getTime() - replayedDays * dayMs)
      return replayDead(world, actor, params['id'] ?? '', since)
    },
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
          await showWebhook(call, { problem: problemForForm(call, error) })
        }
      },
    })
  }
}

/** Shown in answer to the form and kept nowhere. */
async function showSecret({ show }: StaffCall, { id, secret }: WebhookEndpoint): Promise<void> {
  await show('staff/admin/webhook-secret.njk', { id, secret })
}

async function showWebhook(call: StaffCall, extra: Record<string, unknown> = {}): Promise<void> {
  const { world, actor, params, ctx, show } = call
  const counted = await findCountedEndpoint(actor, params['id'] ?? '')
  const { id, name } = await findKeptClient(actor, counted.endpoint.clientId)
  const { cursor: asked } = ctx.query
  const cursor = typeof asked === 'string' ? asked : undefined
  const { deliveries, nextCursor } = await findDeliveries(actor, counted.endpoint.id, {
    cursor,
    limit: shownDeliveries,
  })
  await show('staff/admin/webhook.njk', {
    client: { id, name },
    webhook: presentEndpoint(counted, world.clock.now()),
    deliveries: deliveries.map(presentDelivery),
    nextCursor,
    graceHours: usualGraceHours,
    ...extra,
  })
}

import { WebhookDelivery } from '../../../models/webhook-delivery.ts'
import { WebhookEndpoint } from '../../../models/webhook-endpoint.ts'
import { record as audit } from '../../audit/record.ts'
import { buryWaiting } from './bury-waiting.ts'
import type { DeliveringWorld } from './deliver-webhooks.ts'
import type { DeliveryFailure, OffReason } from './events.ts'
import { nextTry, restUntil } from './retry-plan.ts'

export interface Attempt {
  id: string
  /** By which it is known: one that was replayed meanwhile has other ones. */
  attempts: number
  status: number | null
  durationMs: number
}

/** Without a single success for so long, nobody is there any more. */
const longestFailingMs = 3 * 86_400_000
/** The receiver wants no more (Standard Webhooks). */
const gone = 410

type SettlingWorld = Omit<DeliveringWorld, 'postWebhook'>

export async function settleDelivered(world: SettlingWorld, endpointId: string, made: Attempt): Promise<void> {
  await world.transaction(async () => {
    // The endpoint first, as whoever replays locks it.
    await WebhookEndpoint.update({ failures: 0, failingSince: null, pausedUntil: null }, { where: { id: endpointId } })
    await settle(made, { state: 'delivered', failure: null })
  })
}

/** It comes back later, and the endpoint rests; after the last attempt it is dead, and an endpoint that never answers off. */
export async function settleFailed(
  world: SettlingWorld,
  endpointId: string,
  { failure, ...made }: Attempt & { failure: DeliveryFailure },
): Promise<void> {
  const now = world.clock.now()
  await world.transaction(async () => {
    const endpoint = await WebhookEndpoint.findByPk(endpointId, { lock: true })
    if (endpoint === null) return
    const next = nextTry(made.attempts, now)
    await settle(made, { failure, ...(next === null ? { state: 'dead' } : { nextAt: next }) })
    const failures = (endpoint.failures ?? 0) + 1
    const failingSince = endpoint.failingSince ?? now
    const pausedUntil = restUntil(failures, now)
    await endpoint.update({ failures, failingSince, pausedUntil })
    const isLost = now.getTime() - failingSince.getTime() >= longestFailingMs
    if (made.status === gone || isLost) {
      await switchOff(world, endpoint, made.status === gone ? 'gone' : 'failing')
      return
    }
    for (const at of next === null ? [pausedUntil] : [pausedUntil, next])
      await world.jobs.enqueue('deliver-webhooks', { endpointId }, Math.ceil((at.getTime() - now.getTime()) / 1000))
  })
}

async function settle({ id, attempts, status, durationMs }: Attempt, more: Partial<WebhookDelivery>): Promise<void> {
  await WebhookDelivery.update({ responseStatus: status, durationMs, ...more }, { where: { id, attempts } })
}

async function switchOff(world: SettlingWorld, endpoint: WebhookEndpoint, reason: OffReason): Promise<void> {
  if (endpoint.offAt !== null) return
  await endpoint.update({ offAt: world.clock.now(), offReason: reason })
  await buryWaiting(endpoint.id)
  audit(world, {
    actor: 'system',
    action: 'webhook.switch-off',
    subject: { kind: 'webhook', id: endpoint.id },
    details: { client: endpoint.clientId, reason },
  })
}

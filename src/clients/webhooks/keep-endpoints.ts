import { WebhookEndpoint } from '../../../models/webhook-endpoint.ts'
import { record as audit } from '../../audit/record.ts'
import { invalidFields, Problem } from '../../kernel/errors.ts'
import { newId } from '../../kernel/ids.ts'
import { openClientOf } from '../keep-clients.ts'
import { buryWaiting } from './bury-waiting.ts'
import { checkAddress } from './check-address.ts'
import type { WebhookEvent } from './events.ts'
import { endpointsOf, findEndpoint, type Owner } from './own-endpoints.ts'
import { newWebhookSecret } from './sign-webhook.ts'
import type { WebhookKeeper, WebhookWorld } from './webhook-world.ts'

/** Of live and of test keys each: one for every system of a county's, and some to try. */
export const mostEndpoints = 5

export interface EndpointInput {
  url: string
  events: WebhookEvent[]
  description: string
}

/** With its secret, which is told this once. Throws `auth.forbidden`, `api_client.not_found`, `webhook.too_many`, `request.invalid`. */
export async function addEndpoint(
  world: WebhookWorld,
  actor: WebhookKeeper,
  owner: Owner,
  input: EndpointInput,
): Promise<WebhookEndpoint> {
  endpointsOf(actor)
  checkAddress(input.url, world.webhookHosts)
  return world.transaction(async () => {
    // Locked: two that are added at once are counted.
    const client = await openClientOf(owner.clientId)
    if (!client.scopes.includes('cases:read')) throw invalidFields({ path: 'events', code: 'field.event_scope' })
    if ((await WebhookEndpoint.count({ where: { ...owner } })) >= mostEndpoints) throw new Problem('webhook.too_many')
    const { clientId, isTest } = owner
    const endpoint = await WebhookEndpoint.create({
      id: newId(),
      clientId,
      isTest,
      ...input,
      secret: newWebhookSecret(),
      createdAt: world.clock.now(),
    })
    auditEndpoint(world, actor, 'add', endpoint)
    return endpoint
  })
}

/** Turned on again it has a clean slate. Throws `auth.forbidden`, `webhook.not_found`, `request.invalid`. */
export async function changeEndpoint(
  world: WebhookWorld,
  actor: WebhookKeeper,
  id: string,
  { isOn, ...input }: EndpointInput & { isOn: boolean },
): Promise<WebhookEndpoint> {
  checkAddress(input.url, world.webhookHosts)
  return world.transaction(async () => {
    const endpoint = await findEndpoint(actor, id, { lock: true })
    await endpoint.update({ ...input, ...turned(endpoint, isOn, world.clock.now()) })
    if (!isOn) await buryWaiting(id)
    auditEndpoint(world, actor, 'change', endpoint)
    return endpoint
  })
}

/** With all that was on its way. Throws `auth.forbidden`, `webhook.not_found`. */
export async function removeEndpoint(world: WebhookWorld, actor: WebhookKeeper, id: string): Promise<void> {
  await world.transaction(async () => {
    const endpoint = await findEndpoint(actor, id, { lock: true })
    await endpoint.destroy()
    auditEndpoint(world, actor, 'remove', endpoint)
  })
}

function turned({ offAt }: WebhookEndpoint, isOn: boolean, now: Date): Partial<WebhookEndpoint> {
  if (isOn === (offAt === null)) return {}
  if (!isOn) return { offAt: now, offReason: 'asked' }
  return { offAt: null, offReason: null, failures: 0, failingSince: null, pausedUntil: null }
}

function auditEndpoint(
  world: WebhookWorld,
  actor: WebhookKeeper,
  deed: 'add' | 'change' | 'remove',
  { id, clientId, isTest, events, offAt }: WebhookEndpoint,
): void {
  const details = {
    client: clientId,
    isTest,
    on: offAt == null,
    ...Object.fromEntries(events.map((each) => [each, true])),
  }
  audit(world, { actor, action: `webhook.${deed}`, subject: { kind: 'webhook', id }, details })
}

import type { WebhookDelivery } from '../../../models/webhook-delivery.ts'
import { record as audit } from '../../audit/record.ts'
import { Problem } from '../../kernel/errors.ts'
import { findEndpoint } from './own-endpoints.ts'
import { queueDelivery, roomFor } from './queue-delivery.ts'
import type { WebhookKeeper, WebhookWorld } from './webhook-world.ts'

const ping = { event: 'ping', body: JSON.stringify({ type: 'ping', data: {} }) }

/** An event that tells nothing, to try an endpoint. Throws `auth.forbidden`, `webhook.not_found`, `webhook.off`, `webhook.queue_full`. */
export async function pingEndpoint(world: WebhookWorld, actor: WebhookKeeper, id: string): Promise<WebhookDelivery> {
  return world.transaction(async () => {
    const { clientId, offAt } = await findEndpoint(actor, id, { lock: true })
    if (offAt !== null) throw new Problem('webhook.off')
    if ((await roomFor(id)) === 0) throw new Problem('webhook.queue_full')
    audit(world, { actor, action: 'webhook.ping', subject: { kind: 'webhook', id }, details: { client: clientId } })
    return queueDelivery(world, id, ping)
  })
}

import { WebhookDelivery } from '../../../models/webhook-delivery.ts'

/** What waits for an endpoint that is switched off is tried no more; whoever turns it on again may replay it. */
export async function buryWaiting(endpointId: string): Promise<void> {
  await WebhookDelivery.update({ state: 'dead', failure: 'switched-off' }, { where: { endpointId, state: 'waiting' } })
}

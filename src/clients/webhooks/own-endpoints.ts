import { WebhookEndpoint } from '../../../models/webhook-endpoint.ts'
import { Problem } from '../../kernel/errors.ts'
import type { ClientActor } from '../../policies/actor.ts'
import { checkKeeper } from '../keep-clients.ts'
import type { WebhookKeeper } from './webhook-world.ts'

/** Whose endpoints: live and test keys of one client have their own. */
export interface Owner {
  clientId: string
  isTest: boolean
}

export function ownerOf({ clientId, isTest = false }: ClientActor): Owner {
  return { clientId, isTest }
}

/** The condition for what somebody may see. Throws `auth.forbidden`. */
export function endpointsOf(actor: WebhookKeeper): Partial<Owner> {
  if (actor !== 'system' && actor.kind === 'client') return ownerOf(actor)
  checkKeeper(actor)
  return {}
}

/** Throws `auth.forbidden`, `webhook.not_found`. */
export async function findEndpoint(
  actor: WebhookKeeper,
  id: string,
  { lock = false }: { lock?: boolean } = {},
): Promise<WebhookEndpoint> {
  const endpoint = await WebhookEndpoint.findOne({ where: { id, ...endpointsOf(actor) }, lock })
  if (endpoint === null) throw new Problem('webhook.not_found')
  return endpoint
}

import type { WebhookEndpoint } from '../../../models/webhook-endpoint.ts'
import { record as audit } from '../../audit/record.ts'
import { findEndpoint } from './own-endpoints.ts'
import { newWebhookSecret } from './sign-webhook.ts'
import type { WebhookKeeper, WebhookWorld } from './webhook-world.ts'

const hourMs = 3_600_000
/** Over a night, or a week in which somebody is away. */
export const usualGraceHours = 24
export const longestGraceHours = 168

/**
 * A new secret, told this once; the one before signs beside it for `graceHours`, and an older one no more. Throws
 * `auth.forbidden`, `webhook.not_found`.
 */
export async function rotateSecret(
  world: WebhookWorld,
  actor: WebhookKeeper,
  id: string,
  graceHours = usualGraceHours,
): Promise<WebhookEndpoint> {
  return world.transaction(async () => {
    const endpoint = await findEndpoint(actor, id, { lock: true })
    const until = new Date(world.clock.now().getTime() + graceHours * hourMs)
    const old =
      graceHours === 0
        ? { oldSecret: null, oldSecretUntil: null }
        : { oldSecret: endpoint.secret, oldSecretUntil: until }
    await endpoint.update({ ...old, secret: newWebhookSecret() })
    const details = { client: endpoint.clientId, until: old.oldSecretUntil?.toISOString() ?? null }
    audit(world, { actor, action: 'webhook.rotate', subject: { kind: 'webhook', id }, details })
    return endpoint
  })
}

/** What signs now: the newest, and the one before while it is still good. */
export function standingSecrets({ secret, oldSecret, oldSecretUntil }: WebhookEndpoint, now: Date): string[] {
  return oldSecret != null && oldSecretUntil != null && oldSecretUntil > now ? [secret, oldSecret] : [secret]
}

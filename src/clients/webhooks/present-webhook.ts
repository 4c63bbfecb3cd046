import type { WebhookDelivery } from '../../../models/webhook-delivery.ts'
import { isoInYunnan } from '../../kernel/clock.ts'
import type { CountedEndpoint } from './find-webhooks.ts'

const time = (date: Date | null | undefined) => date && isoInYunnan(date)

/** An endpoint without its secrets, and how telling it goes. */
export function presentEndpoint({ endpoint, counts }: CountedEndpoint, now: Date) {
  const { id, url, events, description, isTest, createdAt, offAt, offReason, failingSince, oldSecretUntil } = endpoint
  return {
    id,
    url,
    events,
    description,
    test: isTest,
    state: offAt != null ? 'off' : failingSince != null ? 'failing' : 'on',
    offReason: offReason ?? null,
    offAt: time(offAt) ?? null,
    failingSince: time(failingSince) ?? null,
    oldSecretUntil: oldSecretUntil != null && oldSecretUntil > now ? isoInYunnan(oldSecretUntil) : null,
    createdAt: isoInYunnan(createdAt),
    deliveries: { waiting: counts.waiting ?? 0, delivered: counts.delivered ?? 0, dead: counts.dead ?? 0 },
  }
}

export function presentDelivery(delivery: WebhookDelivery) {
  const { id, event, state, attempts, nextAt, attemptedAt, responseStatus, durationMs, failure, createdAt } = delivery
  return {
    id,
    event,
    state,
    attempts: attempts ?? 0,
    createdAt: isoInYunnan(createdAt),
    nextAt: state === 'waiting' ? isoInYunnan(nextAt) : null,
    attemptedAt: time(attemptedAt) ?? null,
    responseStatus: responseStatus ?? null,
    durationMs: durationMs ?? null,
    failure: failure ?? null,
  }
}

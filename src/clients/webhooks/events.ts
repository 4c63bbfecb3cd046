import type { Scope } from '../../policies/actor.ts'

/** What an endpoint may ask to be told of: that of a report about drinking water which a key with `cases:read` may read. */
export const webhookEvents = ['report.opened', 'report.closed', 'report.reopened', 'report.removed'] as const
export type WebhookEvent = (typeof webhookEvents)[number]

/** What a client needs at the moment of an event to be told of it. */
export const scopesOfEvents: Scope[] = ['webhooks:write', 'cases:read']

/** All that is ever told. */
export interface ReportEvent {
  type: WebhookEvent
  data: {
    /** As Open311 calls it: `service_request_id`. */
    id: string
    status: 'open' | 'closed' | 'removed'
    /** `YYYY-MM-DD` in Yunnan. */
    changedOn: string
  }
}

export const deliveryStates = ['waiting', 'delivered', 'dead'] as const
export type DeliveryState = (typeof deliveryStates)[number]

/** Why the latest attempt failed, or why there was none. */
export const deliveryFailures = [
  'address-refused',
  'name-unknown',
  'unreachable',
  'tls',
  'timeout',
  'answer-broken',
  'redirect',
  'status',
  'queue-full',
  'switched-off',
] as const
export type DeliveryFailure = (typeof deliveryFailures)[number]

/** Its owner said so, the receiver said 410, or it failed for too long. */
export const offReasons = ['asked', 'gone', 'failing'] as const
export type OffReason = (typeof offReasons)[number]

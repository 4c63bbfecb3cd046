import { z } from 'zod'
import { deliveryFailures, deliveryStates, offReasons, webhookEvents } from '../../../clients/webhooks/events.ts'
import { longestGraceHours, usualGraceHours } from '../../../clients/webhooks/rotate-secret.ts'
import { id, instant, pageQuery } from '../../schemas.ts'

const mostUrl = 2000

export const newWebhook = z.strictObject({
  url: z
    .string()
    .trim()
    .min(1)
    .max(mostUrl)
    .meta({ description: 'https, on the internet', examples: ['https://receiver.example/hooks/yunnan'] }),
  events: z
    .array(z.enum(webhookEvents))
    .min(1)
    .max(webhookEvents.length)
    .refine((each) => new Set(each).size === each.length, 'field.duplicate')
    .meta({ description: 'Of reports about drinking water; needs the scope `cases:read` as well' }),
  description: z.string().trim().max(200).default(''),
})
export const changedWebhook = newWebhook.extend({
  on: z.boolean().meta({ description: 'Off: nothing is sent, and what waits is dead' }),
})
export const rotation = z.strictObject({
  graceHours: z
    .int()
    .min(0)
    .max(longestGraceHours)
    .meta({ description: 'How long the old secret signs beside the new one', examples: [usualGraceHours] }),
})
export const replay = z.strictObject({
  since: z.iso.datetime({ offset: true, error: 'field.format' }).meta({ description: 'Of events from then on' }),
})
export const deliveryQuery = z.strictObject({ state: z.enum(deliveryStates).optional(), ...pageQuery })

export const webhook = z
  .object({
    id,
    url: z.string(),
    events: z.array(z.enum(webhookEvents)),
    description: z.string(),
    test: z.boolean().meta({ description: 'Of a test key: only pings are sent' }),
    state: z.enum(['on', 'failing', 'off']),
    offReason: z
      .enum(offReasons)
      .nullable()
      .meta({ description: 'asked: by its owner; gone: it answered 410; failing: nothing arrived for three days' }),
    offAt: instant.nullable(),
    failingSince: instant.nullable(),
    oldSecretUntil: instant.nullable(),
    createdAt: instant,
    deliveries: z.object({ waiting: z.int(), delivered: z.int(), dead: z.int() }),
  })
  .meta({ id: 'Webhook' })

export const webhookSecret = z
  .string()
  .meta({ description: 'Signs what is sent; shown this once', examples: ['whsec_…'] })

export const delivery = z
  .object({
    id: id.meta({ description: 'The header `webhook-id`, the same in every attempt' }),
    event: z.string(),
    state: z.enum(deliveryStates).meta({ description: 'dead: given up; it can be replayed' }),
    attempts: z.int(),
    createdAt: instant,
    nextAt: instant.nullable(),
    attemptedAt: instant.nullable(),
    responseStatus: z.int().nullable(),
    durationMs: z.int().nullable(),
    failure: z.enum(deliveryFailures).nullable(),
  })
  .meta({ id: 'WebhookDelivery' })

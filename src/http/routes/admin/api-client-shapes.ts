import { z } from 'zod'
import { largestLimit, limitNames } from '../../../clients/limits.ts'
import { isCalendarDay } from '../../../kernel/id-number.ts'
import { scopes } from '../../../policies/actor.ts'
import { id, instant } from '../../schemas.ts'

const limit = z.int().min(1).max(largestLimit).nullable()
type LimitShape = Record<(typeof limitNames)[number], typeof limit>
const limits = z.object(Object.fromEntries(limitNames.map((name) => [name, limit])) as LimitShape)

export const day = z
  .string()
  .refine((text) => isCalendarDay(text), 'field.date')
  .meta({ format: 'date' })

const expiresAt = z.iso.datetime({ offset: true }).nullable().optional()
const test = z
  .boolean()
  .meta({ description: 'A test key: answers are invented, nothing real is reached, no paid voice speaks' })

export const newClientKey = z.strictObject({ test, expiresAt })
export const newClient = z.strictObject({
  name: z.string().max(80).trim().min(2),
  scopes: z
    .array(z.enum(scopes))
    .min(1)
    .max(scopes.length)
    .refine((each) => new Set(each).size === each.length, 'field.duplicate'),
  limits: limits
    .partial()
    .strict()
    .optional()
    .meta({ description: 'null: none; what is not told stays, or is as usual' }),
  mustSign: z.boolean().optional().meta({ description: 'Calls count only with a signature' }),
  test: test.default(false),
  expiresAt,
})

const apiKey = z
  .object({
    id,
    hint: z.string().meta({ description: 'First and last characters' }),
    test: z.boolean(),
    state: z.enum(['valid', 'expired', 'revoked']),
    createdAt: instant,
    expiresAt: instant.nullable(),
    revokedAt: instant.nullable(),
    lastUsedOn: z.string().nullable().meta({ format: 'date' }),
  })
  .meta({ id: 'ApiKey' })

export const apiClient = z
  .object({
    id,
    name: z.string(),
    scopes: z.array(z.string()),
    limits,
    mustSign: z.boolean(),
    createdAt: instant,
    closedAt: instant.nullable(),
    keys: z.array(apiKey),
  })
  .meta({ id: 'ApiClient' })

export const newKey = z.object({
  keyId: id,
  key: z.string().meta({ description: 'Shown this once: only its hash is kept' }),
  signingSecret: z.string().meta({ description: 'For signatures; shown this once' }),
  expiresAt: instant.nullable(),
})

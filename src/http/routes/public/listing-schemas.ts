import { z } from 'zod'
import { trades } from '../../../directory/trades.ts'
import { coordType, divisionCode } from '../../schemas.ts'

/** Shapes that institutions, jobs and courses share. */

/** A position of whoever asks: all three or none. */
export const askedPosition = {
  longitude: z.coerce
    .number()
    .optional()
    .meta({ examples: [102.82] }),
  latitude: z.coerce
    .number()
    .optional()
    .meta({ examples: [24.89] }),
  coordType: coordType.optional(),
}

export const truth = z
  .enum(['true', 'false'])
  .transform((value) => value === 'true')
  .optional()

export const trade = z.enum(trades)
export const place = z.object({ code: divisionCode, name: z.string() })
export const keptPosition = z
  .object({ longitude: z.number(), latitude: z.number(), coordType: z.literal('wgs84') })
  .nullable()
export const distanceKm = z
  .number()
  .nullable()
  .meta({ description: 'To 0.1 km below 10 km, then whole kilometres; null without a position of either' })

export const positionProblems = [
  'coordinate.invalid',
  'coordinate.swapped',
  'coordinate.null_island',
  'coordinate.outside_coverage',
] as const

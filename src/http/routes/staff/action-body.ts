import { z } from 'zod'
import { mostReferred } from '../../../cases/refer-case.ts'
import { helperDepartments } from '../../../catalogue/types.ts'
import { divisionCode, id } from '../../schemas.ts'

const version = z.int().meta({ description: 'The version that you saw' })
const words = (most = 2000) => z.string().max(most)
const reason = words().trim().min(1)
const workingDays = z.int().min(1).max(60)

/** An action with a word that may be said with it. */
const plain = <A extends string>(action: A) =>
  z.strictObject({ action: z.literal(action), note: words().optional(), version })
/** An action that nothing justifies but a reason. */
const reasoned = <A extends string>(action: A) => z.strictObject({ action: z.literal(action), note: reason, version })

/** One variant for each step of the workflow that staff take. */
export const staffAction = z.discriminatedUnion('action', [
  plain('accept'),
  reasoned('reject').extend({
    otherChannel: reason.meta({ description: 'Where else the person can turn, in words for them' }),
  }),
  plain('request-materials').extend({
    materials: z
      .array(z.string().max(200).trim().min(1))
      .min(1)
      .max(20)
      .meta({ description: 'All that is missing: it is asked once' }),
  }),
  plain('resume'),
  reasoned('transfer').extend({
    to: z.strictObject({ department: z.enum(helperDepartments).optional(), division: divisionCode }),
  }),
  reasoned('return'),
  reasoned('help-now'),
  plain('investigate'),
  reasoned('pause'),
  reasoned('opinion').extend({ fit: z.boolean() }),
  plain('publish'),
  plain('submit-to-county'),
  plain('approve').extend({ amountFen: z.int().min(0).max(10_000_000_000).optional() }),
  reasoned('deny').extend({
    basis: reason.meta({ description: 'The rule that the refusal rests on' }),
    remedies: words().optional().meta({ description: 'What can be done against it; the usual ones when absent' }),
  }),
  reasoned('fulfil'),
  reasoned('answer'),
  reasoned('supervise').extend({ workingDays: workingDays.optional() }),
  plain('merge').extend({ into: id.meta({ description: 'The open case that this one repeats' }) }),
  reasoned('extend').extend({ workingDays }),
  plain('refer').extend({
    listings: z.array(id).min(1).max(mostReferred).meta({ description: 'Of GET /v1/staff/cases/{id}/listings' }),
  }),
])

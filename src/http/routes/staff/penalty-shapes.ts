import { z } from 'zod'
import { penaltyStates } from '../../../cases/penalties/penalty-steps.ts'
import { id, instant, said } from '../../schemas.ts'

const fen = z.int().nullable()

/** What both sides see of a penalty; money in 分. */
export const penaltyCommon = said.extend({
  id,
  caseId: id,
  state: z.enum(penaltyStates),
  version: z.int(),
  facts: z.string().nullable(),
  basis: z.string().nullable(),
  gainFen: fen,
  refundFen: fen,
  fineFen: fen,
  defenceUntil: instant.nullable(),
  decidedAt: instant.nullable(),
  entry: z.object({ at: instant, visible: z.boolean() }).nullable(),
})

import { z } from 'zod'
import { findPenalties, findPenalty } from '../../../cases/penalties/find-penalties.ts'
import { movePenalty } from '../../../cases/penalties/move-penalty.ts'
import { openClue } from '../../../cases/penalties/open-clue.ts'
import { penaltyClocks } from '../../../cases/penalties/penalty-clocks.ts'
import { penaltyActions } from '../../../cases/penalties/penalty-steps.ts'
import { presentPenalty } from '../../../cases/penalties/present-penalty.ts'
import { serviceIds } from '../../../catalogue/types.ts'
import type { HttpWorld } from '../../http-world.ts'
import { type Route, route } from '../../route.ts'
import { id, idParams, instant, said } from '../../schemas.ts'
import { penaltyCommon } from './penalty-shapes.ts'

const penalty = penaltyCommon
  .extend({
    caseNumber: z.string(),
    serviceId: z.enum(serviceIds),
    person: z.string().meta({ description: 'Masked name of whom it is about' }),
    department: z.string(),
    division: z.string(),
    clue: z.string(),
    defence: z.string().nullable(),
    hearingWanted: z.boolean(),
    filedAt: instant.nullable(),
    clocks: z.array(said.extend({ kind: z.enum(penaltyClocks), dueAt: instant, over: z.boolean() })),
    events: z.array(
      z.object({ seq: z.int(), action: z.string(), state: z.string(), note: z.string().nullable(), at: instant }),
    ),
    actions: z.array(z.enum(penaltyActions)),
  })
  .meta({ id: 'Penalty' })
const text = z.string().max(4000).trim()
/** One thousand million yuan, far above any gain. */
export const mostFen = 100_000_000_000
const fen = z.int().min(0).max(mostFen)

export const newClue = z.strictObject({ clue: text.min(5) })
export const penaltyMove = z.strictObject({
  action: z.enum(penaltyActions),
  version: z.int(),
  note: text.optional(),
  facts: text.optional(),
  basis: text.optional(),
  gainFen: fen.optional(),
  refundFen: fen.optional(),
  fineFen: fen.optional(),
})

export function penaltyRoutes(world: HttpWorld): Route[] {
  const common = { tag: 'penalties', access: 'staff' } as const
  return [
    route({
      ...common,
      method: 'post',
      path: '/v1/staff/cases/{id}/clues',
      summary: 'Say what makes you doubt a case; somebody else looks into it',
      params: idParams,
      body: newClue,
      answers: { 201: { description: 'Noted', schema: z.object({ id }) } },
      problems: ['case.not_found', 'auth.forbidden', 'penalty.open'],
      handle: async ({ actor, params, body }) => {
        const opened = await openClue(world, actor, params.id, body.clue)
        return { status: 201, body: { id: opened.id } }
      },
    }),
    route({
      ...common,
      method: 'get',
      path: '/v1/staff/penalties',
      summary: 'What may be a false statement, of your department and place',
      answers: { 200: { description: 'The newest first', schema: z.object({ items: z.array(penalty) }) } },
      problems: ['auth.forbidden'],
      async handle({ actor, language }) {
        const found = await findPenalties(actor)
        return { body: { items: found.map((each) => presentPenalty(world, each, language, actor)) } }
      },
    }),
    route({
      ...common,
      method: 'get',
      path: '/v1/staff/penalties/{id}',
      summary: 'One of them, with its steps',
      params: idParams,
      answers: { 200: { description: 'As it stands', schema: penalty } },
      problems: ['penalty.not_found'],
      handle: async ({ actor, params, language }) => ({
        body: presentPenalty(world, await findPenalty(actor, params.id), language, actor),
      }),
    }),
    route({
      ...common,
      method: 'post',
      path: '/v1/staff/penalties/{id}/actions',
      summary: 'One step in the order of the law; a fine is none or one to three times the gain',
      params: idParams,
      body: penaltyMove,
      answers: { 200: { description: 'After it', schema: penalty } },
      problems: [
        'penalty.not_found',
        'auth.forbidden',
        'penalty.step_illegal',
        'case.version_conflict',
        'case.four_eyes',
        'penalty.defence_runs',
        'penalty.hearing_first',
        'penalty.too_late',
        'penalty.minor',
      ],
      async handle({ actor, params, body, language }) {
        await movePenalty(world, actor, params.id, body)
        return { body: presentPenalty(world, await findPenalty(actor, params.id), language, actor) }
      },
    }),
  ]
}

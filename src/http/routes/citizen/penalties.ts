import { z } from 'zod'
import { defend } from '../../../cases/penalties/defend.ts'
import { findMyPenalties } from '../../../cases/penalties/find-penalties.ts'
import { presentMyPenalty } from '../../../cases/penalties/present-penalty.ts'
import type { HttpWorld } from '../../http-world.ts'
import { type Route, route } from '../../route.ts'
import { idParams } from '../../schemas.ts'
import { penaltyCommon } from '../staff/penalty-shapes.ts'

const mine = penaltyCommon.extend({ mayDefend: z.boolean() }).meta({ id: 'MyPenalty' })

export const defence = z.strictObject({ text: z.string().max(4000).trim().min(1), hearing: z.boolean().default(false) })

export function myPenaltyRoutes(world: HttpWorld): Route[] {
  return [
    route({
      method: 'get',
      path: '/v1/me/penalties',
      tag: 'me',
      summary: 'What I was told about statements of mine, and what is entered of it',
      access: 'citizen',
      answers: { 200: { description: 'The newest first', schema: z.object({ items: z.array(mine) }) } },
      problems: [],
      async handle({ actor, language }) {
        const found = await findMyPenalties(actor)
        return { body: { items: found.map((each) => presentMyPenalty(world, each, language)) } }
      },
    }),
    route({
      method: 'post',
      path: '/v1/me/penalties/{id}/defence',
      tag: 'me',
      summary: 'Explain, object, or ask for a hearing; what was said last counts',
      access: 'citizen',
      params: idParams,
      body: defence,
      answers: { 204: { description: 'It is with those who decide' } },
      problems: ['penalty.not_found', 'penalty.step_illegal'],
      async handle({ actor, params, body }) {
        await defend(world, actor, params.id, body)
        return { status: 204 }
      },
    }),
  ]
}

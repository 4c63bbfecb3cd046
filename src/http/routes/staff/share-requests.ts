import { z } from 'zod'
import { presentShareRequest } from '../../../cases/present-share-request.ts'
import { registries, shareResults } from '../../../cases/registries.ts'
import { findShareRequests, requestShare } from '../../../cases/request-share.ts'
import type { Language } from '../../../kernel/words.ts'
import type { StaffActor } from '../../../policies/actor.ts'
import type { HttpWorld } from '../../http-world.ts'
import { type Route, route } from '../../route.ts'
import { id, idParams, instant, said } from '../../schemas.ts'

export const shareRequest = said
  .extend({
    id,
    registry: z.enum(registries),
    purpose: z.string(),
    result: z.enum(shareResults),
    asOf: z.string().nullable().meta({ description: 'The day that the list tells of; null without a list' }),
    by: z.string(),
    at: instant,
  })
  .meta({ id: 'ShareRequest', description: 'Another registry was asked about the applicant' })
export const shareBody = z.strictObject({
  registry: z.enum(registries),
  purpose: z.string().max(200).trim().min(4).meta({ description: 'What it is needed for' }),
})
const log = z.object({ items: z.array(shareRequest) })

export function shareRequestRoutes(world: HttpWorld): Route[] {
  const logOf = async (actor: StaffActor, caseId: string, language: Language) => ({
    items: (await findShareRequests(actor, caseId)).map((each) => presentShareRequest(world, each, language)),
  })
  return [
    route({
      method: 'post',
      path: '/v1/staff/cases/{id}/share-requests',
      tag: 'staff',
      summary: 'Ask whether the applicant stands in the list of another registry; who asked, when and why is kept',
      access: 'staff',
      params: idParams,
      body: shareBody,
      answers: { 201: { description: 'The log of the case, the answer last', schema: log } },
      problems: ['case.not_found', 'auth.forbidden'],
      async handle({ actor, params, body, language }) {
        await requestShare(world, actor, params.id, body)
        return { status: 201, body: await logOf(actor, params.id, language) }
      },
    }),
    route({
      method: 'get',
      path: '/v1/staff/cases/{id}/share-requests',
      tag: 'staff',
      summary: 'Which registries were asked about the applicant of a case, by whom, when and why',
      access: 'staff',
      params: idParams,
      answers: { 200: { description: 'The first first', schema: log } },
      problems: ['case.not_found'],
      handle: async ({ actor, params, language }) => ({ body: await logOf(actor, params.id, language) }),
    }),
  ]
}

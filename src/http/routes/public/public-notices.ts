import { z } from 'zod'
import { findPublicNotices, objectToNotice } from '../../../cases/object-to-notice.ts'
import { presentPublicNotice } from '../../../cases/present-public-notice.ts'
import type { HttpWorld } from '../../http-world.ts'
import { type Route, route } from '../../route.ts'
import { divisionCode, id, idParams, instant, said } from '../../schemas.ts'

const notice = said
  .extend({ id, serviceId: z.string(), division: divisionCode, maskedName: z.string(), from: instant, until: instant })
  .meta({ id: 'PublicNotice', description: 'Family name, matter and village; nothing that says more' })

/** Less says nothing that could be looked into. */
export const objection = z.strictObject({ text: z.string().max(2000).trim().min(5) })

export function publicNoticeRoutes(world: HttpWorld): Route[] {
  return [
    route({
      method: 'get',
      path: '/v1/public-notices',
      tag: 'notice',
      summary: 'What stands on public notice in a place',
      access: 'public',
      query: z.strictObject({ division: divisionCode.regex(/^\d{6,}$/, 'field.format') }),
      answers: { 200: { description: 'The newest first', schema: z.object({ items: z.array(notice) }) } },
      problems: [],
      async handle({ query, language }) {
        const standing = await findPublicNotices(world, query.division)
        return { body: { items: standing.map((each) => presentPublicNotice(world, each, language)) } }
      },
    }),
    route({
      method: 'post',
      path: '/v1/public-notices/{id}/objections',
      tag: 'notice',
      summary: 'See it differently: those who work on the case look into it again; nobody else learns who spoke',
      access: 'citizen',
      params: idParams,
      body: objection,
      answers: { 204: { description: 'It is with those who work on the case' } },
      problems: ['public_notice.not_found'],
      async handle({ actor, params, body }) {
        await objectToNotice(world, actor, params.id, body.text)
        return { status: 204 }
      },
    }),
  ]
}

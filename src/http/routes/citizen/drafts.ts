import { z } from 'zod'
import type { Draft } from '../../../../models/draft.ts'
import { dropDraft, findDrafts, saveDraft } from '../../../cases/drafts.ts'
import { isoInYunnan } from '../../../kernel/clock.ts'
import type { HttpWorld } from '../../http-world.ts'
import { type Route, route } from '../../route.ts'
import { instant, serviceId } from '../../schemas.ts'

const clientKey = z.strictObject({ clientKey: z.string().regex(/^[\w-]{1,64}$/, 'field.format') })
const draftSchema = z
  .object({
    clientKey: z.string(),
    serviceId: z.string(),
    content: z.record(z.string(), z.unknown()),
    updatedAt: instant,
  })
  .meta({ id: 'Draft' })

function presentDraft({ clientKey, serviceId, content, updatedAt }: Draft) {
  return { clientKey, serviceId, content, updatedAt: isoInYunnan(updatedAt) }
}

export function draftRoutes(world: HttpWorld): Route[] {
  return [
    route({
      method: 'put',
      path: '/v1/drafts/{clientKey}',
      tag: 'citizen',
      summary: 'Keep an unfinished form',
      access: 'citizen',
      params: clientKey,
      body: z.strictObject({ serviceId, content: z.record(z.string().max(64), z.unknown()) }),
      answers: { 200: { description: 'Kept', schema: draftSchema } },
      problems: [],
      async handle({ actor, params, body }) {
        return { body: presentDraft(await saveDraft(world, actor, params.clientKey, body)) }
      },
    }),
    route({
      method: 'get',
      path: '/v1/drafts',
      tag: 'citizen',
      summary: 'My unfinished forms',
      access: 'citizen',
      answers: { 200: { description: 'Newest first', schema: z.object({ items: z.array(draftSchema) }) } },
      problems: [],
      async handle({ actor }) {
        return { body: { items: (await findDrafts(actor)).map(presentDraft) } }
      },
    }),
    route({
      method: 'delete',
      path: '/v1/drafts/{clientKey}',
      tag: 'citizen',
      summary: 'Drop an unfinished form',
      access: 'citizen',
      params: clientKey,
      answers: { 204: { description: 'Gone' } },
      problems: ['draft.not_found'],
      async handle({ actor, params }) {
        await dropDraft(actor, params.clientKey)
        return { status: 204 }
      },
    }),
  ]
}

import { z } from 'zod'
import type { Draft } from '../../../../models/draft.ts'
import { dropDraft, findDraft, findDrafts, saveDraft } from '../../../cases/drafts.ts'
import { isoInYunnan } from '../../../kernel/clock.ts'
import { Problem } from '../../../kernel/errors.ts'
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
      summary: 'Keep an unfinished form, at most 64 KiB, until it is dropped or filed',
      access: 'citizen',
      params: clientKey,
      body: z.strictObject({ serviceId, content: z.record(z.string().max(64), z.unknown()) }),
      answers: { 200: { description: 'Kept', schema: draftSchema } },
      problems: ['draft.too_many'],
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
      method: 'get',
      path: '/v1/drafts/{clientKey}',
      tag: 'citizen',
      summary: 'One of them, to go on with on any device',
      access: 'citizen',
      params: clientKey,
      answers: { 200: { description: 'As it was kept', schema: draftSchema } },
      problems: ['draft.not_found'],
      async handle({ actor, params }) {
        const draft = await findDraft(actor, params.clientKey)
        if (draft === null) throw new Problem('draft.not_found')
        return { body: presentDraft(draft) }
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

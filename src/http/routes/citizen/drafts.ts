import { z } from 'zod'
import type { Draft } from '../../../../models/draft.ts'
import { draftFaults, dropDraft, findDraft, findDrafts, saveDraft } from '../../../cases/drafts.ts'
import { isoInYunnan } from '../../../kernel/clock.ts'
import { Problem } from '../../../kernel/errors.ts'
import type { Language } from '../../../kernel/words.ts'
import type { HttpWorld } from '../../http-world.ts'
import { describeFault } from '../../problem.ts'
import { type Route, route } from '../../route.ts'
import { instant, said, serviceId } from '../../schemas.ts'

const clientKey = z.strictObject({
  clientKey: z
    .string()
    .regex(/^[\w-]{1,64}$/, 'field.format')
    .meta({ examples: ['water-1'] }),
})
const draftSchema = z
  .object({
    clientKey: z.string(),
    serviceId: z.string(),
    content: z.record(z.string(), z.unknown()),
    updatedAt: instant,
    faults: z.array(said.extend({ path: z.string(), code: z.string() })).meta({
      description: 'What filing would refuse about `content.answers`, if there are any; a draft is kept all the same',
    }),
  })
  .meta({ id: 'Draft' })

export function draftRoutes(world: HttpWorld): Route[] {
  const presentDraft = (draft: Draft, language: Language) => ({
    clientKey: draft.clientKey,
    serviceId: draft.serviceId,
    content: draft.content,
    updatedAt: isoInYunnan(draft.updatedAt),
    faults: draftFaults(world, draft).map((fault) => {
      const { path, code, detail, speech } = describeFault(fault, world.words, language)
      return { path, code, text: detail, speech }
    }),
  })
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
      async handle({ actor, params, body, language }) {
        return { body: presentDraft(await saveDraft(world, actor, params.clientKey, body), language) }
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
      async handle({ actor, language }) {
        return { body: { items: (await findDrafts(actor)).map((draft) => presentDraft(draft, language)) } }
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
      async handle({ actor, params, language }) {
        const draft = await findDraft(actor, params.clientKey)
        if (draft === null) throw new Problem('draft.not_found')
        return { body: presentDraft(draft, language) }
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

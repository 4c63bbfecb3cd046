import { z } from 'zod'
import { markRead, showInbox } from '../../../cases/inbox.ts'
import type { HttpWorld } from '../../http-world.ts'
import { type Route, route } from '../../route.ts'
import { id, idParams, instant, said } from '../../schemas.ts'

const message = z
  .object({
    id,
    title: said,
    body: said,
    caseId: id.nullable(),
    about: z.enum(['case', 'penalty', 'account']).meta({ description: 'Which page tells more' }),
    createdAt: instant,
    readAt: instant.nullable(),
  })
  .meta({ id: 'Message' })

export function inboxRoutes(world: HttpWorld): Route[] {
  return [
    route({
      method: 'get',
      path: '/v1/inbox',
      tag: 'citizen',
      summary: 'My news; `unread` is the red dot',
      access: 'citizen',
      answers: { 200: { description: 'Newest first', schema: z.object({ unread: z.int(), items: z.array(message) }) } },
      problems: [],
      async handle({ actor, language }) {
        return { body: await showInbox(world, actor, language) }
      },
    }),
    route({
      method: 'post',
      path: '/v1/inbox/{id}/read',
      tag: 'citizen',
      summary: 'I have read or heard it',
      access: 'citizen',
      params: idParams,
      answers: { 204: { description: 'Noted' } },
      problems: ['message.not_found'],
      async handle({ actor, params }) {
        await markRead(world, actor, params.id)
        return { status: 204 }
      },
    }),
  ]
}

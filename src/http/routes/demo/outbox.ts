import { z } from 'zod'
import { SentMessage } from '../../../../models/sent-message.ts'
import { isoInYunnan } from '../../../kernel/clock.ts'
import { type Route, route } from '../../route.ts'
import { instant } from '../../schemas.ts'

/** Newest first; the demonstration is not an archive. */
const shown = 50

export function demoOutboxRoutes(): Route[] {
  return [
    route({
      method: 'get',
      path: '/demo/outbox',
      tag: 'demonstration',
      summary: 'What would have been sent to phones',
      access: 'public',
      answers: {
        200: {
          description: 'Newest first',
          schema: z.object({
            items: z.array(z.object({ channel: z.string(), to: z.string(), body: z.string(), createdAt: instant })),
          }),
        },
      },
      problems: [],
      async handle() {
        const sent = await SentMessage.findAll({ order: [['createdAt', 'DESC']], limit: shown })
        const items = sent.map(({ channel, recipient, body, createdAt }) => ({
          channel,
          to: recipient,
          body,
          createdAt: isoInYunnan(createdAt),
        }))
        return { body: { items } }
      },
    }),
  ]
}

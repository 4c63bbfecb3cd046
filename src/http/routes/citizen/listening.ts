import { z } from 'zod'
import { recordListening } from '../../../cases/record-listening.ts'
import type { HttpWorld } from '../../http-world.ts'
import { type Route, route } from '../../route.ts'
import { serviceParams } from '../../schemas.ts'
import { voiceName } from '../public/notices.ts'

export function listeningRoutes(world: HttpWorld): Route[] {
  return [
    route({
      method: 'post',
      path: '/v1/services/{serviceId}/notice/listening',
      tag: 'citizen',
      summary: 'Sentences that were played to the end; those that cannot have been played yet do not count',
      access: 'citizen',
      params: serviceParams,
      body: z.strictObject({
        version: z.string().min(1).max(40),
        sentences: z.array(z.int().min(0).max(999)).max(1000),
        session: z.string().min(1).max(64).optional().meta({ description: 'As the answer before gave it' }),
        voice: voiceName.optional().meta({ description: 'What was listened to; the default voice when absent' }),
      }),
      answers: {
        200: {
          description: 'Heard so far',
          schema: z.object({
            heard: z.array(z.int()),
            complete: z.boolean(),
            session: z.string().meta({ description: 'To be sent with the next report' }),
            accepted: z.array(z.int()).meta({ description: 'What this report added' }),
          }),
        },
      },
      problems: [
        'service.not_found',
        'notice.outdated',
        'notice.sentence_unknown',
        'audio.voice_unknown',
        'audio.busy',
        'audio.unavailable',
      ],
      async handle({ actor, params, body, language }) {
        return { body: await recordListening(world, actor, params.serviceId, body, language) }
      },
    }),
  ]
}

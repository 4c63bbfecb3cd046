import { z } from 'zod'
import { presentSuggestion } from '../../../cases/present-suggestion.ts'
import { emergencyIds } from '../../../catalogue/suggest/emergencies.ts'
import { suggestServices } from '../../../catalogue/suggest/suggest-services.ts'
import type { HttpWorld } from '../../http-world.ts'
import { type Route, route } from '../../route.ts'
import { said, serviceId } from '../../schemas.ts'

/** As much as somebody says in two minutes. */
export const longestStory = 500

export function suggestRoutes(world: HttpWorld): Route[] {
  return [
    route({
      method: 'post',
      path: '/v1/services/suggest',
      tag: 'catalogue',
      summary: 'Which service a sentence in somebody’s own words is about; nothing of it is kept',
      access: 'public',
      body: z.strictObject({
        text: z
          .string()
          .max(longestStory)
          .meta({ examples: ['我们村停水三天了'] }),
      }),
      answers: {
        200: {
          description:
            'What cannot wait, then the services that fit, best first, then the window that takes everything',
          schema: z.object({
            emergencies: z.array(
              said.extend({ id: z.enum(emergencyIds), phones: z.array(z.string()), serviceId: serviceId.nullable() }),
            ),
            services: z
              .array(
                z.object({
                  serviceId,
                  title: said,
                  why: said,
                  kind: z.enum(['application', 'report', 'query']),
                  fileable: z.boolean(),
                }),
              )
              .meta({ description: 'Empty when nothing fits: the window finds out' }),
            questions: z
              .array(said.extend({ serviceId }))
              .meta({ description: 'When several fit about as well: yes to one of them decides' }),
            window: said.extend({ phone: z.string() }),
          }),
        },
      },
      problems: [],
      handle: async ({ body, language }) => ({ body: presentSuggestion(world, suggestServices(body.text), language) }),
    }),
  ]
}

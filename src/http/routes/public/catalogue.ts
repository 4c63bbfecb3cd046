import { z } from 'zod'
import { promisesAt } from '../../../cases/local-promises.ts'
import { presentCatalogue, presentService } from '../../../cases/present-catalogue.ts'
import { questionKinds } from '../../../catalogue/questions/types.ts'
import { blockIds, departmentIds, serviceIds } from '../../../catalogue/types.ts'
import type { HttpWorld } from '../../http-world.ts'
import { type Route, route } from '../../route.ts'
import { divisionCode, said, serviceParams } from '../../schemas.ts'

const kind = z.enum(['application', 'report', 'query'])
const serviceBrief = z
  .object({
    id: z.enum(serviceIds),
    kind,
    department: z.enum(departmentIds),
    block: z.enum(blockIds),
    title: said,
    intro: said,
    button: said,
    fileable: z.boolean(),
    version: z.string(),
  })
  .meta({ id: 'ServiceBrief' })

const chosen = z.union([z.boolean(), z.string()])
const question = z
  .object({
    id: z.string(),
    kind: z.enum(questionKinds),
    label: said,
    hint: said.nullable(),
    required: z.boolean(),
    when: z.object({ question: z.string(), is: z.array(chosen) }).nullable(),
    options: z.array(z.object({ id: z.string(), label: said })),
    advice: z.object({ when: z.array(chosen), said }).nullable(),
    item: said.nullable().meta({ description: 'How the first entry of a group is called' }),
    get questions() {
      return z.array(question)
    },
  })
  .meta({ id: 'Question', description: 'Asked and required only when `when` holds for an answer before it' })

const serviceWhole = serviceBrief
  .extend({
    answers: z
      .record(z.string(), z.unknown())
      .meta({ description: 'JSON Schema 2020-12 of `answers` in a filing; money in 分' }),
    questions: z.array(question).meta({ description: 'The same in the order to ask, for the eye and for the ear' }),
    selfCheck: z.array(z.object({ id: z.string(), label: said, against: z.boolean(), advice: said })).meta({
      description: 'Yes-no questions to oneself before filing; `against` is the answer to advise on. Never sent',
    }),
    options: z.array(
      z.object({
        code: z.string(),
        title: said,
        explanation: said,
        urgency: z.enum(['normal', 'high', 'urgent']),
        needsText: z.boolean(),
      }),
    ),
    materials: z.array(
      said.extend({
        id: z.string(),
        photo: z.boolean().meta({ description: 'Whether photos of it are kept, with this `id` as their kind' }),
      }),
    ),
    clocks: z.record(z.string(), z.unknown()),
    promises: z.array(said).meta({ description: 'The clocks in words; those of `division` where it has its own' }),
    noticeVersion: z.string(),
  })
  .meta({ id: 'Service' })

export function catalogueRoutes(world: HttpWorld): Route[] {
  return [
    route({
      method: 'get',
      path: '/v1/services',
      tag: 'catalogue',
      summary: 'The six blocks and the fourteen services',
      access: 'public',
      cache: 'revalidate',
      answers: {
        200: {
          description: 'The catalogue',
          schema: z.object({
            version: z.string(),
            blocks: z.array(z.object({ id: z.enum(blockIds), title: said, services: z.array(z.enum(serviceIds)) })),
            services: z.array(serviceBrief),
          }),
        },
      },
      problems: [],
      handle: async ({ language }) => ({ body: presentCatalogue(world, language) }),
    }),
    route({
      method: 'get',
      path: '/v1/services/{serviceId}',
      tag: 'catalogue',
      summary: 'One service with its questions, options, materials and clocks',
      access: 'public',
      cache: 'revalidate',
      params: serviceParams,
      query: z.strictObject({ division: divisionCode.optional() }),
      answers: { 200: { description: 'The service', schema: serviceWhole } },
      problems: ['service.not_found'],
      async handle({ params, query: { division }, language }) {
        const service = world.catalogue.service(params.serviceId)
        const promised = division === undefined ? undefined : await promisesAt(service, division)
        return { body: presentService(world, service, language, promised) }
      },
    }),
  ]
}

import { z } from 'zod'
import { presentService } from '../../../../cases/present-catalogue.ts'
import { Problem } from '../../../../kernel/errors.ts'
import type { Language } from '../../../../kernel/words.ts'
import type { HttpWorld } from '../../../http-world.ts'
import { type Route, route } from '../../../route.ts'
import { answersIn, type Format, formats, written } from './format.ts'

/** Nothing else is told there: the other services are about people. */
export const waterService = 'drinking-water'

const discovery = z.object({
  changeset: z.string(),
  contact: z.string(),
  key_service: z.string(),
  endpoints: z.array(
    z.object({
      specification: z.string(),
      url: z.string(),
      changeset: z.string(),
      type: z.enum(['production', 'test']),
      formats: z.array(z.string()),
    }),
  ),
})
const service = z.object({
  service_code: z.string(),
  service_name: z.string(),
  description: z.string(),
  metadata: z.boolean(),
  type: z.enum(['realtime', 'batch', 'blackbox']),
  keywords: z.string(),
  group: z.string(),
})
const definition = z.object({
  service_code: z.string(),
  attributes: z.array(
    z.object({
      variable: z.boolean(),
      code: z.string(),
      datatype: z.literal('multivaluelist'),
      required: z.boolean(),
      datatype_description: z.string(),
      order: z.int(),
      description: z.string(),
      values: z.array(z.object({ key: z.string(), name: z.string() })),
    }),
  ),
})

/** When these routes last changed what they answer. */
const changeset = '2026-11-27T00:00:00+08:00'

const read = { method: 'get', tag: 'compatible', access: 'public' } as const
const jurisdiction = z.object({ jurisdiction_id: z.string().max(20).optional() })

export function open311ServiceRoutes(world: HttpWorld): Route[] {
  return formats.flatMap((format) => serviceRoutesIn(world, format))
}

function serviceRoutesIn(world: HttpWorld, format: Format): Route[] {
  const water = (language: Language) => presentService(world, world.catalogue.service(waterService), language)
  return [
    route({
      ...read,
      path: `/open311/v2/discovery.${format}`,
      summary: 'Where Open311 is spoken (service discovery)',
      answers: answersIn(format, 'One endpoint', discovery),
      problems: [],
      async handle() {
        const endpoint = {
          specification: 'http://wiki.open311.org/GeoReport_v2',
          url: `${world.baseUrl}/open311/v2`,
          changeset,
          type: world.demonstration ? 'test' : 'production',
          formats: ['application/json', 'text/xml'],
        }
        const contact = `${world.baseUrl}/docs`
        return written(format, 'discovery', { changeset, contact, key_service: contact, endpoints: [endpoint] })
      },
    }),
    route({
      ...read,
      path: `/open311/v2/services.${format}`,
      summary: 'What may be reported (Open311): drinking water alone',
      query: jurisdiction,
      answers: answersIn(format, 'One service', z.array(service)),
      problems: [],
      async handle({ language }) {
        const { title, intro } = water(language)
        const told = {
          service_code: waterService,
          service_name: title.text,
          description: intro.text,
          metadata: true,
          type: 'realtime',
          keywords: '',
          group: title.text,
        }
        return written(format, 'services', [told])
      },
    }),
    route({
      ...read,
      path: `/open311/v2/services/{code}.${format}`,
      summary: 'The problems that a report about drinking water may name (Open311)',
      params: z.strictObject({ code: z.string().max(64) }),
      query: jurisdiction,
      answers: answersIn(format, 'One attribute', definition),
      problems: ['service.not_found'],
      async handle({ params, language }) {
        if (params.code !== waterService) throw new Problem('service.not_found')
        const { intro, options } = water(language)
        const attribute = {
          variable: true,
          code: 'problems',
          datatype: 'multivaluelist',
          required: true,
          datatype_description: '',
          order: 1,
          description: intro.text,
          values: options.map(({ code, title }) => ({ key: code, name: title.text })),
        }
        return written(format, 'service_definition', { service_code: waterService, attributes: [attribute] })
      },
    }),
  ]
}

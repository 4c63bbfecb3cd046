import { z } from 'zod'
import { Problem } from '../../../../kernel/errors.ts'
import type { HttpWorld } from '../../../http-world.ts'
import { reachOf } from '../../../reach.ts'
import { type Route, route } from '../../../route.ts'
import { daysOf } from './days.ts'
import { answersIn, type Format, formats, written } from './format.ts'
import { reportPresenter, serviceRequests } from './report.ts'
import { waterService } from './services.ts'

const mostIds = 50
const instant = z.iso.datetime({ offset: true, error: 'field.format' }).or(z.iso.date('field.format'))

const listQuery = z.object({
  jurisdiction_id: z
    .string()
    .regex(/^53(\d{2}(\d{2})?)?$/, 'field.format')
    .optional()
    .meta({ description: 'Code of the province, a prefecture or a county' }),
  service_request_id: z
    .string()
    .max(mostIds * 23)
    .optional(),
  service_code: z.string().max(64).optional(),
  start_date: instant.optional(),
  end_date: instant.optional(),
  status: z
    .string()
    .regex(/^(open|closed)(,(open|closed))*$/, 'field.choice')
    .optional(),
  page: z.coerce.number().int().min(1).max(1000).default(1),
  page_size: z.coerce.number().int().min(1).max(100).default(50),
})

const read = {
  method: 'get',
  tag: 'compatible',
  access: { scope: 'cases:read' },
  // A session has its own lists of cases, with what is its own to see.
  allow: (actor: { kind: string }) => actor.kind === 'client',
} as const

export function open311RequestRoutes(world: HttpWorld): Route[] {
  return formats.flatMap((format) => requestRoutesIn(world, format))
}

function requestRoutesIn(world: HttpWorld, format: Format): Route[] {
  const present = reportPresenter(world)
  return [
    route({
      ...read,
      path: `/open311/v2/requests.${format}`,
      summary: 'Reports about drinking water (Open311): day, township, open or closed',
      query: listQuery,
      answers: answersIn(format, 'Newest day first; of 90 days at most', serviceRequests),
      problems: [],
      async handle({ actor, query, language }) {
        const { page, page_size: limit, service_code: code, status = '' } = query
        const { from, to } = daysOf(query, world.clock.now())
        const states = new Set(status.split(',').filter(Boolean))
        const filter = {
          ids: query.service_request_id?.split(',').slice(0, mostIds),
          from,
          to,
          open: states.size === 1 ? states.has('open') : undefined,
          within: query.jurisdiction_id,
          limit,
          offset: (page - 1) * limit,
        }
        const isOfWater = code === undefined || code.split(',').includes(waterService)
        const reports = isOfWater ? await reachOf(world, actor).findWaterReports(filter) : []
        return written(
          format,
          'service_requests',
          reports.map((report) => present(report, language)),
        )
      },
    }),
    route({
      ...read,
      path: `/open311/v2/requests/{id}.${format}`,
      summary: 'One report about drinking water (Open311)',
      params: z.strictObject({ id: z.string().regex(/^[\w-]{22}$/, 'field.format') }),
      query: z.object({ jurisdiction_id: z.string().max(20).optional() }),
      answers: answersIn(format, 'A list of one', serviceRequests),
      problems: ['case.not_found'],
      async handle({ actor, params, language }) {
        const filter = { ids: [params.id], limit: 1, offset: 0 }
        const reports = await reachOf(world, actor).findWaterReports(filter)
        if (reports.length === 0) throw new Problem('case.not_found')
        return written(
          format,
          'service_requests',
          reports.map((report) => present(report, language)),
        )
      },
    }),
    route({
      method: 'post',
      path: `/open311/v2/requests.${format}`,
      tag: 'compatible',
      summary: 'Refused: people report themselves, on the page that the answer names (Open311)',
      // The key of its clients stands in the form, which is not read: nobody is let in, with whatever key.
      access: 'public',
      answers: {},
      problems: ['report.by_citizens_only'],
      async handle() {
        throw new Problem('report.by_citizens_only', { params: { page: `${world.baseUrl}/services/${waterService}` } })
      },
    }),
  ]
}

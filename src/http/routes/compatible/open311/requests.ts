import { z } from 'zod'
import type { WaterReport } from '../../../../cases/find-water-reports.ts'
import { presentService } from '../../../../cases/present-catalogue.ts'
import { dayInYunnan } from '../../../../kernel/clock.ts'
import { invalidFields, Problem } from '../../../../kernel/errors.ts'
import type { Language } from '../../../../kernel/words.ts'
import type { HttpWorld } from '../../../http-world.ts'
import { reachOf } from '../../../reach.ts'
import { type Route, route } from '../../../route.ts'
import { answersIn, type Format, formats, written } from './format.ts'
import { waterService } from './services.ts'

const nothing = z.null()
const serviceRequest = z.object({
  service_request_id: z.string(),
  status: z.enum(['open', 'closed']),
  status_notes: nothing,
  service_name: z.string(),
  service_code: z.string(),
  description: nothing.meta({ description: 'What people wrote is told to nobody outside' }),
  agency_responsible: z.string(),
  service_notice: nothing,
  requested_datetime: z.string().meta({ description: 'The day; the hour is always midnight in Yunnan' }),
  updated_datetime: z.string(),
  expected_datetime: nothing,
  address: z.string().meta({ description: 'The township' }),
  address_id: z.string().meta({ description: 'Its statistical code' }),
  zipcode: nothing,
  lat: nothing.meta({ description: 'Townships have no point here' }),
  long: nothing,
  media_url: nothing,
})

/** As the standard has it: no list spans more. */
const mostDays = 90
const dayMs = 86_400_000
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
  const present = presenter(world)
  return [
    route({
      ...read,
      path: `/open311/v2/requests.${format}`,
      summary: 'Reports about drinking water (Open311): day, township, open or closed',
      query: listQuery,
      answers: answersIn(
        format,
        'Newest day first; of 90 days at most',
        z.array(serviceRequest).meta({ examples: [[example]] }),
      ),
      problems: [],
      async handle({ actor, query, language }) {
        const { page, page_size: limit, service_code: code, status = '' } = query
        const { from, to } = windowOf(query, world.clock.now())
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
      answers: answersIn(format, 'A list of one', z.array(serviceRequest)),
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

/** Days from first to last; the last 90 when nothing is told, 90 from the one that is. Throws `request.invalid`. */
function windowOf(
  { start_date: start, end_date: end, service_request_id: ids }: z.output<typeof listQuery>,
  now: Date,
): { from?: string; to?: string } {
  // Whoever names the reports needs no window.
  if (ids !== undefined && start === undefined && end === undefined) return {}
  const span = (mostDays - 1) * dayMs
  const last = end !== undefined ? new Date(end) : start !== undefined ? new Date(+new Date(start) + span) : now
  const first = start !== undefined ? new Date(start) : new Date(+last - span)
  if (first > last) throw invalidFields({ path: 'end_date', code: 'field.date_order' })
  if (+last - +first > mostDays * dayMs)
    throw invalidFields({ path: 'start_date', code: 'field.too_big', params: { bound: mostDays } })
  return { from: dayInYunnan(first), to: dayInYunnan(last) }
}

function presenter(world: HttpWorld) {
  return ({ id, isOpen, division, reportedOn, changedOn }: WaterReport, language: Language) => {
    const service = world.catalogue.service(waterService)
    return {
      service_request_id: id,
      status: isOpen ? 'open' : 'closed',
      status_notes: null,
      service_name: presentService(world, service, language).title.text,
      service_code: waterService,
      description: null,
      agency_responsible: world.words(language, `catalogue:department.${service.department}`),
      service_notice: null,
      requested_datetime: midnight(reportedOn),
      updated_datetime: midnight(changedOn),
      expected_datetime: null,
      address: world.divisions.fullName(division),
      address_id: division,
      zipcode: null,
      lat: null,
      long: null,
      media_url: null,
    }
  }
}

function midnight(day: string): string {
  return `${day}T00:00:00+08:00`
}

const example = {
  service_request_id: 'AAAAAAAAAAAAAAAAAAAAAA',
  status: 'open',
  status_notes: null,
  service_name: '反映农村饮水安全问题',
  service_code: waterService,
  description: null,
  agency_responsible: '水务部门',
  service_notice: null,
  requested_datetime: '2026-03-02T00:00:00+08:00',
  updated_datetime: '2026-03-04T00:00:00+08:00',
  expected_datetime: null,
  address: '云南省昆明市呈贡区龙城街道',
  address_id: '530114001',
  zipcode: null,
  lat: null,
  long: null,
  media_url: null,
}

import { z } from 'zod'
import { countyQuestion, openCounty } from '../../../cases/county-question.ts'
import { noteConsent } from '../../../cases/record-consent.ts'
import type { Division } from '../../../divisions/divisions.ts'
import { Problem } from '../../../kernel/errors.ts'
import type { HttpWorld } from '../../http-world.ts'
import { type Route, route } from '../../route.ts'
import { coordType, divisionCode, divisionLevel, divisionStep, said } from '../../schemas.ts'
import { writeResolution } from './write-resolution.ts'

const point = { longitude: z.number().meta({ examples: [102.82] }), latitude: z.number().meta({ examples: [24.89] }) }
const position = z.strictObject({ ...point, coordType, accuracy: z.number().min(0).optional() })
const path = z.array(divisionStep)
const found = divisionStep.extend({ path, matched: z.enum(['name', 'former', 'pinyin', 'initials', 'fuzzy']) })
const codeParams = z.strictObject({ code: divisionCode })

function step({ code, name, level }: Division) {
  return { code, name, level }
}

export function divisionRoutes(world: HttpWorld): Route[] {
  const { divisions } = world
  const known = (code: string) => {
    const division = divisions.get(code)
    if (division === undefined) throw new Problem('division.not_found')
    return division
  }
  const tree = { tag: 'place', access: 'public', cache: 'revalidate', method: 'get' } as const
  const ask = { tag: 'place', access: { scope: 'divisions:read' }, method: 'post' } as const
  return [
    route({
      ...ask,
      path: '/v1/divisions/resolve',
      summary: 'The county of a position',
      body: position,
      answers: {
        200: {
          description: 'The county, how sure that is, and which others it could be',
          schema: z.object({
            code: z.string(),
            level: divisionLevel,
            path,
            confidence: z.enum(['certain', 'probable', 'ambiguous']),
            distanceToBorderM: z.number(),
            candidates: z.array(z.object({ code: z.string(), path, distanceM: z.number() })),
            source: z.string(),
            reviewNumber: z.string().nullable(),
            dataVersion: z.string(),
            question: said.nullable().meta({ description: 'For the person, when it is ambiguous: which, and why' }),
          }),
        },
      },
      problems: [
        'coordinate.invalid',
        'coordinate.swapped',
        'coordinate.null_island',
        'coordinate.outside_coverage',
        'divisions.no_boundaries',
      ],
      async handle({ actor, body, language }) {
        const resolution = divisions.resolve(body)
        if (actor.kind === 'citizen') await noteConsent(world, actor, 'location')
        const open = openCounty(resolution, body.accuracy)
        return { body: writeResolution(resolution, open && countyQuestion(world, open, language)) }
      },
    }),
    route({
      ...ask,
      path: '/v1/divisions/resolve/batch',
      summary: 'The counties of up to 1,000 positions',
      bodyLimit: 256 * 1024,
      body: z.strictObject({ coordType, points: z.array(z.strictObject(point)).min(1).max(1000) }),
      answers: {
        200: {
          description: 'In the order asked',
          schema: z.object({ items: z.array(z.object({ code: z.string().nullable(), error: z.string().optional() })) }),
        },
      },
      problems: ['divisions.no_boundaries'],
      handle: async ({ body }) => ({ body: { items: divisions.resolveBatch(body.coordType, body.points) } }),
    }),
    route({
      ...ask,
      path: '/v1/divisions/parse-address',
      summary: 'The division of an address',
      body: z.strictObject({
        address: z
          .string()
          .max(200)
          .trim()
          .min(1)
          .meta({ examples: ['昆明市呈贡区龙城街道'] }),
      }),
      answers: {
        200: {
          description: 'What was recognised; when several fit, all of them',
          schema: z.object({
            code: z.string().nullable(),
            level: divisionLevel.nullable(),
            path,
            detail: z.string(),
            confidence: z.string(),
            corrections: z.array(
              z.object({ kind: z.string(), written: z.string().nullable(), code: z.string(), name: z.string() }),
            ),
            alternatives: z.array(z.object({ code: z.string(), level: divisionLevel, path })),
          }),
        },
      },
      problems: [],
      async handle({ body }) {
        const parsed = divisions.parseAddress(body.address)
        const alternatives = parsed.alternatives.map((each) => ({ ...each, path: each.path.map(step) }))
        return { body: { ...parsed, path: parsed.path.map(step), alternatives } }
      },
    }),
    route({
      ...tree,
      path: '/v1/divisions',
      summary: 'Search by name, former name, pinyin or initials; without a query, the provinces',
      query: z.strictObject({
        query: z.string().max(40).trim().min(1).optional(),
        within: divisionCode.optional(),
        level: divisionLevel.optional(),
        limit: z.coerce.number().int().min(1).max(50).default(20),
      }),
      answers: {
        200: { description: 'Best first', schema: z.object({ version: z.string(), items: z.array(found) }) },
      },
      problems: [],
      async handle({ query: { query, within, level, limit } }) {
        const options = { limit, ...(within ? { within } : {}), ...(level ? { level } : {}) }
        const hits = query
          ? divisions.search(query, options)
          : divisions.children('').map((division) => ({ ...division, path: [division], matched: 'name' }))
        const items = hits.map((hit) => ({ ...step(hit), path: hit.path.map(step), matched: hit.matched }))
        return { body: { version: divisions.version, items } }
      },
    }),
    route({
      ...tree,
      path: '/v1/divisions/offline',
      summary: 'All of Yunnan in one file, for search and choice without a network',
      query: z.strictObject({ version: z.string().min(1).max(40).optional() }),
      answers: {
        200: {
          description: 'Four parts separated by two empty lines: version, rows, readings, former places',
          contentType: 'text/plain',
        },
      },
      problems: ['division.not_found'],
      async handle({ query, headers }) {
        const { version, text, brotli } = await divisions.offline()
        if (query.version !== undefined && query.version !== version) throw new Problem('division.not_found')
        const packed = /\bbr\b/.test(headers['accept-encoding'] ?? '')
        return {
          body: packed ? brotli : text,
          headers: {
            'Content-Type': 'text/plain; charset=utf-8',
            Vary: 'Accept-Encoding',
            ...(packed ? { 'Content-Encoding': 'br' } : {}),
            // What a version holds never changes.
            ...(query.version === undefined ? {} : { 'Cache-Control': 'public, max-age=31536000, immutable' }),
          },
        }
      },
    }),
    route({
      ...tree,
      path: '/v1/divisions/id-prefix/{prefix}',
      summary: 'Where the first six digits of an ID number stand for',
      params: z.strictObject({
        prefix: z
          .string()
          .regex(/^\d{6}$/, 'field.format')
          .meta({ examples: ['530121'] }),
      }),
      answers: {
        200: {
          description: 'The place then and now',
          schema: z.object({
            prefix: z.string(),
            name: z.string(),
            fullName: z.string(),
            from: z.int().nullable(),
            to: z.int().nullable(),
            level: divisionLevel,
            code: z.string().nullable(),
            today: z.array(divisionStep),
            earlierNames: z.array(z.object({ name: z.string(), from: z.int().nullable(), to: z.int() })),
          }),
        },
      },
      problems: ['division.prefix_unknown'],
      async handle({ params }) {
        const prefix = divisions.idPrefix(params.prefix)
        if (prefix === undefined) throw new Problem('division.prefix_unknown')
        return { body: { ...prefix, today: prefix.today.map(step) } }
      },
    }),
    route({
      ...tree,
      path: '/v1/divisions/{code}',
      summary: 'One division with its path',
      params: codeParams,
      answers: { 200: { description: 'The division', schema: divisionStep.extend({ path, spoken: z.string() }) } },
      problems: ['division.not_found'],
      async handle({ params }) {
        const division = known(params.code)
        return {
          body: {
            ...step(division),
            path: divisions.path(division.code).map(step),
            spoken: divisions.spokenPath(division.code),
          },
        }
      },
    }),
    route({
      ...tree,
      path: '/v1/divisions/{code}/children',
      summary: 'What lies directly below',
      params: codeParams,
      answers: { 200: { description: 'In code order', schema: z.object({ items: z.array(divisionStep) }) } },
      problems: ['division.not_found'],
      handle: async ({ params }) => ({ body: { items: divisions.children(known(params.code).code).map(step) } }),
    }),
  ]
}

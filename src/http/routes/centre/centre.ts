import { Readable } from 'node:stream'
import { z } from 'zod'
import { exportCases } from '../../../cases/centre/export-cases.ts'
import { findSupervised } from '../../../cases/centre/find-supervised.ts'
import { presentOverview } from '../../../cases/centre/present-overview.ts'
import { readOverview } from '../../../cases/centre/read-overview.ts'
import { runningLamps } from '../../../cases/clocks.ts'
import { departmentIds } from '../../../catalogue/types.ts'
import { opensCentre, opensCentreCases } from '../../../policies/may-centre.ts'
import type { HttpWorld } from '../../http-world.ts'
import { type Route, route } from '../../route.ts'
import { caseSummary, divisionCode, id, instant, pageOf, pageQuery, serviceId } from '../../schemas.ts'
import { day, overview } from './schemas.ts'

const supervised = caseSummary
  .extend({
    orders: z
      .array(
        z.object({
          id,
          byClock: z.boolean().meta({ description: 'Ten days late: the service ordered it itself' }),
          reason: z.string(),
          at: instant,
          dueAt: instant,
          due: z.string(),
          state: z.enum(['open', 'late', 'settled']),
        }),
      )
      .meta({ description: 'Orders from above, the first first' }),
  })
  .meta({ id: 'SupervisedCase' })

export function centreRoutes(world: HttpWorld): Route[] {
  const common = { method: 'get', tag: 'centre', access: 'staff' } as const
  return [
    route({
      ...common,
      path: '/v1/centre/overview',
      summary: 'Figures of a division and those below it; for analysts small counts are hidden',
      allow: opensCentre,
      query: z.strictObject({ from: day.optional(), to: day.optional(), division: divisionCode.optional() }),
      answers: { 200: { description: 'The figures', schema: overview } },
      problems: ['auth.forbidden', 'division.not_found'],
      async handle({ actor, query, language }) {
        return { body: presentOverview(world, await readOverview(world, actor, query), language) }
      },
    }),
    route({
      ...common,
      path: '/v1/centre/cases.csv',
      summary: 'The cases that were filed in a period, without personal data; each export is recorded',
      allow: opensCentreCases,
      query: z.strictObject({
        from: day.optional(),
        to: day.optional(),
        division: divisionCode.optional(),
        department: z.enum(departmentIds).optional(),
        service: serviceId.optional(),
      }),
      answers: {
        200: {
          description: 'CSV in UTF-8 with a byte order mark, newest first',
          contentType: 'text/csv; charset=utf-8',
        },
      },
      problems: ['auth.forbidden', 'division.not_found'],
      async handle({ actor, query, language }) {
        const lines = await exportCases(world, actor, query, language)
        return {
          // One page ahead of the reader, no more.
          body: Readable.from(lines, { highWaterMark: 1 }),
          headers: {
            'Content-Disposition': 'attachment; filename="cases.csv"',
            // Not packed: that would hold the first lines back until there are many.
            'Cache-Control': 'no-store, no-transform',
          },
        }
      },
    }),
    route({
      ...common,
      path: '/v1/centre/supervision',
      summary: 'Cases that are overdue or under an order from above, what was due first first',
      allow: opensCentreCases,
      query: z.strictObject({
        division: divisionCode.optional(),
        department: z.enum(departmentIds).optional(),
        service: serviceId.optional(),
        lamp: z.enum(runningLamps).optional().meta({
          description: 'Cases with a promise that shows it, overdue or not',
        }),
        ...pageQuery,
      }),
      answers: { 200: { description: 'A page', schema: pageOf(supervised) } },
      problems: ['auth.forbidden', 'division.not_found'],
      handle: async ({ actor, query, language }) => ({
        body: await findSupervised(world, actor, query, query, language),
      }),
    }),
  ]
}

import { Readable } from 'node:stream'
import { z } from 'zod'
import { exportAudit } from '../../../cases/audit/export-audit.ts'
import { findAudit } from '../../../cases/audit/find-audit.ts'
import { presentAudit } from '../../../cases/audit/present-audit.ts'
import { readsAudit } from '../../../policies/may.ts'
import type { HttpWorld } from '../../http-world.ts'
import { type Route, route } from '../../route.ts'
import { divisionCode, instant, pageOf, pageQuery, said } from '../../schemas.ts'
import { day } from '../centre/schemas.ts'

const code = z.string().min(1).max(64)
export const auditFilter = z.strictObject({
  action: z
    .string()
    .regex(/^[a-z-]{1,30}(\.[a-z-]{1,30})?$/, 'field.format')
    .optional()
    .meta({ description: 'One deed, or all of its kind', examples: ['grant.give', 'grant'] }),
  actor: code.optional().meta({ description: 'The id of who did it; `system`, `nobody`' }),
  subject: code.optional().meta({ description: 'The id of what it was done to' }),
  from: day.optional(),
  to: day.optional(),
  division: divisionCode.optional(),
})

const entry = z
  .object({
    seq: z.int(),
    at: instant,
    action: z.string(),
    title: said,
    actor: z.object({
      kind: z.string(),
      id: z.string().nullable(),
      name: z.string().nullable().meta({ description: 'Of staff; citizens are ids' }),
    }),
    subject: z.object({ kind: z.string(), id: z.string().nullable() }),
    division: z.object({ code: z.string(), name: z.string() }).nullable(),
    details: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
    hash: z.string().meta({ description: 'SM3 of this entry and all before it' }),
  })
  .meta({ id: 'AuditEntry' })

const verification = z
  .object({
    at: instant,
    entries: z.int(),
    anchors: z.int(),
    anchoredUpTo: z.int().meta({ description: 'The last entry that a signed anchor vouches for' }),
    faultCount: z.int(),
    faults: z
      .array(z.object({ seq: z.int().nullable(), line: z.int().nullable(), what: z.string() }))
      .meta({ description: 'The first ones, by the number of the entry or the line of the anchors' }),
  })
  .meta({ id: 'AuditVerification', description: 'The last reading of the whole chain against its anchors' })

export function auditRoutes(world: HttpWorld): Route[] {
  const common = { method: 'get', tag: 'staff', access: 'staff', allow: readsAudit } as const
  return [
    route({
      ...common,
      path: '/v1/staff/audit',
      summary: 'What was done by whom, newest first; for the auditor, whose look is recorded too',
      query: auditFilter.extend(pageQuery),
      answers: {
        200: { description: 'A page', schema: pageOf(entry).extend({ verification: verification.nullable() }) },
      },
      problems: ['auth.forbidden'],
      async handle({ actor, query, language }) {
        const { limit, cursor, ...filter } = query
        const found = await findAudit(world, actor, filter, { limit, cursor })
        return { body: presentAudit(world, found, language) }
      },
    }),
    route({
      ...common,
      path: '/v1/staff/audit.csv',
      summary: 'The same as a table, with the hashes; each export is recorded',
      query: auditFilter,
      answers: {
        200: { description: 'CSV in UTF-8 with a byte order mark', contentType: 'text/csv; charset=utf-8' },
      },
      problems: ['auth.forbidden'],
      async handle({ actor, query }) {
        return {
          // One page ahead of the reader, no more.
          body: Readable.from(await exportAudit(world, actor, query), { highWaterMark: 1 }),
          headers: {
            'Content-Disposition': 'attachment; filename="audit.csv"',
            'Cache-Control': 'no-store, no-transform',
          },
        }
      },
    }),
  ]
}

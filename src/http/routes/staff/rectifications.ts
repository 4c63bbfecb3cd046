import { z } from 'zod'
import type { Case } from '../../../../models/case.ts'
import type { Rectification } from '../../../../models/rectification.ts'
import { findRectifications, rectify } from '../../../cases/rectify.ts'
import { isoInYunnan } from '../../../kernel/clock.ts'
import type { HttpWorld } from '../../http-world.ts'
import { type Route, route } from '../../route.ts'
import { id, idParams, instant } from '../../schemas.ts'

const rectification = z
  .object({
    caseId: id,
    caseNumber: z.string(),
    openedAt: instant,
    dueAt: instant,
    provisional: z.boolean(),
    calledAt: instant.nullable(),
  })
  .meta({ id: 'Rectification', description: 'A bad rating that waits for a call and a result' })

export function rectificationRoutes(world: HttpWorld): Route[] {
  const present = ({ open, record }: { open: Rectification; record: Case }) => ({
    caseId: record.id,
    caseNumber: record.caseNumber,
    openedAt: isoInYunnan(open.openedAt),
    dueAt: isoInYunnan(open.dueAt),
    provisional: open.provisional,
    calledAt: open.calledAt && isoInYunnan(open.calledAt),
  })
  return [
    route({
      method: 'get',
      path: '/v1/staff/rectifications',
      tag: 'staff',
      summary: 'Bad ratings to answer, the first due first',
      access: 'staff',
      answers: { 200: { description: 'Open ones', schema: z.object({ items: z.array(rectification) }) } },
      problems: ['auth.forbidden'],
      handle: async ({ actor }) => ({ body: { items: (await findRectifications(actor)).map(present) } }),
    }),
    route({
      method: 'post',
      path: '/v1/staff/cases/{id}/rectification',
      tag: 'staff',
      summary: 'Record the call back, then the result, which the citizen is told',
      access: 'staff',
      params: idParams,
      body: z.strictObject({ step: z.enum(['call', 'close']), note: z.string().max(2000).trim().min(1) }),
      answers: { 204: { description: 'Recorded' } },
      problems: ['case.not_found', 'auth.forbidden', 'rectification.not_open', 'rectification.call_first'],
      async handle({ actor, params, body }) {
        await rectify(world, actor, params.id, body)
        return { status: 204 }
      },
    }),
  ]
}

import { z } from 'zod'
import { askMinorAccess, decideMinorAccess, findAskedAccess, mostHours } from '../../../cases/minor-access.ts'
import { revealableFields, revealField } from '../../../cases/reveal-field.ts'
import { isoInYunnan } from '../../../kernel/clock.ts'
import type { HttpWorld } from '../../http-world.ts'
import { type Route, route } from '../../route.ts'
import { id, idParams, instant } from '../../schemas.ts'

const reason = z.string().max(300).trim().min(2)
export const revealBody = z.strictObject({ field: z.enum(revealableFields), purpose: reason })
export const leaveBody = z.strictObject({ reason })
export const leaveDecision = z.strictObject({ hours: z.int().min(1).max(mostHours).nullable() })

export function accessRoutes(world: HttpWorld): Route[] {
  const common = { tag: 'staff', access: 'staff' } as const
  return [
    route({
      ...common,
      method: 'post',
      path: '/v1/staff/cases/{id}/reveal',
      summary: 'One hidden field, for a purpose; written down, and told to the citizen',
      params: idParams,
      body: revealBody,
      answers: { 200: { description: 'The field', schema: z.object({ field: z.string(), value: z.string() }) } },
      problems: ['case.not_found', 'auth.forbidden'],
      async handle({ actor, params, body }) {
        return { body: { field: body.field, value: await revealField(world, actor, params.id, body) } }
      },
    }),
    route({
      ...common,
      method: 'post',
      path: '/v1/staff/cases/{id}/minor-access',
      summary: 'Ask to see what a case says of a child; in an emergency it is given at once, for a day',
      params: idParams,
      body: leaveBody,
      answers: { 201: { description: 'Asked, or given', schema: z.object({ id, untilAt: instant.nullable() }) } },
      problems: ['case.not_found', 'auth.forbidden', 'minor_access.needless'],
      async handle({ actor, params, body }) {
        const grant = await askMinorAccess(world, actor, params.id, body.reason)
        return { status: 201, body: { id: grant.id, untilAt: grant.untilAt && isoInYunnan(grant.untilAt) } }
      },
    }),
    route({
      ...common,
      method: 'get',
      path: '/v1/staff/minor-access',
      summary: 'Who asks to see what a case says of a child; for the head of the department',
      answers: {
        200: {
          description: 'The first asked first',
          schema: z.object({
            items: z.array(
              z.object({
                id,
                caseId: id,
                caseNumber: z.string(),
                staffId: id,
                reason: z.string(),
                emergency: z.boolean(),
                askedAt: instant,
              }),
            ),
          }),
        },
      },
      problems: [],
      async handle({ actor }) {
        const asked = await findAskedAccess(actor)
        const items = asked.map(({ grant, record }) => ({
          id: grant.id,
          caseId: record.id,
          caseNumber: record.caseNumber,
          staffId: grant.staffId,
          reason: grant.reason,
          emergency: grant.emergency,
          askedAt: isoInYunnan(grant.askedAt),
        }))
        return { body: { items } }
      },
    }),
    route({
      ...common,
      method: 'post',
      path: '/v1/staff/minor-access/{id}',
      summary: 'Give leave for some hours, or refuse (null)',
      params: idParams,
      body: leaveDecision,
      answers: { 204: { description: 'Decided' } },
      problems: ['minor_access.not_found', 'auth.forbidden', 'staff.not_oneself'],
      async handle({ actor, params, body }) {
        await decideMinorAccess(world, actor, params.id, body)
        return { status: 204 }
      },
    }),
  ]
}

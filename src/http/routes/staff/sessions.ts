import { z } from 'zod'
import { Staff } from '../../../../models/staff.ts'
import { isoInYunnan } from '../../../kernel/clock.ts'
import { logInStaff } from '../../../people/log-in-staff.ts'
import { presentStaff } from '../../../people/present-staff.ts'
import type { HttpWorld } from '../../http-world.ts'
import { type Route, route } from '../../route.ts'
import { id, instant } from '../../schemas.ts'

const staffSchema = z
  .object({
    id,
    username: z.string(),
    displayName: z.string(),
    grants: z.array(z.object({ role: z.string(), department: z.string().nullable(), division: z.string() })),
  })
  .meta({ id: 'Staff' })

export function staffSessionRoutes(world: HttpWorld): Route[] {
  return [
    route({
      method: 'post',
      path: '/v1/staff/sessions',
      tag: 'staff',
      summary: 'Log in as staff',
      access: 'public',
      body: z.strictObject({
        username: z.string().min(1).max(64),
        password: z.string().min(1).max(200),
        totp: z.string().max(10).optional(),
      }),
      answers: {
        200: {
          description: 'A session',
          schema: z.object({ token: z.string(), expiresAt: instant, staff: staffSchema }),
        },
      },
      problems: ['auth.password_wrong'],
      async handle({ body }) {
        const { token, expiresAt, staff } = await logInStaff(world, body.username, body.password)
        return { body: { token, expiresAt: isoInYunnan(expiresAt), staff: presentStaff(staff) } }
      },
    }),
    route({
      method: 'get',
      path: '/v1/staff/me',
      tag: 'staff',
      summary: 'My account and grants',
      access: 'staff',
      answers: { 200: { description: 'The account', schema: staffSchema } },
      problems: [],
      async handle({ actor }) {
        return {
          body: presentStaff(await Staff.findByPk(actor.staffId, { include: 'grants', rejectOnEmpty: true })),
        }
      },
    }),
  ]
}

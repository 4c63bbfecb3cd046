import { z } from 'zod'
import { Staff } from '../../../../models/staff.ts'
import { isoInYunnan } from '../../../kernel/clock.ts'
import { changePassword } from '../../../people/keep-staff.ts'
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

/** The present one and the one to come. */
export const newPassword = z.strictObject({
  old: z.string().min(1).max(200),
  password: z.string().min(12).max(200),
})

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
          schema: z.object({
            token: z.string(),
            expiresAt: instant,
            staff: staffSchema,
            mustChangePassword: z.boolean().meta({ description: 'Until then no grant of theirs holds' }),
          }),
        },
      },
      problems: ['auth.password_wrong', 'auth.totp_required', 'auth.totp_wrong', 'auth.tried_too_often'],
      async handle({ body, address }) {
        const { token, expiresAt, staff } = await logInStaff(world, { ...body, address })
        const { mustChangePassword } = staff
        return { body: { token, expiresAt: isoInYunnan(expiresAt), staff: presentStaff(staff), mustChangePassword } }
      },
    }),
    route({
      method: 'put',
      path: '/v1/staff/me/password',
      tag: 'staff',
      summary: 'Change my password; my other sessions end',
      access: 'staff',
      body: newPassword,
      answers: { 204: { description: 'Changed' } },
      problems: ['auth.password_wrong'],
      async handle({ actor, body }) {
        await changePassword(world, actor, body)
        return { status: 204 }
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

import { z } from 'zod'
import { Staff } from '../../../../models/staff.ts'
import { departmentIds } from '../../../catalogue/types.ts'
import { isoInYunnan } from '../../../kernel/clock.ts'
import { Problem } from '../../../kernel/errors.ts'
import { endGrant, type GrantInput, grantRole } from '../../../people/keep-grants.ts'
import {
  closeStaffAccount,
  openStaffAccount,
  reopenStaffAccount,
  resetStaffSecrets,
} from '../../../people/keep-staff.ts'
import { staffRoles } from '../../../policies/actor.ts'
import { seesAccounts } from '../../../policies/may.ts'
import type { HttpWorld } from '../../http-world.ts'
import { type Route, route } from '../../route.ts'
import { divisionCode, id, idParams, instant } from '../../schemas.ts'

const grant = z
  .object({
    id,
    role: z.enum(staffRoles),
    department: z.string().nullable(),
    division: z.string(),
    validFrom: instant.nullable(),
    validTo: instant.nullable(),
    covers: id.nullable(),
  })
  .meta({ id: 'Grant' })
const account = z
  .object({
    id,
    username: z.string(),
    displayName: z.string(),
    closedAt: instant.nullable(),
    secondFactor: z.boolean(),
    grants: z.array(grant),
  })
  .meta({ id: 'StaffAccount' })
const secrets = z
  .object({ password: z.string(), totpSecret: z.string(), totpAddress: z.string() })
  .meta({ id: 'FirstSecrets', description: 'Told once: the first password, and what the authenticator takes in' })

export const newAccount = z.strictObject({
  username: z
    .string()
    .regex(/^[a-z0-9][a-z0-9.-]{2,62}$/, 'field.format')
    .meta({ examples: ['water-530111-second'] }),
  displayName: z.string().max(60).trim().min(1),
})

export const newGrant = z.strictObject({
  role: z.enum(staffRoles),
  department: z.enum(departmentIds).nullable(),
  division: divisionCode,
  validFrom: z.iso.datetime({ offset: true }).optional(),
  validTo: z.iso.datetime({ offset: true }).optional(),
  covers: id.optional(),
})

/** What was asked for, as the use-case takes it. */
export function grantInput(staffId: string, { validFrom, validTo, ...rest }: z.output<typeof newGrant>): GrantInput {
  return {
    staffId,
    ...rest,
    ...(validFrom ? { validFrom: new Date(validFrom) } : {}),
    ...(validTo ? { validTo: new Date(validTo) } : {}),
  }
}

const time = (date: Date | null) => date && isoInYunnan(date)

function present(staff: Staff) {
  return {
    id: staff.id,
    username: staff.username,
    displayName: staff.displayName,
    closedAt: time(staff.closedAt),
    secondFactor: staff.totpSecret !== null,
    grants: (staff.grants ?? []).map((each) => ({
      id: each.id,
      role: each.role,
      department: each.department,
      division: each.division,
      validFrom: time(each.validFrom),
      validTo: time(each.validTo),
      covers: each.covers,
    })),
  }
}

export function staffAdminRoutes(world: HttpWorld): Route[] {
  const common = { tag: 'admin', access: 'staff' } as const
  const whole = (staffId: string) => Staff.findByPk(staffId, { include: 'grants', rejectOnEmpty: true })
  return [
    route({
      ...common,
      method: 'get',
      path: '/v1/admin/staff',
      summary: 'All accounts with what they may be; for system and security administrators',
      answers: { 200: { description: 'By user name', schema: z.object({ items: z.array(account) }) } },
      problems: ['auth.forbidden'],
      async handle({ actor }) {
        if (!seesAccounts(actor)) throw new Problem('auth.forbidden')
        const all = await Staff.findAll({ include: 'grants', order: [['username', 'ASC']] })
        return { body: { items: all.map(present) } }
      },
    }),
    route({
      ...common,
      method: 'post',
      path: '/v1/admin/staff',
      summary: 'Open an account, which may do nothing until the security administrator grants it something',
      body: newAccount,
      answers: { 201: { description: 'Opened', schema: account.extend({ secrets }) } },
      problems: ['auth.forbidden', 'staff.name_taken'],
      async handle({ actor, body }) {
        const { staff, secrets: told } = await openStaffAccount(world, actor, body)
        return { status: 201, body: { ...present(await whole(staff.id)), secrets: told } }
      },
    }),
    route({
      ...common,
      method: 'post',
      path: '/v1/admin/staff/{id}/secrets',
      summary: 'A new password and second factor; whoever is logged in is out',
      params: idParams,
      answers: { 200: { description: 'Told once', schema: secrets } },
      problems: ['auth.forbidden', 'staff.not_found'],
      handle: async ({ actor, params }) => ({ body: await resetStaffSecrets(world, actor, params.id) }),
    }),
    route({
      ...common,
      method: 'delete',
      path: '/v1/admin/staff/{id}',
      summary: 'Close an account: logged out at once, not in again until it is reopened',
      params: idParams,
      answers: { 204: { description: 'Closed' } },
      problems: ['auth.forbidden', 'staff.not_found', 'staff.not_oneself'],
      async handle({ actor, params }) {
        await closeStaffAccount(world, actor, params.id)
        return { status: 204 }
      },
    }),
    route({
      ...common,
      method: 'post',
      path: '/v1/admin/staff/{id}/reopening',
      summary: 'Open a closed account again, with a new password and second factor; grants that still stand hold again',
      params: idParams,
      answers: { 200: { description: 'Told once', schema: secrets } },
      problems: ['auth.forbidden', 'staff.not_found'],
      handle: async ({ actor, params }) => ({ body: await reopenStaffAccount(world, actor, params.id) }),
    }),
    route({
      ...common,
      method: 'post',
      path: '/v1/admin/staff/{id}/grants',
      summary:
        'Make somebody something, somewhere, for a time; an absence is covered by a grant that names the other one',
      params: idParams,
      body: newGrant,
      answers: { 201: { description: 'Granted', schema: account } },
      problems: [
        'auth.forbidden',
        'staff.not_found',
        'staff.not_oneself',
        'staff.roles_exclude',
        'division.not_found',
        'grant.not_found',
      ],
      async handle({ actor, params, body }) {
        await grantRole(world, actor, grantInput(params.id, body))
        return { status: 201, body: present(await whole(params.id)) }
      },
    }),
    route({
      ...common,
      method: 'delete',
      path: '/v1/admin/grants/{id}',
      summary: 'End a grant: from now on it is none',
      params: idParams,
      answers: { 204: { description: 'Ended' } },
      problems: ['auth.forbidden', 'grant.not_found', 'staff.not_oneself'],
      async handle({ actor, params }) {
        await endGrant(world, actor, params.id)
        return { status: 204 }
      },
    }),
  ]
}

import { z } from 'zod'
import type { Office } from '../../../../models/office.ts'
import { findStaffedOffices } from '../../../cases/find-staffed-offices.ts'
import { changeOffice, closeOffice, openOffice } from '../../../cases/keep-offices.ts'
import { helperDepartments } from '../../../catalogue/types.ts'
import type { HttpWorld } from '../../http-world.ts'
import { type Route, route } from '../../route.ts'
import { divisionCode, id, idParams } from '../../schemas.ts'

const office = z
  .object({
    id,
    department: z.string(),
    division: z.string(),
    name: z.string(),
    phone: z.string().nullable(),
    hours: z.string().nullable(),
  })
  .meta({ id: 'Office' })
const name = z.string().max(80).trim().min(2)
const contact = {
  phone: z
    .string()
    .regex(/^[\d-]{3,20}$/, 'field.format')
    .optional(),
  hours: z.string().max(80).trim().optional(),
}
export const officeChanges = z.strictObject({ name, ...contact })
export const newOffice = z.strictObject({
  department: z.enum(helperDepartments),
  division: divisionCode,
  name,
  ...contact,
})

function present({ id, department, division, name, phone, hours }: Office) {
  return { id, department, division, name, phone, hours }
}

export function officeRoutes(world: HttpWorld): Route[] {
  const common = { tag: 'admin', access: 'staff' } as const
  return [
    route({
      ...common,
      method: 'get',
      path: '/v1/staff/offices',
      summary: 'Offices below a place, to transfer to; which of them nobody works at',
      query: z.strictObject({ division: divisionCode, department: z.enum(helperDepartments).optional() }),
      answers: {
        200: { description: 'By place', schema: z.object({ items: z.array(office.extend({ staffed: z.boolean() })) }) },
      },
      problems: [],
      async handle({ query }) {
        const { items } = await findStaffedOffices(world, query)
        return { body: { items: items.map(({ office: each, staffed }) => ({ ...present(each), staffed })) } }
      },
    }),
    route({
      ...common,
      method: 'post',
      path: '/v1/admin/offices',
      summary: 'Open an office, or open again the one that was closed there',
      body: newOffice,
      answers: { 201: { description: 'Open', schema: office } },
      problems: ['auth.forbidden', 'division.not_found', 'office.exists'],
      handle: async ({ actor, body }) => ({ status: 201, body: present(await openOffice(world, actor, body)) }),
    }),
    route({
      ...common,
      method: 'put',
      path: '/v1/admin/offices/{id}',
      summary: 'Its name, telephone and hours',
      params: idParams,
      body: officeChanges,
      answers: { 200: { description: 'Changed', schema: office } },
      problems: ['auth.forbidden', 'office.not_found'],
      handle: async ({ actor, params, body }) => ({ body: present(await changeOffice(world, actor, params.id, body)) }),
    }),
    route({
      ...common,
      method: 'delete',
      path: '/v1/admin/offices/{id}',
      summary: 'Close it, once nothing is open there',
      params: idParams,
      answers: { 204: { description: 'Closed' } },
      problems: ['auth.forbidden', 'office.not_found', 'office.has_cases', 'office.last_resort'],
      async handle({ actor, params }) {
        await closeOffice(world, actor, params.id)
        return { status: 204 }
      },
    }),
  ]
}

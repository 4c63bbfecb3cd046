import { z } from 'zod'
import type { LocalPromise } from '../../../../models/local-promise.ts'
import { endLocalPromise, findLocalPromises, setLocalPromise } from '../../../cases/set-local-promise.ts'
import { mostLocal } from '../../../catalogue/local-clocks.ts'
import { serviceIds } from '../../../catalogue/types.ts'
import { isoInYunnan } from '../../../kernel/clock.ts'
import { seesSettings } from '../../../policies/may.ts'
import type { HttpWorld } from '../../http-world.ts'
import { type Route, route } from '../../route.ts'
import { divisionCode, id, idParams, instant, serviceId } from '../../schemas.ts'

const days = (most: number) => z.int().min(1).max(most).optional()
const localClocks = z.strictObject({
  acceptWorkingDays: days(mostLocal.acceptWorkingDays),
  platformDays: days(mostLocal.platformDays),
  statutoryWorkingDays: days(mostLocal.statutoryWorkingDays),
})
const promise = z
  .object({
    id,
    serviceId: z.enum(serviceIds),
    division: divisionCode,
    divisionName: z.string(),
    clocks: localClocks,
    basis: z.string(),
    createdAt: instant,
  })
  .meta({ id: 'LocalPromise', description: 'The times that a county or prefecture sets itself for a service' })

/** Of a prefecture or a county. */
const place = divisionCode.regex(/^(\d{4}|\d{6})$/, 'field.format')

export const newPromise = z.strictObject({
  serviceId,
  division: place,
  clocks: localClocks.refine((clocks) => Object.values(clocks).some((each) => each !== undefined), {
    error: 'field.required',
  }),
  basis: z.string().max(200).trim().min(4).meta({ description: 'The document that sets them' }),
})

export function localPromiseRoutes(world: HttpWorld): Route[] {
  const present = ({ id, serviceId, division, clocks, basis, createdAt }: LocalPromise) => ({
    id,
    serviceId,
    division,
    divisionName: world.divisions.fullName(division),
    clocks,
    basis,
    createdAt: isoInYunnan(createdAt),
  })
  const common = { tag: 'admin', access: 'staff' } as const
  return [
    route({
      ...common,
      method: 'get',
      path: '/v1/admin/local-promises',
      summary: 'The times that places of yours set themselves',
      answers: { 200: { description: 'All that stand', schema: z.object({ items: z.array(promise) }) } },
      problems: [],
      handle: async ({ actor }) => ({ body: { items: (await findLocalPromises(world, actor)).map(present) } }),
    }),
    route({
      ...common,
      method: 'post',
      path: '/v1/admin/local-promises',
      summary: 'Set the times of a service at a place; cases that were filed keep theirs',
      body: newPromise,
      answers: { 201: { description: 'It stands', schema: promise } },
      problems: ['auth.forbidden', 'division.not_found'],
      handle: async ({ actor, body }) => ({ status: 201, body: present(await setLocalPromise(world, actor, body)) }),
    }),
    route({
      ...common,
      method: 'delete',
      path: '/v1/admin/local-promises/{id}',
      summary: 'End it: the numbers above hold again',
      allow: seesSettings,
      params: idParams,
      answers: { 204: { description: 'Ended' } },
      problems: ['auth.forbidden', 'promise.not_found'],
      async handle({ actor, params }) {
        await endLocalPromise(world, actor, params.id)
        return { status: 204 }
      },
    }),
  ]
}

import { z } from 'zod'
import { Citizen } from '../../../../models/citizen.ts'
import { presentCitizen } from '../../../people/present-citizen.ts'
import { registerCitizen } from '../../../people/register-citizen.ts'
import type { HttpWorld } from '../../http-world.ts'
import { type Route, route } from '../../route.ts'
import { applicant, id, instant, residence } from '../../schemas.ts'

export const citizenSchema = z
  .object({
    id,
    registered: z.boolean(),
    name: z.string().nullable(),
    idNumber: z.string().nullable(),
    phone: z.string(),
    residence: z.object({ code: z.string(), detail: z.string(), name: z.string() }).nullable(),
    createdAt: instant,
  })
  .meta({ id: 'Citizen' })

export function meRoutes(world: HttpWorld): Route[] {
  return [
    route({
      method: 'get',
      path: '/v1/me',
      tag: 'citizen',
      summary: 'My account',
      access: 'citizen',
      answers: { 200: { description: 'The account', schema: citizenSchema } },
      problems: [],
      async handle({ actor }) {
        return { body: presentCitizen(world, await Citizen.findByPk(actor.citizenId, { rejectOnEmpty: true })) }
      },
    }),
    route({
      method: 'put',
      path: '/v1/me',
      tag: 'citizen',
      summary: 'Real-name registration',
      access: 'citizen',
      body: applicant.extend({ residence }),
      answers: { 200: { description: 'Registered', schema: citizenSchema } },
      problems: ['citizen.id_number_taken'],
      async handle({ actor, body }) {
        return { body: presentCitizen(world, await registerCitizen(world, actor.citizenId, body)) }
      },
    }),
  ]
}

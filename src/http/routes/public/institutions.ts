import { z } from 'zod'
import { findInstitutions } from '../../../directory/find-institutions.ts'
import { institutionLevels } from '../../../directory/institution-columns.ts'
import { pageOfRows } from '../../../directory/page-of-rows.ts'
import { presentInstitution } from '../../../directory/present-institution.ts'
import { wishedPosition } from '../../../directory/wished-position.ts'
import type { HttpWorld } from '../../http-world.ts'
import { type Route, route } from '../../route.ts'
import { divisionCode, id, pageOf, pageQuery, said } from '../../schemas.ts'
import { askedPosition, distanceKm, keptPosition, place, positionProblems, truth } from './listing-schemas.ts'

const institution = said
  .extend({
    id,
    name: z.string(),
    level: z.enum(institutionLevels),
    levelName: z.string(),
    division: place,
    address: z.string(),
    position: keptPosition,
    phone: z.string(),
    hours: z.string(),
    insurance: z.boolean(),
    seriousIllness: z.boolean(),
    distanceKm,
  })
  .meta({ id: 'HealthInstitution' })

export function institutionRoutes(world: HttpWorld): Route[] {
  return [
    route({
      method: 'get',
      path: '/v1/health-institutions',
      tag: 'catalogue',
      summary: 'Health institutions: from a position the nearest first, otherwise the larger ones first',
      access: 'public',
      query: z.strictObject({
        ...askedPosition,
        division: divisionCode.optional(),
        query: z.string().max(40).trim().min(1).optional(),
        level: z.enum(institutionLevels).optional(),
        insurance: truth,
        seriousIllness: truth,
        ...pageQuery,
      }),
      answers: { 200: { description: 'One page', schema: pageOf(institution) } },
      problems: [...positionProblems],
      async handle({ query: { limit, cursor, ...wish }, language }) {
        const position = wishedPosition(wish)
        const found = findInstitutions(await world.directory('institutions'), { ...wish, position })
        const { items, nextCursor } = pageOfRows(found, { limit, cursor })
        return { body: { items: items.map((each) => presentInstitution(world, each, language)), nextCursor } }
      },
    }),
  ]
}

import { z } from 'zod'
import { matchVacancies, placeClasses } from '../../../directory/match-vacancy.ts'
import { tellsCounty } from '../../../directory/nearness.ts'
import { pageOfRows } from '../../../directory/page-of-rows.ts'
import { presentVacancy } from '../../../directory/present-vacancy.ts'
import { dayInYunnan } from '../../../kernel/clock.ts'
import { invalidFields } from '../../../kernel/errors.ts'
import type { HttpWorld } from '../../http-world.ts'
import { type Route, route } from '../../route.ts'
import { divisionCode, id, pageOf, pageQuery, said } from '../../schemas.ts'
import { place, trade, truth } from './listing-schemas.ts'

const fen = z.int().nullable().meta({ description: '分 a month' })
const vacancy = said
  .extend({
    id,
    title: z.string(),
    employer: z.string(),
    division: place,
    address: z.string(),
    trade,
    payFrom: fen,
    payTo: fen,
    places: z.int(),
    publicWelfare: z.boolean(),
    lodging: z.boolean(),
    phone: z.string(),
    closes: z.iso.date().nullable(),
    description: z.string(),
    why: said,
  })
  .meta({ id: 'Job' })

export function vacancyRoutes(world: HttpWorld): Route[] {
  return [
    route({
      method: 'get',
      path: '/v1/jobs',
      tag: 'catalogue',
      summary: 'Work on offer: of the same county first, then of the prefecture, the province; each with why it suits',
      access: 'public',
      query: z.strictObject({
        division: divisionCode
          .optional()
          .meta({ description: 'Where the person lives: it orders, and places are seen from it' }),
        trade: trade.optional(),
        place: z.enum(placeClasses).optional().meta({
          description: '`within-county` needs `division`; `within-province` is the province without the county',
        }),
        publicWelfare: truth,
        ...pageQuery,
      }),
      answers: { 200: { description: 'One page', schema: pageOf(vacancy) } },
      problems: [],
      async handle({ query: { limit, cursor, ...wish }, language }) {
        if (wish.place === 'within-county' && !tellsCounty(wish.division)) {
          throw invalidFields({ path: 'division', code: 'field.required' })
        }
        const today = dayInYunnan(world.clock.now())
        const matched = matchVacancies(await world.directory('jobs'), { ...wish, today })
        const { items, nextCursor } = pageOfRows(matched, { limit, cursor })
        return { body: { items: items.map((each) => presentVacancy(world, each, language)), nextCursor } }
      },
    }),
  ]
}

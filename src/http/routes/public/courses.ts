import { z } from 'zod'
import { matchCourses } from '../../../directory/match-course.ts'
import { tellsCounty } from '../../../directory/nearness.ts'
import { pageOfRows } from '../../../directory/page-of-rows.ts'
import { presentCourse } from '../../../directory/present-course.ts'
import { wishedPosition } from '../../../directory/wished-position.ts'
import { dayInYunnan } from '../../../kernel/clock.ts'
import { invalidFields } from '../../../kernel/errors.ts'
import type { HttpWorld } from '../../http-world.ts'
import { type Route, route } from '../../route.ts'
import { divisionCode, id, pageOf, pageQuery, said } from '../../schemas.ts'
import { askedPosition, distanceKm, keptPosition, place, positionProblems, trade, truth } from './listing-schemas.ts'

const course = said
  .extend({
    id,
    title: z.string(),
    school: z.string(),
    division: place,
    address: z.string(),
    position: keptPosition,
    trade,
    starts: z.iso.date(),
    days: z.int(),
    places: z.int(),
    free: z.boolean(),
    childcare: z.boolean(),
    phone: z.string(),
    description: z.string(),
    distanceKm,
    why: said,
  })
  .meta({ id: 'Course' })

export function courseRoutes(world: HttpWorld): Route[] {
  return [
    route({
      method: 'get',
      path: '/v1/courses',
      tag: 'catalogue',
      summary: 'Courses on offer: the nearest first, then what begins first; each with why it suits',
      access: 'public',
      query: z.strictObject({
        ...askedPosition,
        division: divisionCode.optional().meta({ description: 'Where the person lives' }),
        trade: trade.optional(),
        startsFrom: z.iso.date().optional().meta({ description: 'Today unless told' }),
        nearby: truth.meta({
          description: 'Within 30 km of the position, or in the same county; needs one of the two',
        }),
        ...pageQuery,
      }),
      answers: { 200: { description: 'One page', schema: pageOf(course) } },
      problems: [...positionProblems],
      async handle({ query: { limit, cursor, startsFrom, ...wish }, language }) {
        const position = wishedPosition(wish)
        if (wish.nearby && position === undefined && !tellsCounty(wish.division)) {
          throw invalidFields({ path: 'division', code: 'field.required' })
        }
        const from = startsFrom ?? dayInYunnan(world.clock.now())
        const matched = matchCourses(await world.directory('courses'), { ...wish, position, startsFrom: from })
        const { items, nextCursor } = pageOfRows(matched, { limit, cursor })
        return { body: { items: items.map((each) => presentCourse(world, each, language)), nextCursor } }
      },
    }),
  ]
}

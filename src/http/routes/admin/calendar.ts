import { z } from 'zod'
import { announceYear } from '../../../cases/announce-year.ts'
import type { HttpWorld } from '../../http-world.ts'
import { type Route, route } from '../../route.ts'

const pattern = /^\d{4}-\d{2}-\d{2}$/
const day = z
  .string()
  .regex(pattern, 'field.format')
  .meta({ examples: ['2027-10-09'] })
const end = z.string().meta({ format: 'date', examples: ['2027-10-01'] })
export const calendarYear = z
  .strictObject({
    year: z.int().min(2024).max(2100),
    source: z.string().max(300).trim().min(4).meta({ description: 'The announcement' }),
    off: z
      // A fault is of the range: whoever typed it looks for its line.
      .array(z.tuple([end, end]).refine((ends) => ends.every((each) => pattern.test(each)), { error: 'field.format' }))
      .max(40)
      .meta({ description: 'Days off, both ends included' }),
    worked: z.array(day).max(40).meta({ description: 'Weekends that are worked' }),
  })
  .meta({ id: 'CalendarYear' })

export function calendarRoutes(world: HttpWorld): Route[] {
  const common = { tag: 'admin', access: 'staff', path: '/v1/admin/calendar' } as const
  return [
    route({
      ...common,
      method: 'get',
      summary: 'The announced years that working days are counted by',
      answers: { 200: { description: 'By year', schema: z.object({ items: z.array(calendarYear) }) } },
      problems: [],
      handle: async () => ({ body: { items: world.calendar.years() } }),
    }),
    route({
      ...common,
      method: 'put',
      summary: 'Take in a year; promises that were counted without it are counted again and their citizens told',
      body: calendarYear,
      answers: { 200: { description: 'How many promises moved', schema: z.object({ moved: z.int() }) } },
      problems: ['auth.forbidden'],
      handle: async ({ actor, body }) => ({ body: { moved: await announceYear(world, actor, body) } }),
    }),
  ]
}

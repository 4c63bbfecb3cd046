import { z } from 'zod'
import { findTasks } from '../../../cases/find-tasks.ts'
import { isoInYunnan } from '../../../kernel/clock.ts'
import { say } from '../../../speech/say.ts'
import type { HttpWorld } from '../../http-world.ts'
import { type Route, route } from '../../route.ts'
import { id, instant, said } from '../../schemas.ts'

const task = said
  .extend({
    id,
    kind: z.enum(['recover-account', 'visit']),
    division: z.string(),
    caseId: id.nullable(),
    createdAt: instant,
  })
  .meta({ id: 'StaffTask' })

export function staffTaskRoutes(world: HttpWorld): Route[] {
  return [
    route({
      method: 'get',
      path: '/v1/staff/tasks',
      tag: 'staff',
      summary: 'Whom to see in person: accounts to recover, people whom no message reaches',
      access: 'staff',
      answers: { 200: { description: 'Oldest first, at most 100', schema: z.object({ items: z.array(task) }) } },
      problems: ['auth.forbidden'],
      async handle({ actor, language }) {
        const items = (await findTasks(actor)).map(({ id, kind, division, caseId, createdAt }) => {
          const place = world.divisions.fullName(division)
          const text = world.words(language, `cases:task.${kind}`, { place })
          return { id, kind, division, caseId, createdAt: isoInYunnan(createdAt), ...say(text, language) }
        })
        return { body: { items } }
      },
    }),
  ]
}

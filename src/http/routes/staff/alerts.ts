import { z } from 'zod'
import { alertSteps } from '../../../cases/escalation.ts'
import { findAlerts } from '../../../cases/find-alerts.ts'
import { isoInYunnan } from '../../../kernel/clock.ts'
import type { HttpWorld } from '../../http-world.ts'
import { type Route, route } from '../../route.ts'
import { id, instant, said } from '../../schemas.ts'

const alert = said
  .extend({
    id,
    caseId: id,
    caseNumber: z.string(),
    clock: z.string(),
    step: z.string().meta({ description: `One of ${alertSteps.join(', ')}; of an emergency look, its id` }),
    at: instant,
  })
  .meta({ id: 'WorkAlert', description: 'A promise that runs out or has run out' })

export function alertRoutes(world: HttpWorld): Route[] {
  return [
    route({
      method: 'get',
      path: '/v1/staff/alerts',
      tag: 'staff',
      summary: 'Promises that run out, as the chain brought them to your desk',
      access: 'staff',
      answers: {
        200: { description: 'Open cases, the newest alert first', schema: z.object({ items: z.array(alert) }) },
      },
      problems: [],
      async handle({ actor, language }) {
        const alerts = await findAlerts(world, actor, language)
        return { body: { items: alerts.map(({ at, ...each }) => ({ ...each, at: isoInYunnan(at) })) } }
      },
    }),
  ]
}

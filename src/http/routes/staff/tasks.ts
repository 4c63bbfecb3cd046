import { z } from 'zod'
import { findTasks } from '../../../cases/find-tasks.ts'
import { presentTask } from '../../../cases/present-task.ts'
import { readTask } from '../../../cases/read-task.ts'
import { settleTask } from '../../../people/settle-task.ts'
import type { HttpWorld } from '../../http-world.ts'
import { type Route, route } from '../../route.ts'
import { id, idParams, instant, said } from '../../schemas.ts'

const task = said
  .extend({
    id,
    kind: z.enum(['recover-account', 'visit']),
    division: z.string(),
    caseId: id.nullable(),
    createdAt: instant,
  })
  .meta({ id: 'StaffTask' })

const taskWhole = task
  .extend({
    outcomes: z.array(z.string()).meta({ description: 'How it may be settled; none when it is' }),
    settled: said.nullable(),
    note: z.string().nullable().meta({ description: 'What was noted, or told as the reason' }),
    person: z
      .object({ name: z.string().nullable(), phone: z.string().nullable(), residence: z.string().nullable() })
      .nullable()
      .meta({ description: 'Whom to see; null once settled, and where a case about a child keeps it hidden' }),
    case: z
      .object({
        caseNumber: z.string(),
        title: z.string(),
        state: z.string(),
        office: z.string(),
        open: z.boolean().meta({ description: 'Whether you may open it' }),
      })
      .nullable(),
  })
  .meta({ id: 'StaffTaskWhole' })

const note = z.string().max(2000)
const plain = <O extends string>(outcome: O) =>
  z.strictObject({ outcome: z.literal(outcome), note: note.optional().meta({ description: 'For the files' }) })

/** One variant for each way to settle a task. */
export const settlement = z.discriminatedUnion('outcome', [
  plain('handed-over').extend({
    idNumber: z
      .string()
      .max(40)
      .trim()
      .min(1)
      .meta({ description: 'As it stands on the card in front of you', examples: ['530114195603070025'] }),
  }),
  z.strictObject({
    outcome: z.literal('refused'),
    note: note.trim().min(1).meta({ description: 'Why; the person who asked is told' }),
  }),
  plain('told'),
  plain('wants-nothing'),
])

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
        const items = (await findTasks(actor)).map((each) => presentTask(world, each, language))
        return { body: { items } }
      },
    }),
    route({
      method: 'get',
      path: '/v1/staff/tasks/{id}',
      tag: 'staff',
      summary: 'One of them, with whom to see; that you read where they live is told to them',
      access: 'staff',
      params: idParams,
      answers: { 200: { description: 'The task', schema: taskWhole } },
      problems: ['auth.forbidden', 'task.not_found'],
      handle: async ({ actor, params, language }) => ({ body: await readTask(world, actor, params.id, language) }),
    }),
    route({
      method: 'post',
      path: '/v1/staff/tasks/{id}',
      tag: 'staff',
      summary: 'Settle it: an account is handed over to the owner of the card, or not; somebody was told at their door',
      access: 'staff',
      params: idParams,
      body: settlement,
      answers: { 204: { description: 'Settled' } },
      problems: [
        'auth.forbidden',
        'task.not_found',
        'task.settled',
        'task.account_moved',
        'task.asker_registered',
        'task.tried_too_often',
      ],
      async handle({ actor, params, body }) {
        await settleTask(world, actor, params.id, body)
        return { status: 204 }
      },
    }),
  ]
}

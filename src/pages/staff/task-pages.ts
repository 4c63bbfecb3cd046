import type Router from '@koa/router'
import { readTask, type TaskReading } from '../../cases/read-task.ts'
import type { RequestState } from '../../http/request-state.ts'
import { settlement } from '../../http/routes/staff/tasks.ts'
import { validate } from '../../http/validate.ts'
import { settleTask } from '../../people/settle-task.ts'
import { playSentences } from '../citizen/play-sentences.ts'
import { type PageTools, page, problemForForm } from '../page.ts'
import type { StaffCall } from './act-call.ts'

const path = '/staff/tasks/:id'

/** What has to be seen to in person: whom to see, to read and to hear, and how it ended. */
export function taskPages(router: Router<RequestState>, tools: PageTools): void {
  page(router, tools, { method: 'get', path, access: 'staff', handle: (call) => showTask(call) })
  page(router, tools, {
    method: 'get',
    path: `${path}/listen`,
    access: 'staff',
    async handle(call) {
      await playSentences(call, taskSentences(call, await taskOf(call)))
    },
  })
  page(router, tools, {
    method: 'post',
    path,
    access: 'staff',
    async handle(call) {
      const { world, actor, params, form, redirect } = call
      const id = params['id'] ?? ''
      const outcome = form.value('outcome')
      const typed = { outcome, idNumber: form.value('idNumber').slice(0, 40), note: form.value('note').slice(0, 2000) }
      const { idNumber, ...rest } = typed
      try {
        await settleTask(world, actor, id, validate(settlement, outcome === 'handed-over' ? typed : rest))
        redirect(`/staff/tasks/${id}`)
      } catch (error) {
        await showTask(call, { problem: problemForForm(call, error), typed })
      }
    },
  })
}

function taskOf({ world, actor, params, language }: StaffCall): Promise<TaskReading> {
  return readTask(world, actor, params['id'] ?? '', language)
}

async function showTask(call: StaffCall, extra: Record<string, unknown> = {}): Promise<void> {
  await call.show('staff/task.njk', { task: await taskOf(call), ...extra })
}

function taskSentences({ world, language }: StaffCall, { text, settled, person, case: about }: TaskReading): string[] {
  const label = (key: string, value: string) => `${world.words(language, key)}：${value}`
  const facts: [string, string | null | undefined][] = [
    ['pages:apply.name', person?.name],
    ['pages:apply.phone', person?.phone],
    ['pages:apply.residence', person?.residence],
    ['staff:task.case', about?.title],
    ['staff:task.state', about?.state],
    ['pages:case.office', about?.office],
  ]
  return [
    text,
    ...(settled ? [settled.text] : []),
    ...facts.flatMap(([key, value]) => (value ? [label(key, value)] : [])),
  ]
}

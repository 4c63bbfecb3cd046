import type Router from '@koa/router'
import { findMyWork, type MyWork } from '../../cases/find-my-work.ts'
import { countUnsettled } from '../../cases/penalties/find-penalties.ts'
import type { RequestState } from '../../http/request-state.ts'
import { opensPenalties } from '../../policies/may.ts'
import { playSentences } from '../citizen/play-sentences.ts'
import { type PageTools, page } from '../page.ts'
import type { StaffCall } from './act-call.ts'

/** What waits for me, to read and to hear: where a day at the office begins. */
export function workPages(router: Router<RequestState>, tools: PageTools): void {
  page(router, tools, {
    method: 'get',
    path: '/staff',
    access: 'staff',
    async handle({ world, actor, language, show }) {
      const unsettled = opensPenalties(actor) ? await countUnsettled(actor) : undefined
      await show('staff/work.njk', { work: await findMyWork(world, actor, language), unsettled })
    },
  })
  page(router, tools, {
    method: 'get',
    path: '/staff/listen',
    access: 'staff',
    async handle(call) {
      await playSentences(call, workSentences(call, await findMyWork(call.world, call.actor, call.language)))
    },
  })
}

/** Only what there is: nobody wants to hear of nothing nine times. */
function workSentences({ world, language }: StaffCall, { lamps, todos, alerts, leave, tasks }: MyWork): string[] {
  const count = (key: string, number: number) =>
    world.words(language, 'staff:heard', {
      what: world.words(language, key),
      count: number,
    })
  const waiting = [
    ...lamps.filter((each) => each.count > 0).map((each) => count(`pages:lamp.${each.lamp}`, each.count)),
    ...todos.filter((each) => each.count > 0).map((each) => count(`staff:todo.${each.todo}`, each.count)),
    ...alerts.map(({ text }) => text),
    ...leave.map(({ text }) => text),
    ...tasks.map(({ text }) => text),
  ]
  return waiting.length === 0 ? [world.words(language, 'staff:work.none')] : waiting
}

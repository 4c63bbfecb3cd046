import type Router from '@koa/router'
import { openPenaltyPaper } from '../../cases/penalties/penalty-paper.ts'
import type { RequestState } from '../../http/request-state.ts'
import { opensPenalties } from '../../policies/may.ts'
import { playSentences } from '../citizen/play-sentences.ts'
import { type PageTools, page } from '../page.ts'
import type { StaffCall } from './act-call.ts'

const path = '/staff/penalties/:id/paper'

/** The paper that is handed over, to print, and to be heard by whoever it is handed to. */
export function penaltyPaperPages(router: Router<RequestState>, tools: PageTools): void {
  const common = { method: 'get', access: 'staff', allow: opensPenalties } as const
  page(router, tools, {
    ...common,
    path,
    async handle(call) {
      await call.show('staff/penalty-paper.njk', { id: call.params['id'], paper: await paperOf(call) })
    },
  })
  page(router, tools, {
    ...common,
    path: `${path}/listen`,
    async handle(call) {
      const { title, parts, office, date } = await paperOf(call)
      const told = parts
        .filter(({ text }) => text !== '')
        .map(({ heading, text }) => call.world.words(call.language, 'penalties:labelled', { label: heading, text }))
      await playSentences(call, [title, ...told, office, date])
    },
  })
}

function paperOf({ world, actor, language, params }: StaffCall) {
  return openPenaltyPaper(world, actor, params['id'] ?? '', language)
}

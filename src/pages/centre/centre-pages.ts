import type Router from '@koa/router'
import { presentOverview } from '../../cases/centre/present-overview.ts'
import { type OverviewRequest, readOverview } from '../../cases/centre/read-overview.ts'
import { summarise } from '../../cases/centre/summarise-overview.ts'
import type { RequestState } from '../../http/request-state.ts'
import { Problem } from '../../kernel/errors.ts'
import type { StaffActor } from '../../policies/actor.ts'
import { seesCases } from '../../policies/may.ts'
import { opensCentre, opensCentreCases } from '../../policies/may-centre.ts'
import { playSentences } from '../citizen/play-sentences.ts'
import { type PageCall, type PageTools, page, problemForForm } from '../page.ts'
import { chartWidth } from './bars.ts'
import { sectionsOf } from './overview-sections.ts'

type Call = PageCall<StaffActor>

/** The figures of the data centre, with the way down to the village, and the same in short for the ear. */
export function centrePages(router: Router<RequestState>, tools: PageTools): void {
  // Who logs in and sees figures but no cases is not sent to a list that they may not open.
  router.get('/staff/cases', (ctx, next) => {
    if (opensCentre(ctx.state.actor) && !seesCases(ctx.state.actor)) ctx.redirect('/centre')
    else return next()
  })
  page(router, tools, { method: 'get', path: '/centre', access: 'staff', allow: opensCentre, handle: showOverview })
  page(router, tools, {
    method: 'get',
    path: '/centre/audio',
    access: 'staff',
    allow: opensCentre,
    async handle(call) {
      const { world, actor, language } = call
      const overview = await readOverview(world, actor, asked(call))
      await playSentences(call, summarise(world, overview, language))
    },
  })
}

async function showOverview(call: Call): Promise<void> {
  const { world, actor, language, show } = call
  const request = asked(call)
  let problem: ReturnType<typeof problemForForm> | undefined
  const overview = await readOverview(world, actor, request).catch((error) => {
    if (!(error instanceof Problem) || error.code !== 'request.invalid') throw error
    problem = problemForForm(call, error)
    return readOverview(world, actor, request.division === undefined ? {} : { division: request.division })
  })
  const presented = presentOverview(world, overview, language)
  const { from, to } = presented.period
  const period = new URLSearchParams({ from, to })
  await show('centre/overview.njk', {
    overview: presented,
    sentences: summarise(world, overview, language),
    sections: sectionsOf(presented, world.words, language),
    chartWidth,
    problem,
    typed: problem ? request : presented.period,
    period: String(period),
    query: String(new URLSearchParams({ from, to, division: presented.division.code })),
    seesCentreCases: opensCentreCases(actor),
  })
}

function asked({ ctx }: Call): OverviewRequest {
  const text = (name: string) => {
    const value = ctx.query[name]
    return typeof value === 'string' && value !== '' ? value : undefined
  }
  return { from: text('from'), to: text('to'), division: text('division') }
}

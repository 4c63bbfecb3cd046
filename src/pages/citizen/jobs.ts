import type Router from '@koa/router'
import { matchVacancies, placeClasses } from '../../directory/match-vacancy.ts'
import { tellsCounty } from '../../directory/nearness.ts'
import { pageOfRows } from '../../directory/page-of-rows.ts'
import { presentVacancy } from '../../directory/present-vacancy.ts'
import { trades } from '../../directory/trades.ts'
import type { RequestState } from '../../http/request-state.ts'
import { dayInYunnan } from '../../kernel/clock.ts'
import type { Actor } from '../../policies/actor.ts'
import { type PageCall, type PageTools, page } from '../page.ts'
import { chosenOf, homeMissing, perPage, readListingForm, ticked } from './listing-form.ts'

const path = '/services/job-search/jobs'

/** Which work there is, before or instead of applying for help with finding it. */
export function jobPages(router: Router<RequestState>, tools: PageTools): void {
  page(router, tools, { method: 'get', path, access: 'public', handle: (call) => show(call, false) })
  page(router, tools, { method: 'post', path, access: 'public', handle: (call) => show(call, true) })
}

async function show(call: PageCall<Actor>, asked: boolean): Promise<void> {
  const { world, language, actor, form, show } = call
  const common = await readListingForm(world, actor, form, { asked })
  const wish = {
    division: common.division,
    trade: chosenOf(form, 'trade', trades),
    place: chosenOf(form, 'where', placeClasses),
    publicWelfare: ticked(form, 'publicWelfare'),
    today: dayInYunnan(world.clock.now()),
  }
  const noHome = wish.place === 'within-county' && !tellsCounty(wish.division)
  const found = matchVacancies(await world.directory('jobs'), wish)
  const { items, nextCursor } = pageOfRows(found, { limit: perPage, cursor: common.cursor })
  await show('citizen/jobs.njk', {
    ...common,
    wish,
    problem: noHome ? homeMissing(call) : undefined,
    trades,
    placeClasses,
    count: found.length,
    nextCursor,
    items: items.map((each) => presentVacancy(world, each, language)),
  })
}

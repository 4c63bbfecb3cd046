import type Router from '@koa/router'
import { matchCourses } from '../../directory/match-course.ts'
import { tellsCounty } from '../../directory/nearness.ts'
import { pageOfRows } from '../../directory/page-of-rows.ts'
import { presentCourse } from '../../directory/present-course.ts'
import { trades } from '../../directory/trades.ts'
import type { RequestState } from '../../http/request-state.ts'
import { dayInYunnan } from '../../kernel/clock.ts'
import type { Actor } from '../../policies/actor.ts'
import { type PageCall, type PageTools, page } from '../page.ts'
import { chosenOf, homeMissing, perPage, readListingForm, ticked } from './listing-form.ts'

const path = '/services/job-training/courses'

/** Which courses there are, before or instead of applying for help with finding one. */
export function coursePages(router: Router<RequestState>, tools: PageTools): void {
  page(router, tools, { method: 'get', path, access: 'public', handle: (call) => show(call, false) })
  page(router, tools, { method: 'post', path, access: 'public', handle: (call) => show(call, true) })
}

async function show(call: PageCall<Actor>, asked: boolean): Promise<void> {
  const { world, language, actor, form, show } = call
  const common = await readListingForm(world, actor, form, { asked })
  const today = dayInYunnan(world.clock.now())
  const day = /^\d{4}-\d{2}-\d{2}$/.exec(form.value('startsFrom'))?.[0]
  const wish = {
    division: common.division,
    position: common.position,
    trade: chosenOf(form, 'trade', trades),
    nearby: ticked(form, 'nearby'),
    startsFrom: day !== undefined && day > today ? day : today,
  }
  const noHome = wish.nearby && wish.position === undefined && !tellsCounty(wish.division)
  const found = matchCourses(await world.directory('courses'), wish)
  const { items, nextCursor } = pageOfRows(found, { limit: perPage, cursor: common.cursor })
  await show('citizen/courses.njk', {
    ...common,
    wish,
    problem: noHome ? homeMissing(call) : undefined,
    day,
    trades,
    count: found.length,
    nextCursor,
    items: items.map((each) => presentCourse(world, each, language)),
  })
}

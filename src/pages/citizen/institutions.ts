import type Router from '@koa/router'
import { findInstitutions } from '../../directory/find-institutions.ts'
import { institutionLevels } from '../../directory/institution-columns.ts'
import { pageOfRows } from '../../directory/page-of-rows.ts'
import { presentInstitution } from '../../directory/present-institution.ts'
import type { RequestState } from '../../http/request-state.ts'
import type { Actor } from '../../policies/actor.ts'
import { type PageCall, type PageTools, page } from '../page.ts'
import { chosenOf, perPage, readListingForm, ticked } from './listing-form.ts'

const path = '/services/health-institutions'
const longestQuery = 40

/** The query among the services: asks nobody's name and keeps nothing. */
export function institutionPages(router: Router<RequestState>, tools: PageTools): void {
  page(router, tools, { method: 'get', path, access: 'public', handle: (call) => show(call, false) })
  page(router, tools, { method: 'post', path, access: 'public', handle: (call) => show(call, true) })
}

async function show({ world, language, actor, form, show }: PageCall<Actor>, asked: boolean): Promise<void> {
  const common = await readListingForm(world, actor, form, { asked })
  const wish = {
    division: common.division,
    position: common.position,
    query: form.value('query').slice(0, longestQuery),
    level: chosenOf(form, 'level', institutionLevels),
    insurance: ticked(form, 'insurance'),
    seriousIllness: ticked(form, 'seriousIllness'),
  }
  const found = findInstitutions(await world.directory('institutions'), wish)
  const { items, nextCursor } = pageOfRows(found, { limit: perPage, cursor: common.cursor })
  await show('citizen/institutions.njk', {
    ...common,
    wish,
    choices: institutionLevels,
    count: found.length,
    nextCursor,
    items: items.map((each) => presentInstitution(world, each, language)),
  })
}

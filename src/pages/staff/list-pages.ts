import type Router from '@koa/router'
import type { Case } from '../../../models/case.ts'
import { runningLamps } from '../../cases/clocks.ts'
import { findOfficeCases } from '../../cases/find-cases.ts'
import { presentSummary } from '../../cases/present-case.ts'
import { takeStepWithMany } from '../../cases/take-step-with-many.ts'
import { todos } from '../../cases/todos.ts'
import { caseStates } from '../../cases/workflow.ts'
import { serviceIds, urgencies } from '../../catalogue/types.ts'
import type { RequestState } from '../../http/request-state.ts'
import { invalidFields } from '../../kernel/errors.ts'
import { mayKeepVoices, mayStep, seesCases } from '../../policies/may.ts'
import { nextPath } from '../next-path.ts'
import { type PageTools, page, problemForForm } from '../page.ts'
import type { StaffCall } from './act-call.ts'
import { addressOf, filterNames, placesToChoose, readListRequest } from './list-filter.ts'
import { chosenCases, showOutcomes } from './outcomes.ts'

const perPage = 50

/** The cases of the office: filtered by the address, and several accepted at once. */
export function officeListPages(router: Router<RequestState>, tools: PageTools): void {
  page(router, tools, {
    method: 'get',
    path: '/staff/cases',
    access: 'staff',
    async handle(call) {
      const { actor, redirect } = call
      if (!seesCases(actor) && mayKeepVoices(actor)) return redirect('/staff/voice-packs')
      await showList(call)
    },
  })
  // By POST, so that what was typed stands in no address unless it is a number.
  page(router, tools, {
    method: 'post',
    path: '/staff/cases',
    access: 'staff',
    async handle(call) {
      const { world, actor, form, redirect } = call
      const query = Object.fromEntries(filterNames.map((name) => [name, form.value(name)]))
      const request = readListRequest(query, actor, world.divisions)
      if (request.typedNumber === '' || request.filter.query !== undefined) return redirect(addressOf(request))
      const problem = problemForForm(call, invalidFields({ path: 'query', code: 'field.format' }))
      await showList(call, { problem }, query)
    },
  })
  page(router, tools, {
    method: 'post',
    path: '/staff/cases/accept',
    access: 'staff',
    async handle(call) {
      const { world, actor, form } = call
      const back = nextPath(form.value('back'), '/staff/cases')
      try {
        const outcomes = await takeStepWithMany(world, actor, chosenCases(form), { action: 'accept' })
        await showOutcomes(call, outcomes, { back, done: 'accepted' })
      } catch (error) {
        const path = '/staff/cases'
        const query = Object.fromEntries(new URLSearchParams(back.split('?')[1]))
        await showList(call, { problem: problemForForm(call, error), path }, query)
      }
    },
  })
}

async function showList(
  call: StaffCall,
  extra: Record<string, unknown> = {},
  query: Record<string, string> | undefined = undefined,
): Promise<void> {
  const { ctx, world, language, actor, show } = call
  const request = readListRequest(query ?? ctx.query, actor, world.divisions)
  const { filter, sort, cursor, typedNumber } = request
  const { items, nextCursor } = await findOfficeCases(world, actor, filter, { limit: perPage, cursor, sort })
  const receives = (record: Case) => record.state === 'ROUTED' && mayStep(actor, 'receiver', record)
  await show('staff/cases.njk', {
    cases: items.map((record) => ({ ...presentSummary(world, record, language), receives: receives(record) })),
    more: nextCursor && addressOf(request, nextCursor),
    here: addressOf(request, cursor),
    filter,
    sort,
    typedNumber,
    filtered: Object.values(filter).some((value) => value !== undefined),
    choices: {
      states: caseStates,
      lamps: runningLamps.toReversed(),
      todos,
      services: serviceIds,
      urgencies,
      places: placesToChoose(world.divisions, actor, filter.division),
    },
    ...extra,
  })
}

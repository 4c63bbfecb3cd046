import type Router from '@koa/router'
import { findMergeable } from '../../cases/find-incident.ts'
import { presentSummary } from '../../cases/present-case.ts'
import { previewStep } from '../../cases/preview-step.ts'
import { takeStepWithMany } from '../../cases/take-step-with-many.ts'
import type { RequestState } from '../../http/request-state.ts'
import { invalidFields } from '../../kernel/errors.ts'
import { type PageTools, page, problemForForm } from '../page.ts'
import { openCase, type StaffCall } from './act-call.ts'
import { chosenCases, showOutcomes } from './outcomes.ts'

const path = '/staff/cases/:id/incident'

/** Several reports of one incident become one case: which they are, what their citizens are told, and what became of each. */
export function incidentPages(router: Router<RequestState>, tools: PageTools): void {
  page(router, tools, { method: 'get', path, access: 'staff', handle: (call) => showIncident(call) })
  page(router, tools, {
    method: 'post',
    path,
    access: 'staff',
    async handle(call) {
      const { world, actor, params, form } = call
      const id = params['id'] ?? ''
      const chosen = chosenCases(form)
      try {
        if (form.value('step') !== 'sure') {
          if (chosen.length === 0) throw invalidFields({ path: 'chosen', code: 'field.required' })
          return await showIncident(call, { asked: true })
        }
        const outcomes = await takeStepWithMany(world, actor, chosen, { action: 'merge', into: id })
        await showOutcomes(call, outcomes, { back: `/staff/cases/${id}`, done: 'merged' })
      } catch (error) {
        await showIncident(call, { problem: problemForForm(call, error) })
      }
    },
  })
}

async function showIncident(call: StaffCall, extra: Record<string, unknown> = {}): Promise<void> {
  const { world, language, actor, form, show } = call
  const record = await openCase(call)
  const ticked = chosenCases(form).map(({ id }) => id)
  const likely = (await findMergeable(world, actor, record)).map((each) => ({
    ...presentSummary(world, each, language),
    problems: each.problems.map((code) => world.words(language, `catalogue:option.${code}.title`)),
    ticked: ticked.includes(each.id),
  }))
  await show('staff/incident.njk', {
    case: presentSummary(world, record, language),
    likely,
    told: previewStep(world, record, { action: 'merge', detail: { into: record.caseNumber } }, language),
    ...extra,
  })
}

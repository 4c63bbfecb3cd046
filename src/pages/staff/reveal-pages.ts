import type Router from '@koa/router'
import { presentSummary } from '../../cases/present-case.ts'
import { mayReveal, revealField } from '../../cases/reveal-field.ts'
import type { RequestState } from '../../http/request-state.ts'
import { revealBody } from '../../http/routes/staff/access.ts'
import { validate } from '../../http/validate.ts'
import { Problem } from '../../kernel/errors.ts'
import { type PageTools, page, problemForForm } from '../page.ts'
import { openCase, type StaffCall } from './act-call.ts'

const path = '/staff/cases/:id/reveal'

/** The whole ID number, for a purpose that the citizen is told. It stands in the answer to the form and at no address. */
export function revealPages(router: Router<RequestState>, tools: PageTools): void {
  page(router, tools, { method: 'get', path, access: 'staff', handle: (call) => showReveal(call) })
  page(router, tools, {
    method: 'post',
    path,
    access: 'staff',
    async handle(call) {
      const { world, actor, params, form } = call
      const purpose = form.value('purpose').slice(0, 300)
      try {
        const body = validate(revealBody, { field: 'idNumber', purpose })
        await showReveal(call, { purpose, value: await revealField(world, actor, params['id'] ?? '', body) })
      } catch (error) {
        await showReveal(call, { purpose, problem: problemForForm(call, error) })
      }
    },
  })
}

async function showReveal(call: StaffCall, extra: Record<string, unknown> = {}): Promise<void> {
  const { world, language, actor, show } = call
  const record = await openCase(call)
  if (!mayReveal(actor, record)) throw new Problem('auth.forbidden')
  await show('staff/reveal.njk', { case: presentSummary(world, record, language), ...extra })
}

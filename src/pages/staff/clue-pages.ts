import type Router from '@koa/router'
import { openClue } from '../../cases/penalties/open-clue.ts'
import { presentForStaff } from '../../cases/present-for-staff.ts'
import type { RequestState } from '../../http/request-state.ts'
import { newClue } from '../../http/routes/staff/penalties.ts'
import { validate } from '../../http/validate.ts'
import { Problem } from '../../kernel/errors.ts'
import { mayCase } from '../../policies/may.ts'
import { type PageTools, page, problemForForm } from '../page.ts'
import { openCase, type StaffCall } from './act-call.ts'

const path = '/staff/cases/:id/clue'

/** Somebody who works on a case says what makes them doubt it. */
export function cluePages(router: Router<RequestState>, tools: PageTools): void {
  page(router, tools, { method: 'get', path, access: 'staff', handle: (call) => showClue(call) })
  page(router, tools, {
    method: 'post',
    path,
    access: 'staff',
    async handle(call) {
      const { world, actor, params, form } = call
      const typed = form.value('clue')
      try {
        const { clue } = validate(newClue, { clue: typed })
        await openClue(world, actor, params['id'] ?? '', clue)
        await showClue(call, { noted: true })
      } catch (error) {
        await showClue(call, { problem: problemForForm(call, error), typed })
      }
    },
  })
}

async function showClue(call: StaffCall, extra: Record<string, unknown> = {}): Promise<void> {
  const { world, language, actor, show } = call
  const record = await openCase(call)
  if (!mayCase(actor, 'read-personal', record)) throw new Problem('auth.forbidden')
  await show('staff/clue.njk', { case: presentForStaff(world, record, language, actor), ...extra })
}

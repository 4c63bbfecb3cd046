import type Router from '@koa/router'
import { askMinorAccess, decideMinorAccess, findLeaveToGive, leaveOf } from '../../cases/minor-access.ts'
import { presentSummary } from '../../cases/present-case.ts'
import { momentInWords } from '../../cases/receipt.ts'
import type { RequestState } from '../../http/request-state.ts'
import { leaveBody, leaveDecision } from '../../http/routes/staff/access.ts'
import { validate } from '../../http/validate.ts'
import { Problem } from '../../kernel/errors.ts'
import { type PageTools, page, problemForForm } from '../page.ts'
import { openCase, type StaffCall } from './act-call.ts'

const askPath = '/staff/cases/:id/leave'
const decidePath = '/staff/minor-access/:id'
/** For a call, for a day on the road, for home visits, for a semester's beginning. */
const hoursToChoose = [4, 24, 72, 168]

/** Leave to see what a case says of a child: asked for by who works on it, given for some hours or refused by the head. */
export function leavePages(router: Router<RequestState>, tools: PageTools): void {
  page(router, tools, { method: 'get', path: askPath, access: 'staff', handle: (call) => showAsking(call) })
  page(router, tools, {
    method: 'post',
    path: askPath,
    access: 'staff',
    async handle(call) {
      const { world, actor, params, form, redirect } = call
      const id = params['id'] ?? ''
      const reason = form.value('reason').slice(0, 300)
      try {
        const { untilAt } = await askMinorAccess(world, actor, id, validate(leaveBody, { reason }).reason)
        redirect(untilAt === null ? `/staff/cases/${id}/leave` : `/staff/cases/${id}`)
      } catch (error) {
        await showAsking(call, { reason, problem: problemForForm(call, error) })
      }
    },
  })
  page(router, tools, { method: 'get', path: decidePath, access: 'staff', handle: (call) => showDeciding(call) })
  page(router, tools, {
    method: 'post',
    path: decidePath,
    access: 'staff',
    async handle(call) {
      const { world, actor, params, form, redirect } = call
      const chosen = form.value('hours')
      try {
        const hours = chosen === 'none' ? null : chosen === '' ? undefined : Number(chosen)
        await decideMinorAccess(world, actor, params['id'] ?? '', validate(leaveDecision, { hours }))
        redirect('/staff')
      } catch (error) {
        await showDeciding(call, { chosen, problem: problemForForm(call, error) })
      }
    },
  })
}

async function showAsking(call: StaffCall, extra: Record<string, unknown> = {}): Promise<void> {
  const { world, language, actor, show } = call
  const record = await openCase(call)
  const leave = await leaveOf(world, actor, record)
  if (leave === null) throw new Problem('auth.forbidden')
  const date = leave.untilAt === null ? '' : momentInWords(leave.untilAt, language)
  await show('staff/leave.njk', {
    case: presentSummary(world, record, language),
    state: leave.state,
    told: world.words(language, `staff:leave.${leave.state}`, { date }),
    ...extra,
  })
}

async function showDeciding(call: StaffCall, extra: Record<string, unknown> = {}): Promise<void> {
  const { world, language, actor, params, show } = call
  const asked = (await findLeaveToGive(world, actor, language)).find(({ id }) => id === params['id'])
  if (asked === undefined) throw new Problem('minor_access.not_found')
  await show('staff/leave-decide.njk', { asked, hoursToChoose, ...extra })
}

import type Router from '@koa/router'
import { confirmAgreement } from '../../cases/confirm-agreement.ts'
import { findCase, findOfficeCases } from '../../cases/find-cases.ts'
import { findSimilarForStaff } from '../../cases/find-similar.ts'
import { moveCase } from '../../cases/move-case.ts'
import { presentSummary } from '../../cases/present-case.ts'
import { presentForStaff } from '../../cases/present-for-staff.ts'
import { presentLinks } from '../../cases/present-similar.ts'
import { caseActions, caseStates } from '../../cases/workflow.ts'
import type { RequestState } from '../../http/request-state.ts'
import { writeSessionCookie } from '../../http/session-cookie.ts'
import { invalidFields } from '../../kernel/errors.ts'
import { logInStaff } from '../../people/log-in-staff.ts'
import type { StaffActor } from '../../policies/actor.ts'
import { mayKeepVoices, seesCases } from '../../policies/may.ts'
import { nextPath } from '../next-path.ts'
import { type PageCall, type PageTools, page, problemForForm } from '../page.ts'

const perPage = 50

/** The office's three pages: log in, the list, the case. */
export function staffPages(router: Router<RequestState>, tools: PageTools): void {
  page(router, tools, {
    method: 'get',
    path: '/staff/login',
    access: 'public',
    async handle({ ctx, show }) {
      await show('staff/login.njk', { next: nextPath(ctx.query['next'], '/staff/cases') })
    },
  })
  page(router, tools, {
    method: 'post',
    path: '/staff/login',
    access: 'public',
    async handle(call) {
      const { world, form, ctx, show, redirect } = call
      const username = form.value('username').trim()
      const next = nextPath(form.value('next'), '/staff/cases')
      try {
        const { token, expiresAt } = await logInStaff(world, username, form.value('password'))
        writeSessionCookie(ctx, tools.secureCookies, token, expiresAt)
        redirect(next)
      } catch (error) {
        await show('staff/login.njk', { username, next, problem: problemForForm(call, error) })
      }
    },
  })
  page(router, tools, {
    method: 'get',
    path: '/staff/cases',
    access: 'staff',
    async handle({ ctx, world, language, actor, show, redirect }) {
      if (!seesCases(actor) && mayKeepVoices(actor)) return redirect('/staff/voice-packs')
      const state = caseStates.find((known) => known === ctx.query['state'])
      const cursor = typeof ctx.query['cursor'] === 'string' ? ctx.query['cursor'] : undefined
      const { items, nextCursor } = await findOfficeCases(world, actor, { state }, { limit: perPage, cursor })
      const cases = items.map((record) => presentSummary(world, record, language))
      await show('staff/cases.njk', { cases, nextCursor, state, states: caseStates })
    },
  })
  page(router, tools, { method: 'get', path: '/staff/cases/:id', access: 'staff', handle: (call) => showCase(call) })
  page(router, tools, {
    method: 'post',
    path: '/staff/cases/:id',
    access: 'staff',
    async handle(call) {
      const { world, actor, params, form, redirect } = call
      const id = params['id'] ?? ''
      const note = form.value('note').trim()
      const action = caseActions.find((known) => known === form.value('action'))
      try {
        if (action === undefined) throw invalidFields({ path: 'action', code: 'field.choice' })
        if (action === 'answer' && note === '') throw invalidFields({ path: 'note', code: 'field.required' })
        await moveCase(world, actor, id, { action, version: Number(form.value('version')), ...(note ? { note } : {}) })
        redirect(`/staff/cases/${id}`)
      } catch (error) {
        await showCase(call, { problem: problemForForm(call, error), typed: { note } })
      }
    },
  })
  page(router, tools, {
    method: 'post',
    path: '/staff/cases/:id/agreement',
    access: 'staff',
    async handle(call) {
      const { world, actor, params, form, redirect } = call
      const id = params['id'] ?? ''
      try {
        await confirmAgreement(world, actor, id, { version: Number(form.value('version')) })
        redirect(`/staff/cases/${id}`)
      } catch (error) {
        await showCase(call, { problem: problemForForm(call, error), path: `/staff/cases/${id}` })
      }
    },
  })
}

async function showCase(call: PageCall<StaffActor>, extra: Record<string, unknown> = {}): Promise<void> {
  const { world, language, actor, params, show } = call
  const record = await findCase(actor, params['id'] ?? '')
  const similar = presentLinks(await findSimilarForStaff(actor, record))
  await show('staff/case.njk', { similar, case: presentForStaff(world, record, language, actor), ...extra })
}

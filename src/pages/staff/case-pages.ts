import type Router from '@koa/router'
import { confirmAgreement } from '../../cases/confirm-agreement.ts'
import { presentForStaff } from '../../cases/present-for-staff.ts'
import { rectify } from '../../cases/rectify.ts'
import type { RequestState } from '../../http/request-state.ts'
import { playSentences } from '../citizen/play-sentences.ts'
import { type PageTools, page, problemForForm } from '../page.ts'
import { openCase } from './act-call.ts'
import { caseFileOf, showOfficeCase } from './show-office-case.ts'

const path = '/staff/cases/:id'

/** One case for the office: to read, to hear, to print; the agreement that it waits for, the answer to a bad rating. */
export function officeCasePages(router: Router<RequestState>, tools: PageTools): void {
  page(router, tools, { method: 'get', path, access: 'staff', handle: (call) => showOfficeCase(call) })
  page(router, tools, {
    method: 'get',
    path: `${path}/print`,
    access: 'staff',
    async handle(call) {
      await call.show('staff/case-print.njk', await caseFileOf(call, await openCase(call)))
    },
  })
  page(router, tools, {
    method: 'get',
    path: `${path}/listen`,
    access: 'staff',
    async handle(call) {
      const { world, language, actor } = call
      const record = await openCase(call)
      const shown = presentForStaff(world, record, language, actor)
      const running = shown.clocks.filter(({ lamp }) => lamp !== 'off')
      await playSentences(call, [
        shown.title.text,
        shown.stateName.text,
        ...running.map(({ lamp, text }) => `${world.words(language, `pages:lamp.${lamp}`)}：${text}`),
        ...shown.problems.map(({ title }) => title),
        ...(shown.description === '' ? [] : [shown.description]),
        shown.problemPlace.name,
        ...shown.answers.map(({ label, text }) => `${label}：${text}`),
        ...shown.events.map(({ text }) => text),
      ])
    },
  })
  page(router, tools, {
    method: 'post',
    path: `${path}/agreement`,
    access: 'staff',
    async handle(call) {
      const { world, actor, params, form, redirect } = call
      const id = params['id'] ?? ''
      try {
        await confirmAgreement(world, actor, id, { version: Number(form.value('version')) })
        redirect(`/staff/cases/${id}`)
      } catch (error) {
        await showOfficeCase(call, { problem: problemForForm(call, error), path: `/staff/cases/${id}` })
      }
    },
  })
  page(router, tools, {
    method: 'post',
    path: `${path}/rectification`,
    access: 'staff',
    async handle(call) {
      const { world, actor, params, form, redirect } = call
      const id = params['id'] ?? ''
      const step = form.value('step') === 'close' ? 'close' : 'call'
      const note = form.value('note').slice(0, 2000)
      try {
        await rectify(world, actor, id, { step, note })
        redirect(`/staff/cases/${id}`)
      } catch (error) {
        const typed = { rectify: note }
        await showOfficeCase(call, { problem: problemForForm(call, error), typed, path: `/staff/cases/${id}` })
      }
    },
  })
}

import type Router from '@koa/router'
import { mostReferred, referCase } from '../../cases/refer-case.ts'
import type { RequestState } from '../../http/request-state.ts'
import { invalidFields } from '../../kernel/errors.ts'
import { type PageTools, page, problemForForm } from '../page.ts'
import { showOfficeCase } from './show-office-case.ts'

/** What is ticked among the work or courses of a case goes to its applicant. */
export function referPages(router: Router<RequestState>, tools: PageTools): void {
  page(router, tools, {
    method: 'post',
    path: '/staff/cases/:id/refer',
    access: 'staff',
    async handle(call) {
      const { world, actor, params, form, redirect } = call
      const id = params['id'] ?? ''
      const listings = form.values('listings')
      const note = form.value('note').trim()
      try {
        if (listings.length > mostReferred) {
          throw invalidFields({ path: 'listings', code: 'field.too_long', params: { bound: mostReferred } })
        }
        const version = Number(form.value('version'))
        await referCase(world, actor, id, { listings, version, ...(note ? { note: note.slice(0, 2000) } : {}) })
        redirect(`/staff/cases/${id}`)
      } catch (error) {
        const typed = { listings, referNote: note }
        await showOfficeCase(call, { problem: problemForForm(call, error), typed, path: `/staff/cases/${id}` })
      }
    },
  })
}

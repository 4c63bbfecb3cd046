import type Router from '@koa/router'
import type { RequestState } from '../../http/request-state.ts'
import { clearSessionCookie, writeSessionCookie } from '../../http/session-cookie.ts'
import { invalidFields } from '../../kernel/errors.ts'
import { isMobile, tidyPhone } from '../../kernel/phone.ts'
import { logInCitizen } from '../../people/log-in-citizen.ts'
import { leaveSession } from '../../people/log-out.ts'
import { sendSmsCode } from '../../people/send-sms-code.ts'
import { nextPath } from '../next-path.ts'
import { type PageTools, page, problemForForm } from '../page.ts'

/** Phone, then code. No picture puzzle, no time pressure: the code is good for ten minutes. */
export function loginPages(router: Router<RequestState>, tools: PageTools): void {
  const demonstration = tools.world.demonstration
  page(router, tools, {
    method: 'get',
    path: '/login',
    access: 'public',
    async handle({ ctx, show }) {
      await show('citizen/login.njk', { next: nextPath(ctx.query['next']), demonstration })
    },
  })
  page(router, tools, {
    method: 'post',
    path: '/login',
    access: 'public',
    async handle(call) {
      const { world, actor, language, form, ctx, show, redirect } = call
      const phone = tidyPhone(form.value('phone'))
      const next = nextPath(form.value('next'))
      const code = form.value('code').trim()
      const shown = { phone, next, demonstration }
      let sent = form.value('sent') === 'yes'
      try {
        if (!isMobile(phone)) throw invalidFields({ path: 'phone', code: 'field.phone' })
        if (form.value('step') === 'send') {
          await sendSmsCode(world, phone, language)
          sent = true
          await show('citizen/login.njk', { ...shown, sent })
          return
        }
        if (code === '') throw invalidFields({ path: 'code', code: 'field.required' })
        const { token, expiresAt } = await logInCitizen(world, phone, code)
        await leaveSession(world, actor)
        writeSessionCookie(ctx, tools.secureCookies, token, expiresAt)
        redirect(next)
      } catch (error) {
        await show('citizen/login.njk', { ...shown, sent, problem: problemForForm(call, error) })
      }
    },
  })
  page(router, tools, {
    method: 'post',
    path: '/logout',
    access: 'public',
    async handle({ ctx, world, actor, redirect }) {
      await leaveSession(world, actor)
      clearSessionCookie(ctx, tools.secureCookies)
      redirect(actor.kind === 'staff' ? '/staff/login' : '/')
    },
  })
}

import type Router from '@koa/router'
import type { RequestState } from '../../http/request-state.ts'
import { newPassword } from '../../http/routes/staff/sessions.ts'
import { writeSessionCookie } from '../../http/session-cookie.ts'
import { validate } from '../../http/validate.ts'
import { countOtherSessions, endOtherSessions } from '../../people/end-sessions.ts'
import { changePassword } from '../../people/keep-staff.ts'
import { logInStaff } from '../../people/log-in-staff.ts'
import { leaveSession } from '../../people/log-out.ts'
import { nextPath } from '../next-path.ts'
import { type PageTools, page, problemForForm } from '../page.ts'

/** Where a day at the office begins. */
const start = '/staff'

/** Staff log in by name and password, and by the digits of their authenticator when they have one. */
export function staffSessionPages(router: Router<RequestState>, tools: PageTools): void {
  page(router, tools, {
    method: 'get',
    path: '/staff/login',
    access: 'public',
    async handle({ ctx, show }) {
      await show('staff/login.njk', { next: nextPath(ctx.query['next'], start) })
    },
  })
  page(router, tools, {
    method: 'post',
    path: '/staff/login',
    access: 'public',
    async handle(call) {
      const { world, actor, form, ctx, show, redirect } = call
      const username = form.value('username').trim()
      const next = nextPath(form.value('next'), start)
      const totp = form.value('totp').normalize('NFKC').replace(/\s/g, '')
      try {
        const { token, expiresAt, staff } = await logInStaff(world, {
          username,
          password: form.value('password'),
          totp,
          address: ctx.ip,
        })
        await leaveSession(world, actor)
        writeSessionCookie(ctx, tools.secureCookies, token, expiresAt)
        redirect(staff.mustChangePassword ? '/staff/password?first=yes' : next)
      } catch (error) {
        await show('staff/login.njk', { username, next, problem: problemForForm(call, error) })
      }
    },
  })
  page(router, tools, {
    method: 'get',
    path: '/staff/password',
    access: 'staff',
    async handle({ ctx, world, actor, show }) {
      const elsewhere = await countOtherSessions(world, actor)
      await show('staff/password.njk', { first: ctx.query['first'] === 'yes', elsewhere })
    },
  })
  page(router, tools, {
    method: 'post',
    path: '/staff/sessions',
    access: 'staff',
    async handle({ world, actor, redirect }) {
      await endOtherSessions(world, actor)
      redirect('/staff/password')
    },
  })
  page(router, tools, {
    method: 'post',
    path: '/staff/password',
    access: 'staff',
    async handle(call) {
      const { world, actor, form, show, redirect } = call
      try {
        const body = validate(newPassword, { old: form.value('old'), password: form.value('password') })
        await changePassword(world, actor, body)
        redirect(start)
      } catch (error) {
        await show('staff/password.njk', { first: form.value('first') === 'yes', problem: problemForForm(call, error) })
      }
    },
  })
}

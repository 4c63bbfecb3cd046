import type { Middleware } from 'koa'
import { Problem } from '../../kernel/errors.ts'
import type { Actor } from '../../policies/actor.ts'
import { keyInQuery } from '../key-in-query.ts'
import type { RequestState } from '../request-state.ts'
import { isSameOrigin } from '../same-origin.ts'
import { readSessionCookie } from '../session-cookie.ts'

/** Who a bearer token belongs to; null when it is unknown or over. */
export type FindActor = (token: string) => Promise<Actor | null>

const tokenPattern = /^[\w\-.~+/=]{8,200}$/
const safeMethods = ['GET', 'HEAD', 'OPTIONS']

/**
 * A bearer token must be right, and so must a key in the query where a protocol has it there; a cookie that is over is simply no session (its page asks to log in again). A cookie
 * counts for a change only when the browser says that the change comes from our own pages.
 */
export function authenticate(findActor: FindActor, secureCookies: boolean): Middleware<RequestState> {
  return async (ctx, next) => {
    const header = ctx.get('authorization')
    if (header !== '') {
      const token = /^Bearer (\S+)$/i.exec(header)?.[1] ?? ''
      const actor = tokenPattern.test(token) ? await findActor(token) : null
      if (actor === null) throw new Problem('auth.invalid')
      ctx.state.actor = actor
      return next()
    }
    const key = keyInQuery(ctx)
    if (key !== undefined) {
      const actor = tokenPattern.test(key) ? await findActor(key) : null
      // A session never stands in an address, whoever it belongs to.
      if (actor?.kind !== 'client') throw new Problem('auth.invalid')
      ctx.state.actor = actor
      return next()
    }
    const token = readSessionCookie(ctx, secureCookies)
    if (token !== undefined) {
      if (!safeMethods.includes(ctx.method) && !isSameOrigin(ctx)) throw new Problem('auth.origin')
      ctx.state.byCookie = true
      ctx.state.actor = (await findActor(token)) ?? { kind: 'anonymous' }
    }
    return next()
  }
}

import { randomBytes, timingSafeEqual } from 'node:crypto'
import type { ParameterizedContext } from 'koa'
import { newId } from '../kernel/ids.ts'
import type { Seals } from '../kernel/seal.ts'
import { hostCookie } from './host-cookie.ts'
import type { RequestState } from './request-state.ts'
import { isSameOrigin } from './same-origin.ts'

/** Where scripts bring a token; forms have it as the field `form-token`. */
const tokenHeader = 'Form-Token'

/**
 * Proof that a change was asked for by a page that we gave to this browser: a signed double-submit token. It is bound to a
 * cookie of the browser and not to a session, so that a form which was opened before a login, left open over night or
 * typed while another logged in is still good.
 */
export interface FormTokens {
  /** For the forms of the page that answers this request, each time another, with the cookie; empty for another site's. */
  issue(ctx: Asked): string
  /** Whether the request brings a token of its browser, in its header or as this field. */
  accepts(ctx: Asked, field?: string): boolean
  /** Whether the browser brought its cookie at all. */
  knows(ctx: Asked): boolean
}

type Asked = Pick<ParameterizedContext<RequestState>, 'cookies' | 'get' | 'headerSent' | 'host' | 'method' | 'state'>

const browserCookie = hostCookie('browser')
/** Of `newId`. */
const browserPattern = /^[\w-]{22}$/
/** As long as browsers keep any; with each page it begins anew. */
const browserMs = 400 * 86_400_000
/** Packed pages that repeat what was asked for would give away a token that never changes (BREACH). */
const saltBytes = 12
const saltLength = (saltBytes * 4) / 3

/** Signed with the key of the blind indexes: good in all processes, and after a new key seals the data. */
export function formTokens({ blindIndex }: Pick<Seals, 'blindIndex'>, secureCookies: boolean): FormTokens {
  const sign = (browser: string, salt: string) => salt + blindIndex('form token', `${salt}\n${browser}`)

  function browserOf(ctx: Asked): string | undefined {
    const value = ctx.state.browser ?? browserCookie.read(ctx, secureCookies)
    return value !== undefined && browserPattern.test(value) ? value : undefined
  }

  return {
    issue(ctx) {
      // Other sites post without the cookie: they must not make the browser forget the one that it has.
      if (ctx.method === 'POST' && !isSameOrigin(ctx)) return ''
      const browser = browserOf(ctx) ?? newId()
      ctx.state.browser = browser
      // An answer in stages has begun already, to a browser that has its cookie.
      if (!ctx.headerSent) browserCookie.write(ctx, secureCookies, browser, new Date(Date.now() + browserMs))
      return sign(browser, randomBytes(saltBytes).toString('base64url'))
    },
    accepts(ctx, field) {
      const browser = browserOf(ctx)
      const token = ctx.get(tokenHeader) || field
      return browser !== undefined && token !== undefined && isEqual(token, sign(browser, token.slice(0, saltLength)))
    },
    knows: (ctx) => browserOf(ctx) !== undefined,
  }
}

function isEqual(one: string, other: string): boolean {
  const [left, right] = [Buffer.from(one), Buffer.from(other)]
  return left.length === right.length && timingSafeEqual(left, right)
}

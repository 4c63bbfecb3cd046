import type { Middleware } from 'koa'
import { Problem } from '../../kernel/errors.ts'
import type { Limiter, LimitRule, MakeLimiter } from '../../kernel/limiter.ts'
import { ownLimiter } from '../../kernel/own-limiter.ts'
import type { RequestState } from '../request-state.ts'

const loopback = /^(127\.|::1$|::ffff:127\.)/

/** Calls that one address may make in a minute: a family behind one router reads, listens and files well below it. */
export const addressRule: LimitRule = { name: 'address', points: 300, seconds: 60 }

/** Codes asked for, and codes and passwords tried: mobile networks put hundreds of phones behind one address. */
const loginRule: LimitRule = { name: 'login', points: 300, seconds: 3600 }
const loginPaths = ['/login', '/v1/sessions', '/v1/sessions/sms-code', '/staff/login', '/v1/staff/sessions']

/** Limits by address, of all calls and of logins. The demonstration does not limit its own machine. */
export function limitByAddress(options: {
  exemptLoopback: boolean
  /** Where several processes count together. */
  makeLimiter?: MakeLimiter | undefined
}): Middleware<RequestState> {
  const { exemptLoopback, makeLimiter = ownLimiter } = options
  const [calls, logins] = [makeLimiter(addressRule), makeLimiter(loginRule)]
  return async (ctx, next) => {
    if (!(exemptLoopback && loopback.test(ctx.ip))) {
      await take(calls, ctx.ip)
      if (ctx.method === 'POST' && loginPaths.includes(plainPath(ctx.path))) await take(logins, ctx.ip)
    }
    await next()
  }
}

/** As the router takes it: of any case, with or without a slash at the end. */
function plainPath(path: string): string {
  return path.toLowerCase().replace(/\/$/, '')
}

async function take(limiter: Limiter, address: string): Promise<void> {
  const early = await limiter.take(address)
  if (early !== null) throw new Problem('limit.exceeded', { retryAfter: early / 1000 })
}

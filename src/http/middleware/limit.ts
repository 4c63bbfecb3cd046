import type { Middleware } from 'koa'
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { Problem } from '../../kernel/errors.ts'
import type { RequestState } from '../request-state.ts'

const loopback = /^(127\.|::1$|::ffff:127\.)/

/** Calls that one address may make in a minute: a family behind one router reads, listens and files well below it. */
const callsPerMinute = 300

/** Codes asked for, and codes and passwords tried, in an hour: mobile networks put hundreds of phones behind one address. */
const loginsPerHour = 300
const loginPaths = ['/login', '/v1/sessions', '/v1/sessions/sms-code', '/staff/login', '/v1/staff/sessions']

/** Limits by address, of all calls and of logins. The demonstration does not limit its own machine. */
export function limitByAddress(options: { exemptLoopback: boolean }): Middleware<RequestState> {
  const calls = new RateLimiterMemory({ points: callsPerMinute, duration: 60 })
  const logins = new RateLimiterMemory({ points: loginsPerHour, duration: 3600 })
  return async (ctx, next) => {
    if (!(options.exemptLoopback && loopback.test(ctx.ip))) {
      await consume(calls, ctx.ip)
      if (ctx.method === 'POST' && loginPaths.includes(plainPath(ctx.path))) await consume(logins, ctx.ip)
    }
    await next()
  }
}

/** As the router takes it: of any case, with or without a slash at the end. */
function plainPath(path: string): string {
  return path.toLowerCase().replace(/\/$/, '')
}

async function consume(limiter: RateLimiterMemory, address: string): Promise<void> {
  try {
    await limiter.consume(address)
  } catch (refusal) {
    if (!(refusal instanceof RateLimiterRes)) throw refusal
    throw new Problem('limit.exceeded', { retryAfter: refusal.msBeforeNext / 1000 })
  }
}

import type { Middleware } from 'koa'
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { Problem } from '../../kernel/errors.ts'
import type { RequestState } from '../request-state.ts'

const loopback = /^(127\.|::1$|::ffff:127\.)/

/** Calls that one address may make in a minute: a family behind one router reads, listens and files well below it. */
const callsPerMinute = 300

/** Limits by address. The demonstration does not limit its own machine. */
export function limitByAddress(options: { exemptLoopback: boolean }): Middleware<RequestState> {
  const limiter = new RateLimiterMemory({ points: callsPerMinute, duration: 60 })
  return async (ctx, next) => {
    if (!(options.exemptLoopback && loopback.test(ctx.ip))) {
      try {
        await limiter.consume(ctx.ip)
      } catch (refusal) {
        if (!(refusal instanceof RateLimiterRes)) throw refusal
        throw new Problem('limit.exceeded', { retryAfter: refusal.msBeforeNext / 1000 })
      }
    }
    await next()
  }
}

import type { Middleware } from 'koa'
import { Problem } from '../../kernel/errors.ts'
import type { LimitRule, MakeLimiter } from '../../kernel/limiter.ts'
import { ownLimiter } from '../../kernel/own-limiter.ts'
import type { RequestState } from '../request-state.ts'

const loopback = /^(127\.|::1$|::ffff:127\.)/

/** Calls that one address may make in a minute: a family behind one router reads, listens and files well below it. */
export const addressRule: LimitRule = { name: 'address', points: 300, seconds: 60 }

/** Limits by address. The demonstration does not limit its own machine. */
export function limitByAddress(options: {
  exemptLoopback: boolean
  /** Where several processes count together. */
  makeLimiter?: MakeLimiter | undefined
}): Middleware<RequestState> {
  const limiter = (options.makeLimiter ?? ownLimiter)(addressRule)
  return async (ctx, next) => {
    if (!(options.exemptLoopback && loopback.test(ctx.ip))) {
      const early = await limiter.take(ctx.ip)
      if (early !== null) throw new Problem('limit.exceeded', { retryAfter: early / 1000 })
    }
    await next()
  }
}

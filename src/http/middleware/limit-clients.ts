import type { Middleware } from 'koa'
import type { CallsLeft, SpendQuota } from '../../clients/spend-quota.ts'
import { Problem } from '../../kernel/errors.ts'
import type { Metrics } from '../metrics.ts'
import type { RequestState } from '../request-state.ts'

/** Counts each call of an API key and tells what is left (draft-ietf-httpapi-ratelimit-headers-06). */
export function limitClients(spendQuota: SpendQuota, metrics: Metrics): Middleware<RequestState> {
  return async (ctx, next) => {
    const { actor } = ctx.state
    if (actor.kind !== 'client') return next()
    const count = (outcome: 'served' | 'refused') =>
      metrics.clientCalls.inc({ client: actor.clientId, keys: actor.isTest ? 'test' : 'live', outcome })
    try {
      const left = await spendQuota(actor, { calls: 1 })
      for (const [name, value] of Object.entries(rateLimitHeaders(left))) ctx.set(name, value)
      await next()
      count('served')
    } catch (error) {
      count(error instanceof Problem && error.code === 'quota.exceeded' ? 'refused' : 'served')
      throw error
    }
  }
}

/** Of the window that is nearest to its end; none for a client without a limit. */
function rateLimitHeaders(left: readonly CallsLeft[]): Record<string, string> {
  const [tightest] = left.toSorted((a, b) => a.left - b.left)
  if (tightest === undefined) return {}
  return {
    'RateLimit-Limit': String(tightest.limit),
    'RateLimit-Remaining': String(tightest.left),
    'RateLimit-Reset': String(tightest.resetSeconds),
    'RateLimit-Policy': left.map(({ limit, windowSeconds }) => `${limit};w=${windowSeconds}`).join(', '),
  }
}

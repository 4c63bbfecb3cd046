import type { Middleware } from 'koa'
import { newId } from '../../kernel/ids.ts'
import type { Log } from '../../kernel/log.ts'
import { languages, negotiateLanguage } from '../../kernel/words.ts'
import type { Metrics } from '../metrics.ts'
import type { RequestState } from '../request-state.ts'

/** Names the request, settles its language, and writes the one log line about it when it is over. */
export function identify(log: Log, metrics: Metrics): Middleware<RequestState> {
  return async (ctx, next) => {
    const started = performance.now()
    ctx.state.requestId = newId()
    const chosen = languages.find((known) => known === ctx.cookies.get('language'))
    ctx.state.language = chosen ?? negotiateLanguage(ctx.get('accept-language'))
    ctx.state.actor = { kind: 'anonymous' }
    ctx.set('X-Request-Id', ctx.state.requestId)
    ctx.vary('Accept-Language')
    ctx.res.once('close', () => {
      const durationMs = Math.round(performance.now() - started)
      const route = ctx.state.routeName ?? 'none'
      metrics.requests.observe({ method: ctx.method, route, status: String(ctx.status) }, durationMs / 1000)
      log.info('request', {
        requestId: ctx.state.requestId,
        method: ctx.method,
        route,
        status: ctx.status,
        durationMs,
        actorKind: ctx.state.actor.kind,
      })
    })
    await next()
  }
}

import type { Middleware } from 'koa'
import type { Tracing } from '../../kernel/tracing.ts'
import type { RequestState } from '../request-state.ts'

const firstFault = 500

/**
 * A span for each request, until its answer has left: method, route as declared and status. The trace of the caller is
 * gone on with where a proxy of ours stands in front and vouches for its headers.
 */
export function traceRequests(tracing: Tracing): Middleware<RequestState> {
  return (ctx, next) => {
    const { method } = ctx
    const traceparent = ctx.app.proxy ? ctx.get('traceparent') : ''
    const start = { kind: 'server', name: method, fields: { 'http.request.method': method } } as const
    const span = tracing.begin(start, traceparent === '' ? undefined : traceparent)
    ctx.res.once('close', () => {
      const route = ctx.state.routeName ?? 'none'
      span.end({
        name: `${method} ${route}`,
        fields: { 'http.route': route, 'http.response.status_code': ctx.status },
        ...(ctx.status < firstFault ? {} : { error: ctx.status }),
      })
    })
    return span.run(next)
  }
}

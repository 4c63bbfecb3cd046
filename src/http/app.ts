import cors from '@koa/cors'
import etag from '@koa/etag'
import Router, { type RouterMiddleware } from '@koa/router'
import Koa from 'koa'
import compress from 'koa-compress'
import conditional from 'koa-conditional-get'
import helmet from 'koa-helmet'
import type { CheckSignature } from '../clients/check-signature.ts'
import type { SpendQuota } from '../clients/spend-quota.ts'
import { Problem } from '../kernel/errors.ts'
import type { MakeLimiter } from '../kernel/limiter.ts'
import type { Log } from '../kernel/log.ts'
import type { Tracing } from '../kernel/tracing.ts'
import type { Words } from '../kernel/words.ts'
import { stagesType } from './answer-in-stages.ts'
import type { FormTokens } from './form-tokens.ts'
import { guard } from './guard.ts'
import type { Metrics } from './metrics.ts'
import { answerProblems, type ShowProblemPage } from './middleware/answer-problems.ts'
import { authenticate, type FindActor } from './middleware/authenticate.ts'
import { identify } from './middleware/identify.ts'
import { limitByAddress } from './middleware/limit.ts'
import { limitClients } from './middleware/limit-clients.ts'
import { traceRequests } from './middleware/trace-requests.ts'
import { verifySignature } from './middleware/verify-signature.ts'
import type { RequestState } from './request-state.ts'
import type { Route } from './route.ts'

export interface AppParts {
  log: Log
  words: Words
  metrics: Metrics
  tracing?: Tracing | undefined
  findActor: FindActor
  formTokens: FormTokens
  checkSignature: CheckSignature
  spendQuota: SpendQuota
  routes: Route[]
  pages: Koa.Middleware<RequestState>
  showProblemPage: ShowProblemPage
  production: boolean
  corsOrigins: string[]
  trustProxy: boolean
  /** Counts for all processes together; without it this one counts for itself. */
  makeLimiter?: MakeLimiter | undefined
}

/** Smaller answers gain nothing from being packed. */
const compressFrom = 1024

/** What is told while it happens would be held back until there is enough of it to pack. */
const isPacked = (type: string) =>
  /json|text|javascript|svg|xml/.test(type) && type !== stagesType && type !== 'text/event-stream'

export function createApp(parts: AppParts): Koa<RequestState> {
  const app = new Koa<RequestState>({ proxy: parts.trustProxy })
  app.silent = true
  if (parts.tracing) app.use(traceRequests(parts.tracing))
  app.use(identify(parts.log, parts.metrics))
  app.use(securityHeaders(parts.production))
  app.use(permissions)
  app.use(compress({ threshold: compressFrom, br: false, filter: isPacked }))
  app.use(reading(conditional()))
  app.use(reading(etag()))
  app.use(answerProblems(parts.log, parts.words, parts.showProblemPage))
  app.use(
    cors({
      origin: (ctx) => allowedOrigin(ctx.get('origin'), parts.corsOrigins),
      allowMethods: 'GET,HEAD,POST,PUT,DELETE',
    }),
  )
  app.use(limitByAddress({ exemptLoopback: !parts.production, makeLimiter: parts.makeLimiter }))
  app.use(authenticate(parts.findActor, parts.production))
  app.use(verifySignature(parts.checkSignature))
  app.use(limitClients(parts.spendQuota, parts.metrics))
  app.use(mountRoutes(parts.routes, { checkAnswers: !parts.production, formTokens: parts.formTokens }))
  app.use(parts.pages)
  return app
}

/** For GET and HEAD alone: nobody asks whether the answer to a change is still the same. */
function reading(middleware: Koa.Middleware): Koa.Middleware<RequestState> {
  return (ctx, next) => (ctx.method === 'GET' || ctx.method === 'HEAD' ? middleware(ctx, next) : next())
}

/** The photo of a card and the place are asked for by our own pages alone; nothing else of the device by any. */
const permissionsPolicy = [
  ...['camera', 'geolocation'].map((feature) => `${feature}=(self)`),
  ...['microphone', 'display-capture', 'payment', 'usb', 'bluetooth'].map((feature) => `${feature}=()`),
].join(', ')

/** Helmet has no setting for it. */
const permissions: Koa.Middleware<RequestState> = (ctx, next) => {
  ctx.set('Permissions-Policy', permissionsPolicy)
  return next()
}

/** Nothing from elsewhere runs, frames or receives; pages hold no inline script or style. */
function securityHeaders(production: boolean): Koa.Middleware<RequestState> {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        'default-src': ["'none'"],
        'script-src': ["'self'"],
        'worker-src': ["'self'"],
        'style-src': ["'self'"],
        'img-src': ["'self'", 'data:', 'blob:'],
        'media-src': ["'self'", 'blob:'],
        'connect-src': ["'self'"],
        'font-src': ["'self'"],
        'manifest-src': ["'self'"],
        'form-action': ["'self'"],
        'base-uri': ["'none'"],
        'frame-ancestors': ["'none'"],
      },
    },
    strictTransportSecurity: production,
    xFrameOptions: { action: 'deny' },
    // With `no-referrer` browsers send `Origin: null` with forms, and those without Sec-Fetch-Site could change nothing.
    referrerPolicy: { policy: 'same-origin' },
  }) as unknown as Koa.Middleware<RequestState>
}

function allowedOrigin(origin: string, allowed: string[]): string {
  return allowed.includes(origin) ? origin : ''
}

function mountRoutes(routes: Route[], options: Parameters<typeof guard>[1]): Koa.Middleware<RequestState> {
  const router = new Router<RequestState>()
  for (const route of routes) {
    // Declared without a slash at its end, a path is taken with and without one.
    const path = route.path.replace(/\{(\w+)\}/g, ':$1').replace(/(?<=.)\/$/, '')
    const named: RouterMiddleware<RequestState> = (ctx, next) => {
      ctx.state.routeName = route.path
      return next()
    }
    router[route.method](path, named, ...guard(route, options))
  }
  const methods = router.allowedMethods({
    throw: true,
    methodNotAllowed: () => new Problem('route.method_not_allowed'),
    notImplemented: () => new Problem('route.method_not_allowed'),
  })
  const dispatch = router.routes()
  return (ctx, next) => dispatch(ctx as never, () => methods(ctx as never, next) as Promise<never>) as Promise<void>
}

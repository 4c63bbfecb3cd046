import { createHash, type Hash } from 'node:crypto'
import { Readable } from 'node:stream'
import { bodyParser } from '@koa/bodyparser'
import type { RouterContext, RouterMiddleware } from '@koa/router'
import type { Next } from 'koa'
import { Problem } from '../kernel/errors.ts'
import type { Actor } from '../policies/actor.ts'
import { mayCall } from '../policies/may.ts'
import { answerInStages, type TellLine, wantsStages } from './answer-in-stages.ts'
import type { FormTokens } from './form-tokens.ts'
import { type NamedFile, readMultipart } from './multipart.ts'
import type { RequestState } from './request-state.ts'
import type { Access, Answer, Route } from './route.ts'
import { validate } from './validate.ts'
import { jsonText } from './written-json.ts'

/** Of JSON, in bytes, unless the route tells another. */
export const defaultBodyLimit = 64 * 1024

interface GuardOptions {
  checkAnswers: boolean
  formTokens: FormTokens
}

export type GuardedContext = RouterContext<RequestState>

/** Puts everything that must hold before and after a handler around it: access, shapes in, shape out. */
export function guard(route: Route, options: GuardOptions): RouterMiddleware<RequestState>[] {
  const steps: RouterMiddleware<RequestState>[] = [admitFirst(route), refuseForms(options.formTokens)]
  if (route.body !== undefined && route.upload === undefined) {
    steps.push(
      bodyParser({
        enableTypes: ['json'],
        encoding: 'utf-8',
        jsonLimit: route.bodyLimit ?? defaultBodyLimit,
        onError: (error) => {
          // Told by its status, except what the unpacking of a broken body throws.
          throw 'status' in error ? error : new Problem('request.malformed_json', { cause: error })
        },
      }) as unknown as RouterMiddleware<RequestState>,
    )
  }
  steps.push(async (ctx: GuardedContext, _next: Next) => {
    const actor = ctx.state.actor
    const { body, files } = await readBody(route, ctx)
    const aborter = new AbortController()
    ctx.res.once('close', () => {
      if (!ctx.res.writableFinished) aborter.abort()
    })
    const work = async (tell?: TellLine) => {
      try {
        return await route.handle({
          actor: actor as never,
          params: route.params ? validate(route.params, ctx.params) : undefined,
          query: route.query ? validate(route.query, ctx.query) : undefined,
          body: route.body ? validate(route.body, body) : undefined,
          file: files.find(({ field }) => field === route.upload?.field),
          files,
          headers: ctx.headers,
          method: ctx.method,
          language: ctx.state.language,
          address: ctx.ip,
          signal: aborter.signal,
          tell,
        })
      } finally {
        for (const { bytes } of files) bytes.fill(0)
      }
    }
    const { stage } = route.answers[200] ?? {}
    if (stage === undefined || !wantsStages(ctx, 'json')) return send(ctx, route, await work(), options.checkAnswers)
    ctx.set('Cache-Control', 'no-store')
    await answerInStages(ctx, async (tell) => {
      const answer = await work(tell)
      if (options.checkAnswers) checkAnswer(route, 200, answer.body)
      return { answer: answer.body }
    })
  })
  return steps
}

/** Before the body is read: strangers make no work. */
function admitFirst({ access, allow, refuse }: Route): RouterMiddleware<RequestState> {
  return (ctx, next) => {
    admit(access, ctx.state.actor)
    // Admitted, the actor is of the kind that the route names.
    if (allow && !allow(ctx.state.actor as never)) throw new Problem('auth.forbidden')
    refuse?.(ctx.state.actor as never)
    return next()
  }
}

/** What a form of another site could send with a cookie needs a token as forms do; for JSON browsers ask first. */
function refuseForms(tokens: FormTokens): RouterMiddleware<RequestState> {
  return (ctx, next) => {
    const isAsForm = ctx.method === 'POST' && ctx.state.byCookie && !ctx.is('json')
    if (isAsForm && !tokens.accepts(ctx)) throw new Problem('auth.form')
    return next()
  }
}

function admit(access: Access, actor: Actor): void {
  if (access === 'public') return
  if (actor.kind === 'anonymous') throw new Problem('auth.required')
  if (typeof access === 'object') {
    if (!mayCall(actor, access.scope)) throw new Problem('auth.forbidden')
    return
  }
  const allowed = access === 'session' ? ['citizen', 'staff'] : [access]
  if (!allowed.includes(actor.kind)) throw new Problem('auth.forbidden')
}

async function readBody(route: Route, ctx: GuardedContext): Promise<{ body: unknown; files: NamedFile[] }> {
  const digest = createHash('sha256')
  if (route.upload !== undefined) {
    const { signedBodyHash } = ctx.state
    if (signedBodyHash !== undefined) ctx.req.on('data', (chunk: Buffer) => digest.update(chunk))
    const { files, fields } = await readMultipart(ctx.req, route.upload)
    checkSigned(ctx, digest)
    return { body: Object.fromEntries(fields), files }
  }
  checkSigned(ctx, digest.update((ctx.request as { rawBody?: string }).rawBody ?? ''))
  if (route.body === undefined) return { body: undefined, files: [] }
  const length = ctx.request.length
  const empty = length === undefined || length === 0
  if (!ctx.is('json') && !(empty && !ctx.get('transfer-encoding'))) throw new Problem('request.media_type')
  return { body: (ctx.request as { body?: unknown }).body, files: [] }
}

/** Signed or not at all: the body is the one that its signature holds. */
function checkSigned({ state }: GuardedContext, digest: Hash): void {
  if (state.signedBodyHash !== undefined && digest.digest('hex') !== state.signedBodyHash)
    throw new Problem('auth.signature_wrong')
}

function send(ctx: GuardedContext, route: Route, answer: Answer, checkAnswers: boolean): void {
  const status = answer.status ?? 200
  ctx.set('Cache-Control', route.cache === 'revalidate' ? 'public, max-age=0, must-revalidate' : 'no-store')
  for (const [name, value] of Object.entries(answer.headers ?? {})) ctx.set(name, value)
  const spec = route.answers[status]
  if (checkAnswers) checkAnswer(route, status, answer.body)
  if (typeof answer.body === 'object' && !(answer.body instanceof Buffer) && !(answer.body instanceof Readable)) {
    ctx.type = 'json'
    // Written out once: koa and what packs and tags the answer would each do it again to learn its length.
    ctx.body = jsonText(answer.body)
  } else ctx.body = answer.body ?? null
  ctx.status = status
  if (spec?.contentType !== undefined && answer.headers?.['Content-Type'] === undefined) ctx.type = spec.contentType
}

/** In demonstration and tests an answer that its own schema does not allow is a fault of ours, found at once. */
function checkAnswer(route: Route, status: number, body: unknown): void {
  const spec = route.answers[status]
  if (spec === undefined) throw new Error(`${route.method} ${route.path} does not tell of ${status}`)
  if (spec.schema === undefined) return
  const parsed = spec.schema.safeParse(JSON.parse(jsonText(body)))
  if (!parsed.success) {
    const where = parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.code}`).join(', ')
    throw new Error(`answer of ${route.method} ${route.path} breaks its schema: ${where}`)
  }
}

import type { Context, Middleware, ParameterizedContext } from 'koa'
import { Problem } from '../../kernel/errors.ts'
import type { Log } from '../../kernel/log.ts'
import type { Words } from '../../kernel/words.ts'
import { faceOf } from '../faces.ts'
import { asProblem, describeProblem, type ProblemDocument, retryAfterOf } from '../problem.ts'
import type { RequestState, ToldProblem } from '../request-state.ts'

/** Shows a problem as a page when a browser asked for one. */
export type ShowProblemPage = (ctx: Context, document: ProblemDocument) => string

/** Turns whatever was thrown below into an answer; what is unknown is logged by its kind and told as `internal`. */
export function answerProblems(log: Log, words: Words, showPage: ShowProblemPage): Middleware<RequestState> {
  function explain({ res, state }: ParameterizedContext<RequestState>, error: unknown): ToldProblem {
    const problem = asProblem(error)
    // Whoever stopped waiting has gone: nothing failed, and nobody reads the answer.
    const isLeft = res.destroyed && error instanceof Error && error.name === 'AbortError'
    if (!isLeft && (problem.code === 'internal' || (problem.status >= 500 && problem.cause !== undefined))) {
      log.error('request failed', { requestId: state.requestId, code: problem.code, error: problem.cause ?? error })
    }
    const document = describeProblem(problem, words, state.language)
    return { problem, document, retryAfter: retryAfterOf(problem) }
  }

  return async (ctx, next) => {
    ctx.state.explain = (error) => explain(ctx, error)
    try {
      await next()
      if (ctx.status === 404 && ctx.body == null && ctx.state.routeName === undefined)
        throw new Problem('route.not_found')
    } catch (error) {
      const { problem, document, retryAfter } = explain(ctx, error)
      ctx.status = problem.status
      if (retryAfter !== undefined) ctx.set('Retry-After', String(retryAfter))
      if (problem.code === 'auth.required') ctx.set('WWW-Authenticate', 'Bearer')
      ctx.set('Cache-Control', 'no-store')
      ctx.remove('ETag')
      const face = faceOf(ctx.path)
      if (face !== undefined) {
        const told = face.tell(document, ctx.path)
        ctx.status = told.status
        ctx.type = told.contentType
        ctx.body = told.body
      } else if (!ctx.path.startsWith('/v1/') && ctx.accepts('json', 'html') === 'html') {
        ctx.type = 'html'
        ctx.body = showPage(ctx, document)
      } else {
        ctx.type = 'application/problem+json; charset=utf-8'
        ctx.body = JSON.stringify(document)
      }
    }
  }
}

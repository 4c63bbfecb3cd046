import { PassThrough } from 'node:stream'
import type { ParameterizedContext } from 'koa'
import type { RequestState } from './request-state.ts'

/** One JSON object a line: stages as they begin, and at the end `{"answer"}` or `{"problem"}`. */
export const stagesType = 'application/x-ndjson'

export type TellLine = (line: object) => void

/** Only who asks for it by `Accept`, before the usual answer, is answered in stages. */
export function wantsStages(ctx: ParameterizedContext<RequestState>, usual: string): boolean {
  return ctx.accepts(usual, stagesType) === stagesType
}

/**
 * Answers with lines while `work` goes on: what it tells, and what it came to. Work that fails before it has told anything is
 * thrown, so that it is answered by its status; what fails later is the last line. Lines are few and short: nobody who reads
 * slowly makes them many.
 */
export async function answerInStages(
  ctx: ParameterizedContext<RequestState>,
  work: (tell: TellLine) => Promise<object>,
): Promise<void> {
  const lines = new PassThrough()
  const begun = Promise.withResolvers<void>()
  const write = (line: object) => {
    if (!lines.destroyed) lines.write(`${JSON.stringify(line)}\n`)
  }
  const working = work((line) => {
    write(line)
    begun.resolve()
  })
  const fail = (error: unknown) => {
    const { document, retryAfter } = ctx.state.explain(error)
    write({ problem: document, retryAfter })
  }
  working.then(write, fail).finally(() => lines.end())
  await Promise.race([begun.promise, working])
  ctx.status = 200
  ctx.type = stagesType
  // Proxies that gather an answer before they pass it on would keep all stages until the last.
  ctx.set('X-Accel-Buffering', 'no')
  ctx.body = lines
}

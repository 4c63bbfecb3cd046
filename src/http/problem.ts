import { isPassing } from '../db/passing.ts'
import { type FieldFault, Problem } from '../kernel/errors.ts'
import type { Language, Words } from '../kernel/words.ts'
import { say } from '../speech/say.ts'
import { fieldName } from './field-name.ts'

/** Seconds after which a refusal for load may be tried again, when the thrower named none. */
const defaultRetryAfter = 5

export interface ProblemDocument {
  type: string
  title: string
  status: number
  detail: string
  code: string
  speech: string
  errors?: { path: string; code: string; detail: string; speech: string }[]
  [extra: string]: unknown
}

/** RFC 9457 in the reader's language, for the eye (`detail`) and for the ear (`speech`). */
export function describeProblem(problem: Problem, words: Words, language: Language): ProblemDocument {
  const { params = {}, errors = [], extra = {} } = problem.details
  const faults = errors.map((fault) => describeFault(fault, words, language))
  const detail = words(language, `errors:${problem.code}`, params)
  const whole = [detail, ...faults.map((fault) => fault.detail)].join(language === 'en' ? ' ' : '')
  return {
    ...extra,
    type: `/docs#${problem.code}`,
    title: words(language, `errors:title.${problem.status}`),
    status: problem.status,
    detail,
    code: problem.code,
    speech: say(whole, language).speech,
    ...(faults.length > 0 ? { errors: faults } : {}),
  }
}

/** One fault of a field, for the eye and for the ear. */
export function describeFault(fault: FieldFault, words: Words, language: Language) {
  const field = fieldName(fault, words, language)
  const detail = words(language, `errors:${fault.code}`, { ...fault.params, field })
  return { path: fault.path, code: fault.code, detail, speech: say(detail, language).speech }
}

export function retryAfterOf(problem: Problem): number | undefined {
  if (problem.details.retryAfter !== undefined) return Math.max(1, Math.ceil(problem.details.retryAfter))
  return problem.status === 429 || problem.status === 503 ? defaultRetryAfter : undefined
}

/** Whatever was thrown, as a Problem: our own, a database that is away or overrun, a client error of the framework, or `internal`. */
export function asProblem(error: unknown): Problem {
  if (error instanceof Problem) return error
  if (isPassing(error)) return new Problem('service.unavailable', { cause: error })
  const status = (error as { status?: unknown })?.status
  if (status === 413) return new Problem('request.too_large', { cause: error })
  if (status === 415) return new Problem('request.media_type', { cause: error })
  if (typeof status === 'number' && status >= 400 && status < 500) {
    return new Problem('request.malformed_json', { cause: error })
  }
  return new Problem('internal', { cause: error })
}

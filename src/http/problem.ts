import { type FieldFault, Problem } from '../kernel/errors.ts'
import type { Language, Words } from '../kernel/words.ts'
import { say } from '../speech/say.ts'

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
  const field = fault.called ? questionName(fault.called, words, language) : fieldName(fault.path, words, language)
  const detail = words(language, `errors:${fault.code}`, { ...fault.params, field })
  return { path: fault.path, code: fault.code, detail, speech: say(detail, language).speech }
}

/** A question is called by its own words, without the mark: `第2位家里人的“身份证号码”`. */
function questionName({ label, item }: NonNullable<FieldFault['called']>, words: Words, language: Language): string {
  const asked = words(language, label).replace(/[？?]$/, '')
  if (item === undefined) return words(language, 'fields:question', { label: asked })
  const which = words(language, item.label, { number: item.number })
  return words(language, 'fields:question.item', { label: asked, item: which })
}

/** `applicant.idNumber` is told as "身份证号码", `audio.2` as "第3句的录音"; a path without a name of its own is told as it is. */
function fieldName(path: string, words: Words, language: Language): string {
  const named = path.replace(/\.\d+/g, '')
  const number = Number(/\.(\d+)$/.exec(path)?.[1]) + 1
  for (const candidate of [...(number ? [`${named}.item`] : []), named, named.split('.').at(-1) ?? '']) {
    try {
      return words(language, `fields:${candidate}`, { number })
    } catch {
      // No name under this key: try the shorter one.
    }
  }
  return path
}

export function retryAfterOf(problem: Problem): number | undefined {
  if (problem.details.retryAfter !== undefined) return Math.max(1, Math.ceil(problem.details.retryAfter))
  return problem.status === 429 || problem.status === 503 ? defaultRetryAfter : undefined
}

/** Whatever was thrown, as a Problem: our own, a database that is away, a client error of the framework, or `internal`. */
export function asProblem(error: unknown): Problem {
  if (error instanceof Problem) return error
  const name = error instanceof Error ? error.name : ''
  if (name.startsWith('SequelizeConnection')) return new Problem('service.unavailable', { cause: error })
  const status = (error as { status?: unknown })?.status
  if (status === 413) return new Problem('request.too_large', { cause: error })
  if (status === 415) return new Problem('request.media_type', { cause: error })
  if (typeof status === 'number' && status >= 400 && status < 500) {
    return new Problem('request.malformed_json', { cause: error })
  }
  return new Problem('internal', { cause: error })
}

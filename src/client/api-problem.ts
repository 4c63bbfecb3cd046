/** What the service refused, and why: RFC 9457, in the language that was asked for, for the eye and for the ear. */
export class ApiProblem extends Error {
  readonly status: number
  /** What programs go by, such as `card.not_found`. */
  readonly code: string
  readonly detail: string
  readonly speech: string
  /** By field: `path` as in the body. */
  readonly faults: readonly { path: string; code: string; detail: string; speech: string }[]
  readonly retryAfterMs: number | undefined

  constructor(status: number, told: Record<string, unknown>, retryAfterMs: number | undefined) {
    const text = (name: string) => (typeof told[name] === 'string' ? told[name] : '')
    super(text('detail') || `status ${status}`)
    this.name = 'ApiProblem'
    this.status = status
    // Something that stands before the service may answer in its own words.
    this.code = text('code') || 'unknown'
    this.detail = text('detail')
    this.speech = text('speech')
    this.faults = Array.isArray(told['errors']) ? (told['errors'] as ApiProblem['faults']) : []
    this.retryAfterMs = retryAfterMs
  }
}

import { Problem } from '../kernel/errors.ts'

/** What may go wrong with a voice that lives elsewhere. */
export type FailureReason =
  | 'unauthorised'
  | 'too_many_requests'
  | 'overloaded'
  | 'rejected'
  | 'redirected'
  | 'unreachable'
  | 'connection_lost'
  | 'ended_early'
  | 'silent'
  | 'too_slow'
  | 'too_large'
  | 'no_audio'
  | 'worker_lost'
  | 'resting'
  | 'budget_spent'

class VoiceFailure extends Error {
  readonly code: string
  constructor(provider: string, reason: FailureReason) {
    super(`${provider}.${reason}`)
    this.name = 'VoiceFailure'
    this.code = this.message
  }
}

/** Seconds told to a caller when no other voice could take the piece. */
const retryAfter = 5

/** Problem `audio.unavailable`; operators read which provider and why, callers do not. */
export function voiceFailure(provider: string, reason: FailureReason): Problem {
  return new Problem('audio.unavailable', { retryAfter, cause: new VoiceFailure(provider, reason) })
}

/** `azure.silent`, `openai.unauthorised`, …; of anything else its own code. For logs. */
export function failureCode(error: unknown): string {
  if (!(error instanceof Problem)) return 'internal'
  return error.cause instanceof VoiceFailure ? error.cause.code : error.code
}

/** What a refusal by HTTP status means, 200 excepted. */
export function reasonOfStatus(status: number): FailureReason {
  if (status === 401 || status === 403) return 'unauthorised'
  if (status === 429) return 'too_many_requests'
  if (status >= 500) return 'overloaded'
  return status >= 300 && status < 400 ? 'redirected' : 'rejected'
}

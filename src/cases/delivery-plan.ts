import type { Channel } from '../../models/delivery.ts'
import { Problem } from '../kernel/errors.ts'
import { afterQuietHours } from '../kernel/quiet-hours.ts'

const secondMs = 1000
const firstPauseMs = 10 * secondMs
const longestPauseMs = 3600 * secondMs
/** A gateway may be away for most of a day (30 tries are 22 hours); WeChat's place is taken by a text message in minutes. */
const mostAttempts: Record<Channel, number> = { inbox: 1, wechat: 5, sms: 30 }

export type Failure = 'temporary-failure' | 'permanent-failure' | 'technical-failure'

/**
 * What a failure means: refused for good; not taken this time; or, for all else and after the last try, a fault that
 * is not the receiver's.
 */
export function failureOf(error: unknown, channel: Channel, attempts: number): Failure {
  if (!(error instanceof Problem)) return 'technical-failure'
  if (error.code === 'message.undeliverable') return 'permanent-failure'
  const passing = error.status === 503 || error.status === 429
  return passing && attempts < mostAttempts[channel] ? 'temporary-failure' : 'technical-failure'
}

/** Each pause is twice the one before, up to an hour. */
export function pauseMs(attempts: number): number {
  return Math.min(longestPauseMs, firstPauseMs * 2 ** (attempts - 1))
}

/** When a phone may be told: emergencies at once, all else by day. */
export function releaseAt(instant: Date, urgency: string): Date {
  return urgency === 'urgent' ? instant : afterQuietHours(instant)
}

import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import type { MakeLimiter } from './limiter.ts'

/** Counts of this process alone. */
export const ownLimiter: MakeLimiter = ({ points, seconds }) => {
  const limiter = new RateLimiterMemory({ points, duration: seconds })
  return { take: (key) => tooEarly(limiter.consume(key)) }
}

/** What a limiter of the package says, in ours; what went wrong is thrown on. */
export async function tooEarly(consumed: Promise<RateLimiterRes>): Promise<number | null> {
  try {
    await consumed
    return null
  } catch (refusal) {
    if (!(refusal instanceof RateLimiterRes)) throw refusal
    return refusal.msBeforeNext
  }
}

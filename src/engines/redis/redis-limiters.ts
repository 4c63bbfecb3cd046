import { RateLimiterRedis } from 'rate-limiter-flexible'
import type { MakeLimiter } from '../../kernel/limiter.ts'
import { ownLimiter, tooEarly } from '../../kernel/own-limiter.ts'
import { inTime } from './in-time.ts'
import type { HideKey, Redis } from './open-redis.ts'

/**
 * Counts that all processes share. While Redis is away or slow each process counts for itself with the same numbers: the
 * door stays open, and a limit is at most as many times higher as there are processes.
 */
export function redisLimiters({ client }: Pick<Redis, 'client'>, hide: HideKey): MakeLimiter {
  return (rule) => {
    const own = ownLimiter(rule)
    const shared = new RateLimiterRedis({
      storeClient: client,
      useRedisPackage: true,
      rejectIfRedisNotReady: true,
      keyPrefix: `limit.${rule.name}`,
      points: rule.points,
      duration: rule.seconds,
    })
    return {
      async take(key) {
        try {
          return await tooEarly(inTime(shared.consume(hide(key))))
        } catch {
          // What is wrong with Redis is said where it is connected.
          return own.take(key)
        }
      },
    }
  }
}

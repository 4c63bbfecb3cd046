import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { Problem } from '../kernel/errors.ts'
import type { Actor } from '../policies/actor.ts'

/** Photos of cards in an hour: a family with bad light stays below it; a village worker goes from house to house. */
const mostPhotos = { citizen: 30, staff: 240 }

/** Throws `ocr.too_often` when somebody has had so many photos read that another is not for them; typing stays. */
export type LimitCards = (actor: Actor) => Promise<void>

/** Counts by person, in this process. What a key may use is counted elsewhere. */
export function cardLimiter(): LimitCards {
  const limiters = {
    citizen: new RateLimiterMemory({ points: mostPhotos.citizen, duration: 3600 }),
    staff: new RateLimiterMemory({ points: mostPhotos.staff, duration: 3600 }),
  }
  return async (actor) => {
    if (actor.kind !== 'citizen' && actor.kind !== 'staff') return
    try {
      await limiters[actor.kind].consume(actor.kind === 'citizen' ? actor.citizenId : actor.staffId)
    } catch (refusal) {
      if (!(refusal instanceof RateLimiterRes)) throw refusal
      throw new Problem('ocr.too_often', { retryAfter: refusal.msBeforeNext / 1000 })
    }
  }
}

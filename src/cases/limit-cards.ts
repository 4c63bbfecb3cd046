import { Problem } from '../kernel/errors.ts'
import type { MakeLimiter } from '../kernel/limiter.ts'
import type { Actor } from '../policies/actor.ts'

/** Photos of cards in an hour: a family with bad light stays below it; a village worker goes from house to house. */
const mostPhotos = { citizen: 30, staff: 240 }

/** Throws `ocr.too_often` when somebody has had so many photos read that another is not for them; typing stays. */
export type LimitCards = (actor: Actor) => Promise<void>

/** Counts by person. What a key may use is counted elsewhere. */
export function cardLimiter(makeLimiter: MakeLimiter): LimitCards {
  const limiterOf = (kind: keyof typeof mostPhotos) =>
    makeLimiter({ name: `cards-${kind}`, points: mostPhotos[kind], seconds: 3600 })
  const limiters = { citizen: limiterOf('citizen'), staff: limiterOf('staff') }
  return async (actor) => {
    if (actor.kind !== 'citizen' && actor.kind !== 'staff') return
    const early = await limiters[actor.kind].take(actor.kind === 'citizen' ? actor.citizenId : actor.staffId)
    if (early !== null) throw new Problem('ocr.too_often', { retryAfter: early / 1000 })
  }
}

import { findCard, findCardAgain } from './find-card.ts'
import { type Orientation, orient } from './orient.ts'
import type { Candidate } from './quad-score.ts'
import type { Quad, Rgb } from './raster.ts'
import { rectifySmall, turnQuad } from './rectify.ts'

/** A way in which a card may lie. */
export interface Lie {
  /** Clockwise from the card's own top left corner. */
  quad: Quad
  orientation: Orientation
}

/** A card that was found, the right way up by its looks. */
export interface Located extends Lie {
  score: number
  /** The other ways in which it may lie, the likeliest first: a reflection on portrait or emblem deceives the eye. */
  others: Lie[]
}

/** Below this neither the sides nor the print look like a card: landscapes, noise and blank paper stay under it. */
const leastScore = 0.45
const leastLikeness = 0.3

/** A place less sure than this is compared with what a second look finds. */
export const sureScore = 0.82

/** The best of the places found: sides and print weigh the same. Null when nothing looks like a card. */
export function locate(image: Rgb): Located | null {
  const first = bestOf(image, findCard(image), null)
  return first && first.score >= sureScore ? first : bestOf(image, findCardAgain(image), first)
}

/** The best of some places, or the one known before when none is better. */
export function bestOf(image: Rgb, candidates: Candidate[], known: Located | null): Located | null {
  let best = known
  for (const { quad, score } of candidates) {
    const [likeliest, ...rest] = orient(rectifySmall(image, quad))
    if (likeliest.likeness < leastLikeness) continue
    const together = Math.sqrt(score * likeliest.likeness)
    if (together < leastScore || (best && together <= best.score)) continue
    const lie = (orientation: Orientation): Lie => ({ quad: turnQuad(quad, orientation.turned ? 2 : 0), orientation })
    best = { ...lie(likeliest), score: together, others: rest.map(lie) }
  }
  return best
}

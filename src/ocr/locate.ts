import { findCard, findCardAgain } from './find-card.ts'
import { type Orientation, orient } from './orient.ts'
import type { Candidate } from './quad-score.ts'
import type { Quad, Rgb } from './raster.ts'
import { rectifySmall, turnQuad } from './rectify.ts'

/** A card that was found, the right way up. */
export interface Located {
  /** Clockwise from the card's own top left corner. */
  quad: Quad
  score: number
  orientation: Orientation
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
    const orientation = orient(rectifySmall(image, quad))
    if (orientation.likeness < leastLikeness) continue
    const together = Math.sqrt(score * orientation.likeness)
    if (together < leastScore || (best && together <= best.score)) continue
    best = { quad: turnQuad(quad, orientation.turned ? 2 : 0), score: together, orientation }
  }
  return best
}

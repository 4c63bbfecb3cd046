import { searchCard } from './find-card.ts'
import { type Orientation, orient } from './orient.ts'
import type { Candidate } from './quad-score.ts'
import { isInside, middleOf } from './quad-shape.ts'
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
/** Another thing that looks this much like a card may be a second one; the print on it decides. */
const secondScore = 0.6

/**
 * Places that look like a card, of each only the best: sides and print weigh the same. The likeliest first; those after it
 * lie elsewhere in the photo. Empty when nothing looks like a card.
 */
export function locate(image: Rgb): Located[] {
  const search = searchCard(image)
  const first = located(image, search.first())
  if (first[0] && first[0].score >= sureScore) return apart(first)
  return apart([...first, ...located(image, search.again())])
}

/** Those of some places that look like a card, the likeliest first. */
export function located(image: Rgb, candidates: Candidate[]): Located[] {
  const found: Located[] = []
  for (const { quad, score } of candidates.toSorted((a, b) => b.score - a.score)) {
    // What touches a sure card is a part of it or of its surroundings.
    if (found.some((each) => each.score >= sureScore && overlap(quad, each.quad))) continue
    const [likeliest, ...rest] = orient(rectifySmall(image, quad))
    const together = Math.sqrt(score * likeliest.likeness)
    if (likeliest.likeness < leastLikeness || together < leastScore) continue
    const lie = (orientation: Orientation): Lie => ({ quad: turnQuad(quad, orientation.turned ? 2 : 0), orientation })
    found.push({ ...lie(likeliest), score: together, others: rest.map(lie) })
  }
  return found.sort((a, b) => b.score - a.score)
}

/** The best place, and the best of those that do not touch it. */
function apart(found: Located[]): Located[] {
  const [best, ...rest] = found.sort((a, b) => b.score - a.score)
  if (!best) return []
  const second = rest.find(({ quad, score }) => score >= secondScore && !overlap(quad, best.quad))
  return second ? [best, second] : [best]
}

/** Is the middle of either inside the other? */
function overlap(one: Quad, other: Quad): boolean {
  return isInside(middleOf(one), other) || isInside(middleOf(other), one)
}

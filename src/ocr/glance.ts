import { searchCard } from './find-card.ts'
import { type Located, located } from './locate.ts'
import type { Candidate } from './quad-score.ts'
import { type Point, type Quad, type Rgb, shrink } from './raster.ts'
import { refineQuad } from './refine-quad.ts'

/**
 * Lines are sought in a smaller picture than a photo's: of 166 frames one card was missed, and two at 352. Where nothing
 * likely is found, once more in a smaller one still, in which printed sheets beside the card have no lines.
 */
const searchLongSides = [288, 224]
/** A card that is not among the first places is not lying there to be photographed. */
const places = 4
/** A place like this is the card in a preview; a photo gets a second look below `sureScore`. */
const likelyScore = 0.65
/** Other things than cards were never seen to look more like one than this, whatever their sides. */
const mostLikeness = 0.85

/** One quick look at a preview frame, where a photo gets two long ones. Null when nothing looks like a card. */
export function glance(frame: Rgb): Located | null {
  let best: Located | null = null
  for (const longSide of searchLongSides) {
    for (const candidate of placesIn(frame, longSide)) {
      if (best && best.score >= bestPossible(candidate)) break
      const [here] = located(frame, [candidate])
      if (here && (!best || here.score > best.score)) best = here
    }
    if (best && best.score >= likelyScore) break
  }
  return best && { ...best, quad: refineQuad(frame, best.quad) }
}

const bestPossible = ({ score }: Candidate) => Math.sqrt(score * mostLikeness)

/** The surest first. */
function placesIn(frame: Rgb, longSide: number): Candidate[] {
  const small = shrink(frame, longSide)
  const scale = frame.width / small.width
  const found = searchCard(small).first().slice(0, places)
  return found
    .map(({ quad, score }) => ({
      quad: quad.map(([x, y]): Point => [(x + 0.5) * scale - 0.5, (y + 0.5) * scale - 0.5]) as unknown as Quad,
      score,
    }))
    .sort((one, other) => other.score - one.score)
}

import { searchCard } from './find-card.ts'
import { type Located, located, sureScore } from './locate.ts'
import { type Point, type Quad, type Rgb, shrink } from './raster.ts'
import { refineQuad } from './refine-quad.ts'

/**
 * Lines are sought in a smaller picture than a photo's, which takes half the time and misses no more cards of 48; where
 * nothing sure is found, once more in a smaller one still, in which printed sheets beside the card have no lines.
 */
const searchLongSides = [352, 224]
/** A card that is not among the first places is not lying there to be photographed. */
const places = 4

/** One quick look at a preview frame, where a photo gets two long ones. Null when nothing looks like a card. */
export function glance(frame: Rgb): Located | null {
  let best: Located | null = null
  for (const longSide of searchLongSides) {
    for (const candidate of placesIn(frame, longSide)) {
      const [here] = located(frame, [candidate])
      if (here && (!best || here.score > best.score)) best = here
      if (best && best.score >= sureScore) return refined(frame, best)
    }
  }
  return best && refined(frame, best)
}

function placesIn(frame: Rgb, longSide: number) {
  const small = shrink(frame, longSide)
  const scale = frame.width / small.width
  const found = searchCard(small).first().slice(0, places)
  return found.map(({ quad, score }) => ({
    quad: quad.map(([x, y]): Point => [(x + 0.5) * scale - 0.5, (y + 0.5) * scale - 0.5]) as unknown as Quad,
    score,
  }))
}

const refined = (frame: Rgb, found: Located): Located => ({ ...found, quad: refineQuad(frame, found.quad) })

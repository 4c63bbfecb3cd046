import { searchCard } from './find-card.ts'
import { type Located, located, sureScore } from './locate.ts'
import { type Point, type Quad, type Rgb, shrink } from './raster.ts'
import { refineQuad } from './refine-quad.ts'

/** Lines are sought in a smaller picture than a photo's: at 352 px a look takes half the time and misses no more cards. */
const searchLongSide = 352
/** A card that is not among the first places is not lying there to be photographed. */
const places = 4

/** One quick look at a preview frame, where a photo gets two and every place is compared. Null when no card is seen. */
export function glance(frame: Rgb): Located | null {
  const small = shrink(frame, searchLongSide)
  const scale = frame.width / small.width
  let best: Located | null = null
  for (const { quad, score } of searchCard(small).first().slice(0, places)) {
    const inFrame = quad.map(([x, y]): Point => [(x + 0.5) * scale - 0.5, (y + 0.5) * scale - 0.5]) as unknown as Quad
    const [here] = located(frame, [{ quad: inFrame, score }])
    if (here && (!best || here.score > best.score)) best = here
    if (best && best.score >= sureScore) break
  }
  return best && { ...best, quad: refineQuad(frame, best.quad) }
}

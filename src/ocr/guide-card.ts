import { takeIn } from './intake.ts'
import { locate } from './locate.ts'
import type { CardJob } from './ports.ts'
import { areaOf } from './quad-shape.ts'
import { burntShare, measure } from './quality.ts'
import type { Quad, Rgb } from './raster.ts'
import { rectifySmall } from './rectify.ts'
import type { AdviceCode, Guidance } from './types.ts'

/** The card should cover at least a quarter of the frame (what cloud services ask), a little more to be safe by hand. */
const farLimit = 0.28
const nearLimit = 0.92
/** A card nearer than this to the frame's edge, as a part of the frame, is about to be cut. */
const edgeLimit = 0.012
/** Middle of the card off the middle of the frame. */
const offCentre = 0.2
/** On a card of a third of the size, where good photos measure 33–40 and hard ones that are still read 16. */
const blurLimit = 14
const darkLimit = 80
const burntLimit = 0.04

/** Looks at a preview frame and says the one thing to do next. No recognition. Throws image.*. */
export async function guideCard(job: CardJob): Promise<Guidance> {
  const image = await takeIn(job.image, true)
  job.image.fill(0)
  try {
    const [found] = locate(image)
    if (!found) {
      const advice = brightnessOf(image) < darkLimit / 2 ? 'more-light' : 'no-card'
      return { found: false, ready: false, quad: null, advice }
    }
    const advice = adviceFor(image, found.quad, job.side !== 'auto' && job.side !== found.orientation.side)
    return {
      found: true,
      ready: advice === 'ready',
      quad: found.quad.map(([x, y]) => [Math.round(x), Math.round(y)]),
      advice,
    }
  } finally {
    image.data.fill(0)
  }
}

/** Place before light before sharpness: a hand that moves blurs anyway. */
function adviceFor(image: Rgb, quad: Quad, wrongSide: boolean): AdviceCode {
  const share = areaOf(quad) / (image.width * image.height)
  const xs = quad.map(([x]) => x / image.width)
  const ys = quad.map(([, y]) => y / image.height)
  if (wrongSide) return 'turn-over'
  const room = { left: Math.min(...xs), right: 1 - Math.max(...xs), up: Math.min(...ys), down: 1 - Math.max(...ys) }
  const tight = Object.values(room).filter((each) => each < edgeLimit).length
  if (share > nearLimit || tight >= 3) return 'move-back'
  const dx = (room.left - room.right) / 2
  const dy = (room.up - room.down) / 2
  const towards =
    Math.abs(dx) >= Math.abs(dy) ? (dx > 0 ? 'move-right' : 'move-left') : dy > 0 ? 'move-down' : 'move-up'
  if (tight > 0 || Math.max(Math.abs(dx), Math.abs(dy)) > offCentre) return towards
  if (share < farLimit) return 'move-closer'
  const card = rectifySmall(image, quad)
  const { blur, brightness } = measure(card)
  if (brightness < darkLimit) return 'more-light'
  if (burntShare(card, { left: 0, top: 0, right: card.width, bottom: card.height }) > burntLimit) return 'reduce-glare'
  return blur < blurLimit ? 'hold-still' : 'ready'
}

function brightnessOf(image: Rgb): number {
  let sum = 0
  for (const level of image.data) sum += level
  return sum / image.data.length
}

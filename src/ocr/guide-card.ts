import { steadyAdvice } from './advise.ts'
import { cellsOf } from './card-cells.ts'
import { glance } from './glance.ts'
import { washedPrint } from './glare.ts'
import { takeIn } from './intake.ts'
import { cardWidthMm } from './layout.ts'
import type { Located } from './locate.ts'
import type { CardJob } from './ports.ts'
import { areaOf, distance } from './quad-shape.ts'
import type { Point, Rgb } from './raster.ts'
import { rectifySmall } from './rectify.ts'
import { crispnessOf } from './sharpness.ts'
import type { CardLook, FieldName, FrameLook, Guidance, Side, WantedSide } from './types.ts'
import { sideOf, surePrint } from './zones.ts'

/** Looks at a preview frame and says the one thing to do next. No recognition. Throws image.*. */
export async function guideCard(job: CardJob): Promise<Guidance> {
  const frame = await takeIn(job.image, true)
  job.image.fill(0)
  try {
    const place = glance(frame)
    const look: FrameLook = { light: lightOf(frame), card: place && lookAt(frame, place, job.side) }
    const { found, code } = steadyAdvice(look, null)
    const quad = place ? place.quad.map(([x, y]): Point => [at(x, frame.scale), at(y, frame.scale)]) : null
    return { found, ready: code === 'ready', quad: found ? quad : null, advice: code, look, place: quad }
  } finally {
    frame.data.fill(0)
  }
}

const at = (pixel: number, scale: number) => Math.round(pixel * scale)

function lookAt(frame: Rgb, found: Located, wanted: WantedSide): CardLook {
  const { quad, orientation } = found
  const xs = quad.map(([x]) => x / frame.width)
  const ys = quad.map(([, y]) => y / frame.height)
  const card = rectifySmall(frame, quad)
  const cells = cellsOf(card)
  const look = {
    score: found.score,
    share: areaOf(quad) / (frame.width * frame.height),
    room: { left: Math.min(...xs), right: 1 - Math.max(...xs), up: Math.min(...ys), down: 1 - Math.max(...ys) },
    otherSide: wanted === 'auto' ? -1 : leadOf(found, wanted),
    light: cells.paper.toSorted()[cells.paper.length >> 1] as number,
    washed: washedPrint(cells, orientation.side),
    crisp: crispnessOn(card, orientation.side) * stretchOf(card.width / distance(quad[0], quad[1])),
  }
  card.data.fill(0)
  return look
}

function leadOf({ orientation, others }: Located, wanted: Side): number {
  const likeness = (isWanted: boolean) =>
    Math.max(
      0,
      ...[orientation, ...others.map((lie) => lie.orientation)].flatMap((each) =>
        (each.side === wanted) === isWanted ? [each.likeness] : [],
      ),
    )
  return likeness(false) - likeness(true)
}

/** Print that is spread over more pixels than it had is softer: at 1.27 times by 0.7, in frames 480 px wide. */
const stretchOf = (enlargement: number) => Math.max(1, enlargement) ** 1.5

/** Of the places where print must stand, the middle one: one that is washed out or empty does not decide. */
function crispnessOn(card: Rgb, side: Side): number {
  const scale = card.width / cardWidthMm
  const fields = (Object.keys(surePrint) as FieldName[]).filter((field) => sideOf(field) === side)
  const crisp = fields.map((field) => {
    const { x0, y0, x1, y1 } = surePrint[field]
    const px = (mm: number) => Math.round(mm * scale)
    return crispnessOf(card, { left: px(x0), top: px(y0), right: px(x1), bottom: px(y1) })
  })
  return crisp.sort((one, other) => one - other)[crisp.length >> 1] as number
}

/** A mean needs no more than every 16th level; all three channels take their turn. */
const lightStep = 16

function lightOf({ data }: Rgb): number {
  let sum = 0
  let count = 0
  for (let i = 0; i < data.length; i += lightStep, count++) sum += data[i] as number
  return sum / count
}

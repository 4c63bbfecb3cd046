import { Problem } from '../kernel/errors.ts'
import { takeIn } from './intake.ts'
import { type Located, locate } from './locate.ts'
import type { CardJob } from './ports.ts'
import { doubtCovered, photoWarnings } from './quality.ts'
import type { Point, Quad, Rgb } from './raster.ts'
import { isNoCard, proofsOf, readAsItLies, type Taken } from './read-as-it-lies.ts'
import type { Means, Reading } from './read-side.ts'
import { longTerm } from './reconcile-back.ts'
import { rotationOf } from './rectify.ts'
import { type BeginStage, beginUntold } from './stages.ts'
import { stopwatch } from './stopwatch.ts'
import type { CardReading, FieldName, Side } from './types.ts'

/** Without these a photo has not done its work, and another one is asked for. */
const essential: Record<Side, FieldName[]> = { front: ['name', 'idNumber'], back: ['validTo'] }

/**
 * One photo to one reading, stage by stage. Nothing outlives the call: pixels are overwritten when it ends. Throws
 * image.*, card.not_found, card.several, card.wrong_side, and what `begin` throws.
 */
export async function recogniseCard(job: CardJob, means: Means, begin: BeginStage = beginUntold): Promise<CardReading> {
  const watch = stopwatch()
  await begin('finding')
  const image = await takeIn(job.image)
  job.image.fill(0)
  watch.mark('intake')
  const cards: Rgb[] = []
  try {
    const found = locate(image)
    watch.mark('find')
    const { lie, score, card, read } = await theCard(image, found, cards, { ...means, job, watch, begin })
    const { side } = lie.orientation
    if (job.side !== 'auto' && job.side !== side) throw new Problem('card.wrong_side')
    const warnings = photoWarnings({ card, side, print: read.print, place: { quad: lie.quad, score }, frame: image })
    const fields = doubtCovered(read.fields, warnings)
    if (hasExpired(fields, job.today)) warnings.push({ code: 'expired', field: 'validTo' })
    if (essential[side].some((field) => fields[field]?.status === 'missing')) {
      warnings.push({ code: 'reshoot', field: null })
    }
    watch.mark('quality')
    return {
      side,
      fields,
      warnings,
      card: {
        quad: inPhoto(lie.quad, image.scale),
        rotation: rotationOf(lie.quad),
        score: Math.round(score * 100) / 100,
      },
      timing: watch.read(),
    }
  } finally {
    for (const { data } of [image, ...cards]) data.fill(0)
  }
}

const inPhoto = (quad: Quad, scale: number) =>
  quad.map(([x, y]): Point => [Math.round(x * scale * 10) / 10, Math.round(y * scale * 10) / 10])

/** A date that is only to be checked is asked about when the card is read back: nobody is told by mistake that it is over. */
function hasExpired({ validTo }: CardReading['fields'], today: string): boolean {
  return validTo?.status === 'ok' && validTo.value !== null && validTo.value !== longTerm && validTo.value < today
}

/**
 * The one card among what looks like one. Throws card.not_found, and card.several when another card is asked for as much:
 * nobody is told the fields of somebody else's card.
 */
async function theCard(image: Rgb, found: Located[], cards: Rgb[], reading: Reading): Promise<Taken> {
  const taken: Taken[] = []
  for (const [i, each] of found.entries()) {
    await reading.begin(i === 0 ? 'straightening' : 'other-place')
    taken.push(await readAsItLies(image, each, cards, reading))
  }
  const asked = ({ lie }: Taken) => reading.job.side === 'auto' || lie.orientation.side === reading.job.side
  const proved = taken.filter((each) => proofsOf(each) > 0)
  if (proved.filter(asked).length > 1 || (proved.length > 1 && !proved.some(asked))) throw new Problem('card.several')
  const best = proved.find(asked) ?? proved[0] ?? taken[0]
  if (!best || isNoCard(best)) throw new Problem('card.not_found')
  return best
}

import { Problem } from '../kernel/errors.ts'
import { takeIn } from './intake.ts'
import { type Located, locate } from './locate.ts'
import type { CardJob } from './ports.ts'
import { photoWarnings } from './quality.ts'
import type { Rgb } from './raster.ts'
import { isNoCard, proofsOf, readAsItLies, type Taken } from './read-as-it-lies.ts'
import type { Means, Reading } from './read-side.ts'
import { rotationOf } from './rectify.ts'
import { stopwatch } from './stopwatch.ts'
import type { CardReading, FieldName, Side } from './types.ts'

/** Without these a photo has not done its work, and another one is asked for. */
const essential: Record<Side, FieldName[]> = { front: ['name', 'idNumber'], back: ['validTo'] }

/**
 * One photo to one reading, stage by stage. Nothing outlives the call: pixels are overwritten when it ends. Throws
 * image.*, card.not_found, card.several, card.wrong_side.
 */
export async function recogniseCard(job: CardJob, means: Means): Promise<CardReading> {
  const watch = stopwatch()
  const image = await takeIn(job.image)
  job.image.fill(0)
  watch.mark('intake')
  const cards: Rgb[] = []
  try {
    const found = locate(image)
    watch.mark('find')
    const { lie, score, card, read } = await theCard(image, found, cards, { ...means, job, watch })
    const { side } = lie.orientation
    if (job.side !== 'auto' && job.side !== side) throw new Problem('card.wrong_side')
    const warnings = [...photoWarnings(card, lie.quad, image, read.blueShare), ...read.warnings]
    if (essential[side].some((field) => read.fields[field]?.status === 'missing')) {
      warnings.push({ code: 'reshoot', field: null })
    }
    watch.mark('quality')
    return {
      side,
      fields: read.fields,
      warnings,
      card: {
        quad: lie.quad.map(([x, y]) => [Math.round(x * 10) / 10, Math.round(y * 10) / 10]),
        rotation: rotationOf(lie.quad),
        score: Math.round(score * 100) / 100,
      },
      timing: watch.read(),
    }
  } finally {
    for (const { data } of [image, ...cards]) data.fill(0)
  }
}

/**
 * The one card among what looks like one. Throws card.not_found, and card.several when another card is asked for as much:
 * nobody is told the fields of somebody else's card.
 */
async function theCard(image: Rgb, found: Located[], cards: Rgb[], reading: Reading): Promise<Taken> {
  const taken: Taken[] = []
  for (const each of found) taken.push(await readAsItLies(image, each, cards, reading))
  const asked = ({ lie }: Taken) => reading.job.side === 'auto' || lie.orientation.side === reading.job.side
  const proved = taken.filter((each) => proofsOf(each) > 0)
  if (proved.filter(asked).length > 1 || (proved.length > 1 && !proved.some(asked))) throw new Problem('card.several')
  const best = proved.find(asked) ?? proved[0] ?? taken[0]
  if (!best || isNoCard(best)) throw new Problem('card.not_found')
  return best
}

import type { Quad } from '../../src/ocr/raster.ts'
import type { Side } from '../../src/ocr/types.ts'
import { drawBack, drawFront } from './draw-card.ts'
import { type BackTruth, type FrontTruth, inventBack, inventFront } from './people.ts'
import { photograph } from './photograph.ts'
import { randomFrom } from './random.ts'
import type { Level } from './spoil.ts'

export interface SpecimenOptions {
  seed: number
  level: Level
  side?: Side
  /** Fixes the quarter turn; else the level decides. */
  turn?: 0 | 90 | 180 | 270
  /** Prints other words than the invented ones, such as a number with a wrong digit. */
  overwrite?: Partial<FrontTruth & BackTruth>
}

export interface Specimen {
  side: Side
  truth: Partial<FrontTruth & BackTruth>
  jpeg: Buffer
  quad: Quad
}

/** One photo of the card of a person who does not exist. The same options give the same bytes. */
export async function makeSpecimen(options: SpecimenOptions): Promise<Specimen> {
  const random = randomFrom(options.seed)
  if (options.side === 'back') {
    const truth = { ...inventBack(random), ...options.overwrite }
    const photo = await photograph(await drawBack(truth, random), options.level, random, options.turn)
    return { side: 'back', truth, ...photo }
  }
  const truth = { ...inventFront(random), ...options.overwrite }
  const photo = await photograph(await drawFront(truth, random), options.level, random, options.turn)
  return { side: 'front', truth, ...photo }
}

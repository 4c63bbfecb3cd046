import type { Lie, Located } from './locate.ts'
import type { Rgb } from './raster.ts'
import { type Reading, readSide, type SideRead } from './read-side.ts'
import { rectify } from './rectify.ts'
import type { FieldName, FieldReading, Side } from './types.ts'

/** A card as it was read. */
export interface Taken {
  lie: Lie
  /** How much the place looked like a card, 0..1. */
  score: number
  card: Rgb
  read: SideRead
}

/** Less like a card than this is not worth reading. */
const leastLikeness = 0.25
/** The side that is asked for is read first unless it looks much less like it. */
const askedLead = 0.15

/**
 * Reads the card as it seems to lie; where that proves nothing, as it might lie otherwise. Every rectified card
 * goes into `cards`, for the caller to wipe.
 */
export async function readAsItLies(image: Rgb, found: Located, cards: Rgb[], reading: Reading): Promise<Taken> {
  const { side: asked } = reading.job
  const rank = ({ orientation: { side, likeness } }: Lie) => likeness + (side === asked ? askedLead : 0)
  const likely = found.others.filter(({ orientation }) => orientation.likeness >= leastLikeness)
  const taken: Taken[] = []
  for (const lie of [found, ...likely].sort((a, b) => rank(b) - rank(a))) {
    if (taken.length > 0) await reading.begin('turning')
    const card = rectify(image, lie.quad)
    cards.push(card)
    reading.watch.mark('rectify')
    const read = await readSide(card, lie.orientation.side, reading)
    taken.push({ lie, score: found.score, card, read })
    if (proofsOf(taken.at(-1) as Taken) > 0) break
  }
  const worth = (each: Taken) => proofsOf(each) + rank(each.lie)
  return taken.reduce((best, each) => (worth(each) > worth(best) ? each : best))
}

/** What only a card says: a framed sheet of other text may give a "name", but none of these. */
const provingFields: Record<Side, FieldName[]> = {
  front: ['idNumber', 'birthDate', 'sex'],
  back: ['validFrom', 'validTo'],
}
/** Proves a card too, when it is beyond doubt: a short word of a closed list is easily found in other text. */
const supportingField: Record<Side, FieldName> = { front: 'ethnicity', back: 'issuingAuthority' }

/** A number of another length is that of another card. */
const says = (reading: FieldReading | undefined) =>
  reading !== undefined && reading.status !== 'missing' && !reading.evidence.includes('length-wrong')

/** Does nothing of it say that it is an ID card? */
export function isNoCard({ read: { fields }, lie }: Taken): boolean {
  const { side } = lie.orientation
  return !provingFields[side].some((field) => says(fields[field])) && fields[supportingField[side]]?.status !== 'ok'
}

/** How many of the fields that only a card has are beyond doubt. */
export function proofsOf({ read: { fields }, lie }: Taken): number {
  return provingFields[lie.orientation.side].filter((field) => fields[field]?.status === 'ok').length
}

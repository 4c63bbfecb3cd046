import type { Sequelize } from 'sequelize'
import { unlessAway } from '../db/passing.ts'
import { type Clock, dayInYunnan } from '../kernel/clock.ts'

/** Of a photo. `read`: all that was asked for is sure; `doubtful`: something must be checked; `refused`: another is needed. */
export const photoOutcomes = ['read', 'doubtful', 'refused'] as const
/** Of what was read, once the person has gone on from it. */
export const checkOutcomes = ['kept', 'corrected'] as const
type CardOutcome = (typeof photoOutcomes | typeof checkOutcomes)[number]

const province = '53'
const countyDigits = 6

/** Counts a photo of a card, or what became of its reading; `residence` is the division of the address on it, where one was read. */
export type CardCounter = (outcome: CardOutcome, residence?: string) => Promise<void>

/** Counted by day, county and outcome: a number, nothing of the card. A card is not lost for a count. */
export function cardCounter({ sequelize, clock }: { sequelize: Sequelize; clock: Clock }): CardCounter {
  return async (outcome, residence) => {
    const county = residence?.startsWith(province) ? residence.slice(0, countyDigits) : province
    const counting = sequelize.query(
      `INSERT INTO card_counts (day, division, outcome, count) VALUES ($1, $2, $3, 1)
       ON CONFLICT (day, division, outcome) DO UPDATE SET count = card_counts.count + 1`,
      { bind: [dayInYunnan(clock.now()), county, outcome] },
    )
    await unlessAway(counting, undefined)
  }
}

import { QueryTypes, type Sequelize } from 'sequelize'
import { type Clock, dayInYunnan } from '../kernel/clock.ts'
import type { VoiceBudget } from '../speech/metered.ts'

/**
 * `daily` characters for each payer and day of Yunnan, counted in the database: for all processes together, and across
 * restarts. One row a payer, begun anew by the first piece of a day.
 */
export function voiceSpending(sequelize: Sequelize, clock: Clock, daily: number): VoiceBudget {
  const today = () => dayInYunnan(clock.now())
  return {
    async take(payer, characters) {
      if (characters > daily) return false
      // Locks the row before it compares: pieces that come at once cannot overdraw.
      const taken = await sequelize.query(
        `INSERT INTO voice_spending AS spent (payer, day, characters) VALUES ($1, $2, $3)
         ON CONFLICT (payer) DO UPDATE SET
           day = EXCLUDED.day,
           characters = EXCLUDED.characters + CASE WHEN spent.day = EXCLUDED.day THEN spent.characters ELSE 0 END
         WHERE spent.day <> EXCLUDED.day OR spent.characters + EXCLUDED.characters <= $4
         RETURNING payer`,
        { bind: [payer, today(), characters, daily], type: QueryTypes.SELECT },
      )
      return taken.length > 0
    },
    async giveBack(payer, characters) {
      await sequelize.query(
        'UPDATE voice_spending SET characters = greatest(0, characters - $3) WHERE payer = $1 AND day = $2',
        { bind: [payer, today(), characters] },
      )
    },
  }
}

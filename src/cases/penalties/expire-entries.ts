import { Op } from 'sequelize'
import { Penalty } from '../../../models/penalty.ts'
import type { CaseWorld } from '../case-world.ts'
import { recordPenalty } from './record-penalty.ts'

/** Entries whose time is over are none any more. */
export async function expireEntries(world: Pick<CaseWorld, 'clock' | 'transaction'>): Promise<void> {
  const now = world.clock.now()
  const over = await Penalty.findAll({ where: { state: 'REGISTERED', visibleUntil: { [Op.lte]: now } } })
  for (const { id } of over) {
    await world.transaction(async () => {
      const penalty = await Penalty.findOne({ where: { id, state: 'REGISTERED' }, lock: true })
      if (penalty === null) return
      await penalty.update({ state: 'EXPIRED', version: penalty.version + 1, updatedAt: now })
      await recordPenalty(world, penalty, { actor: 'system', action: 'expire' })
    })
  }
}

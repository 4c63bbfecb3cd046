import { Op } from 'sequelize'
import { Grant } from '../../models/grant.ts'

/** What a member of staff may be at this moment: begun, and neither run out nor ended. */
export function standingGrants(staffId: string, now: Date): Promise<Grant[]> {
  return Grant.findAll({ where: { staffId, ...standingAt(now) } })
}

export function standingAt(now: Date) {
  return {
    [Op.and]: [
      { [Op.or]: [{ validFrom: null }, { validFrom: { [Op.lte]: now } }] },
      { [Op.or]: [{ validTo: null }, { validTo: { [Op.gt]: now } }] },
    ],
  }
}

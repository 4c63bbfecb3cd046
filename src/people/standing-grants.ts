import { Op } from 'sequelize'
import { Grant } from '../../models/grant.ts'

/** What a member of staff may be at this moment: begun, and neither run out nor ended. */
export function standingGrants(staffId: string, now: Date): Promise<Grant[]> {
  return Grant.findAll({ where: { staffId, ...standingAt(now) } })
}

/** What they are or will be at some moment of this time; without an end it goes on. */
export function grantsDuring(staffId: string, from: Date, to: Date | null): Promise<Grant[]> {
  const begun = to === null ? {} : { [Op.or]: [{ validFrom: null }, { validFrom: { [Op.lt]: to } }] }
  const going = { [Op.or]: [{ validTo: null }, { validTo: { [Op.gt]: from } }] }
  return Grant.findAll({ where: { staffId, [Op.and]: [begun, going] } })
}

export function standingAt(now: Date) {
  return {
    [Op.and]: [
      { [Op.or]: [{ validFrom: null }, { validFrom: { [Op.lte]: now } }] },
      { [Op.or]: [{ validTo: null }, { validTo: { [Op.gt]: now } }] },
    ],
  }
}

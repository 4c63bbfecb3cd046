import { Op } from 'sequelize'

/** Neither revoked nor run out at this moment. */
export function standingKeys(now: Date) {
  return { revokedAt: null, [Op.or]: [{ expiresAt: null }, { expiresAt: { [Op.gt]: now } }] }
}

import { Staff } from '../../models/staff.ts'
import { minorCasesOf } from '../cases/minor-access.ts'
import { findClient } from '../clients/find-client.ts'
import { looksLikeKey } from '../clients/key-format.ts'
import type { Clock } from '../kernel/clock.ts'
import { hashToken } from '../kernel/ids.ts'
import type { Actor } from '../policies/actor.ts'
import { findSession } from './find-session.ts'
import { standingGrants } from './standing-grants.ts'

/** Who a bearer token is: a citizen, a member of staff with the grants that stand now, an integrator; null when unknown or over. */
export async function findActor(world: { clock: Clock }, token: string): Promise<Actor | null> {
  const tokenHash = hashToken(token)
  if (looksLikeKey(token)) return findClient(world, tokenHash)
  const session = await findSession(tokenHash, world.clock.now())
  if (session?.citizenId) return { kind: 'citizen', citizenId: session.citizenId, tokenHash }
  if (session?.staffId) {
    const staff = await Staff.findByPk(session.staffId, {
      attributes: ['mustChangePassword', 'closedAt'],
      rejectOnEmpty: true,
    })
    // Also whoever was logging in at the moment of the closing.
    if (staff.closedAt !== null) return null
    // With a password that somebody else gave, a person may change it and do nothing else.
    const grants = staff.mustChangePassword ? [] : await standingGrants(session.staffId, world.clock.now())
    return {
      kind: 'staff',
      staffId: session.staffId,
      tokenHash,
      grants: grants.map(({ role, department, division }) => ({ role, department, division })),
      minorCases: await minorCasesOf(session.staffId, world.clock.now()),
    }
  }
  return findClient(world, tokenHash)
}

import { Op } from 'sequelize'
import { ApiClient } from '../../models/api-client.ts'
import { Grant } from '../../models/grant.ts'
import { Session } from '../../models/session.ts'
import type { Clock } from '../kernel/clock.ts'
import { hashToken } from '../kernel/ids.ts'
import { type Actor, type Scope, scopes } from '../policies/actor.ts'

/** Who a bearer token is: a citizen, a member of staff with today's grants, an integrator; null when unknown or over. */
export async function findActor(world: { clock: Clock }, token: string): Promise<Actor | null> {
  const tokenHash = hashToken(token)
  const session = await Session.findOne({ where: { tokenHash, expiresAt: { [Op.gt]: world.clock.now() } } })
  if (session?.citizenId) return { kind: 'citizen', citizenId: session.citizenId, tokenHash }
  if (session?.staffId) {
    const grants = await Grant.findAll({ where: { staffId: session.staffId } })
    return {
      kind: 'staff',
      staffId: session.staffId,
      tokenHash,
      grants: grants.map(({ role, department, division }) => ({ role, department, division })),
    }
  }
  const client = await ApiClient.findOne({ where: { keyHash: tokenHash } })
  if (client === null) return null
  return {
    kind: 'client',
    clientId: client.id,
    scopes: client.scopes.filter((scope): scope is Scope => (scopes as readonly string[]).includes(scope)),
  }
}

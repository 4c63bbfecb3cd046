import { Op } from 'sequelize'
import { ApiClient } from '../../models/api-client.ts'
import { ApiKey } from '../../models/api-key.ts'
import { type Clock, dayInYunnan } from '../kernel/clock.ts'
import { type ClientActor, type Scope, scopes } from '../policies/actor.ts'
import { wholeLimits } from './limits.ts'
import { standingKeys } from './standing-keys.ts'

/** Whose key this is; null when it is unknown, over or revoked. Keeps the day on which it was last used. */
export async function findClient({ clock }: { clock: Clock }, keyHash: string): Promise<ClientActor | null> {
  const now = clock.now()
  const key = await ApiKey.findOne({
    where: { keyHash, ...standingKeys(now) },
    include: [{ model: ApiClient, as: 'client', where: { closedAt: null } }],
  })
  if (key?.client === undefined) return null
  const today = dayInYunnan(now)
  // The first call of a day writes it, the others find it written.
  if (key.lastUsedOn !== today)
    await ApiKey.update({ lastUsedOn: today }, { where: { id: key.id, ...notUsedOn(today) } })
  const { client, isTest } = key
  return {
    kind: 'client',
    clientId: client.id,
    isTest,
    scopes: client.scopes.filter((scope): scope is Scope => (scopes as readonly string[]).includes(scope)),
    limits: wholeLimits(client.limits),
    signing: { keyId: key.id, isNeeded: client.mustSign },
  }
}

function notUsedOn(day: string) {
  return { lastUsedOn: { [Op.or]: [{ [Op.is]: null }, { [Op.ne]: day }] } }
}

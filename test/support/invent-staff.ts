import { Grant } from '../../models/grant.ts'
import { Session } from '../../models/session.ts'
import { Staff } from '../../models/staff.ts'
import { hashToken, newId, newToken } from '../../src/kernel/ids.ts'
import type { RoleGrant } from '../../src/policies/actor.ts'
import { service } from './service.ts'

const dayMs = 86_400_000

/** Somebody who holds these posts, logged in; nobody knows a password of theirs. */
export async function inventStaff(posts: readonly RoleGrant[]): Promise<{ id: string; token: string }> {
  const id = newId()
  const createdAt = (await service()).now()
  const account = { username: `invented-${id.toLowerCase()}`, displayName: '样本·经办', passwordHash: 'none' }
  await Staff.create({ id, ...account, createdAt })
  await Grant.bulkCreate(posts.map((post) => ({ id: newId(), staffId: id, ...post })))
  const token = newToken()
  const expiresAt = new Date(createdAt.getTime() + dayMs)
  await Session.create({ tokenHash: hashToken(token), citizenId: null, staffId: id, expiresAt, createdAt })
  return { id, token }
}

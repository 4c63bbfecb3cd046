import { Session } from '../../models/session.ts'
import { hashToken, newToken } from '../kernel/ids.ts'

const hourMs = 3_600_000
/** A citizen may go on with a form the next day; staff log in for each working day. */
const lifetimeMs = { citizen: 30 * 24 * hourMs, staff: 12 * hourMs }

export interface OpenedSession {
  token: string
  expiresAt: Date
}

export async function openSession(
  owner: { citizenId: string } | { staffId: string },
  now: Date,
): Promise<OpenedSession> {
  const token = newToken()
  const kind = 'citizenId' in owner ? 'citizen' : 'staff'
  const expiresAt = new Date(now.getTime() + lifetimeMs[kind])
  await Session.create({
    tokenHash: hashToken(token),
    citizenId: 'citizenId' in owner ? owner.citizenId : null,
    staffId: 'staffId' in owner ? owner.staffId : null,
    expiresAt,
    createdAt: now,
  })
  return { token, expiresAt }
}

import { Session } from '../../models/session.ts'
import { record as audit } from '../audit/record.ts'
import type { CaseWorld } from '../cases/case-world.ts'
import { hashToken, newToken } from '../kernel/ids.ts'
import { sessionSpans } from './session-spans.ts'

export interface OpenedSession {
  token: string
  expiresAt: Date
}

/** Somebody has shown who they are, and how. Within a transaction. */
export async function openSession(
  world: Pick<CaseWorld, 'clock'>,
  owner: { citizenId: string } | { staffId: string },
  by: 'password' | 'sms-code' | 'wechat',
): Promise<OpenedSession> {
  const now = world.clock.now()
  const token = newToken()
  const kind = 'citizenId' in owner ? 'citizen' : 'staff'
  const { lifetimeMs, idleMs } = sessionSpans[kind]
  const expiresAt = new Date(now.getTime() + lifetimeMs)
  await Session.create({
    tokenHash: hashToken(token),
    citizenId: 'citizenId' in owner ? owner.citizenId : null,
    staffId: 'staffId' in owner ? owner.staffId : null,
    expiresAt,
    idleUntil: new Date(now.getTime() + idleMs),
    createdAt: now,
  })
  const actor = 'staffId' in owner ? { kind: 'staff' as const, ...owner } : { kind: 'citizen' as const, ...owner }
  const id = 'staffId' in owner ? owner.staffId : owner.citizenId
  audit(world, { actor, action: 'login.open', subject: { kind, id }, details: { by } })
  return { token, expiresAt }
}

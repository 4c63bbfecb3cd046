import { Op } from 'sequelize'
import { Session } from '../../models/session.ts'
import { sessionSpans } from './session-spans.ts'

/** Not every request writes: a session that was used within this part of its idle time is not written anew. */
const writtenEvery = 1 / 24

/** One that is not over, by its hash, which is thereby used. */
export async function findSession(tokenHash: string, now: Date): Promise<Session | null> {
  const session = await Session.findOne({ where: { tokenHash, ...standingSessions(now) } })
  if (session?.idleUntil == null) return session
  const { idleMs } = sessionSpans[session.staffId === null ? 'citizen' : 'staff']
  const idleUntil = new Date(now.getTime() + idleMs)
  if (idleUntil.getTime() - session.idleUntil.getTime() > idleMs * writtenEvery) {
    // Not one that somebody has ended meanwhile.
    await Session.update({ idleUntil }, { where: { tokenHash } })
  }
  return session
}

/** Neither over nor left alone for too long. */
export function standingSessions(now: Date) {
  return { expiresAt: { [Op.gt]: now }, idleUntil: { [Op.or]: [{ [Op.is]: null }, { [Op.gt]: now }] } }
}

import { Session } from '../../models/session.ts'
import type { Actor } from '../policies/actor.ts'

export async function logOut(tokenHash: string): Promise<void> {
  await Session.destroy({ where: { tokenHash } })
}

/** Whatever session a browser brings ends when it logs out, or logs in anew: the old cookie opens nothing any more. */
export async function leaveSession(actor: Actor): Promise<void> {
  if (actor.kind === 'citizen' || actor.kind === 'staff') await logOut(actor.tokenHash)
}

import { Session } from '../../models/session.ts'
import { record as audit } from '../audit/record.ts'
import type { CaseWorld } from '../cases/case-world.ts'
import type { Actor, CitizenActor, StaffActor } from '../policies/actor.ts'

/** Ends the session that somebody came with. */
export async function logOut(
  world: Pick<CaseWorld, 'clock' | 'transaction'>,
  actor: CitizenActor | StaffActor,
): Promise<void> {
  await world.transaction(async () => {
    const ended = await Session.destroy({ where: { tokenHash: actor.tokenHash } })
    if (ended === 0) return
    const { kind } = actor
    const id = kind === 'staff' ? actor.staffId : actor.citizenId
    audit(world, { actor, action: 'login.close', subject: { kind, id } })
  })
}

/** Whatever session a browser brings ends when it logs out, or logs in anew: the old cookie opens nothing any more. */
export async function leaveSession(world: Pick<CaseWorld, 'clock' | 'transaction'>, actor: Actor): Promise<void> {
  if (actor.kind === 'citizen' || actor.kind === 'staff') await logOut(world, actor)
}

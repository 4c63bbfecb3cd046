import { Session } from '../../models/session.ts'
import { record as audit } from '../audit/record.ts'
import type { CaseWorld } from '../cases/case-world.ts'
import type { CitizenActor, StaffActor } from '../policies/actor.ts'

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

import { Op } from 'sequelize'
import { Session } from '../../models/session.ts'
import { record as audit } from '../audit/record.ts'
import type { CaseWorld } from '../cases/case-world.ts'
import type { CitizenActor, StaffActor } from '../policies/actor.ts'
import { standingSessions } from './find-session.ts'

type Person = CitizenActor | StaffActor

/** The sessions of a person that are not over, the latest first. */
export function findSessions({ clock }: Pick<CaseWorld, 'clock'>, actor: Person): Promise<Session[]> {
  return Session.findAll({
    where: { ...ofPerson(actor), ...standingSessions(clock.now()) },
    order: [['createdAt', 'DESC']],
  })
}

/** On how many other phones and computers a person is logged in. */
export async function countOtherSessions(world: Pick<CaseWorld, 'clock'>, actor: Person): Promise<number> {
  return (await findSessions(world, actor)).filter(({ tokenHash }) => tokenHash !== actor.tokenHash).length
}

/** Ends a person's sessions on all other phones and computers; returns how many those were. */
export async function endOtherSessions(
  world: Pick<CaseWorld, 'clock' | 'transaction'>,
  actor: Person,
): Promise<number> {
  return world.transaction(async () => {
    const others = { ...ofPerson(actor), tokenHash: { [Op.ne]: actor.tokenHash } }
    const count = await Session.count({ where: { ...others, ...standingSessions(world.clock.now()) } })
    await Session.destroy({ where: others })
    const id = actor.kind === 'staff' ? actor.staffId : actor.citizenId
    audit(world, { actor, action: 'login.end-others', subject: { kind: actor.kind, id }, details: { count } })
    return count
  })
}

function ofPerson(actor: Person) {
  return actor.kind === 'staff' ? { staffId: actor.staffId } : { citizenId: actor.citizenId }
}

import { Case } from '../../models/case.ts'
import { Grant } from '../../models/grant.ts'
import { Staff } from '../../models/staff.ts'
import type { CentreWorld } from '../../src/cases/centre/centre-world.ts'
import type { FilingWorld } from '../../src/cases/file-case.ts'
import { type Move, type MovingWorld, moveCase } from '../../src/cases/move-case.ts'
import { loadCatalogue } from '../../src/catalogue/catalogue.ts'
import { openCalendar, readAnnouncedYears } from '../../src/kernel/calendar.ts'
import type { StaffActor } from '../../src/policies/actor.ts'
import { type ClockedJobs, clockedJobs } from './clocked-jobs.ts'
import { serviceParts } from './parts.ts'
import { service } from './service.ts'

/** By the time of the service, which tests move on. */
export async function daysFromNow(days: number): Promise<Date> {
  return new Date((await service()).now().getTime() + days * 86_400_000)
}

/** The use-cases of an office over the service's own database, with a time that tests set; the service's own at first. */
export async function officeWorld(
  now?: Date,
): Promise<MovingWorld & FilingWorld & CentreWorld & { time: ClockedJobs }> {
  const parts = await serviceParts()
  const time = clockedJobs(now ?? (await daysFromNow(0)))
  if (Case.sequelize === undefined) throw new Error('the models are not bound')
  return {
    ...parts,
    sequelize: Case.sequelize,
    catalogue: loadCatalogue(),
    calendar: openCalendar(readAnnouncedYears()),
    clock: time,
    jobs: time,
    time,
    wechat: undefined,
  }
}

/** Somebody of the demonstration, as the use-cases know them. */
export async function staffActor(username: string): Promise<StaffActor> {
  const { id } = await Staff.findOne({ where: { username }, rejectOnEmpty: true })
  const grants = await Grant.findAll({ where: { staffId: id } })
  return {
    kind: 'staff',
    staffId: id,
    tokenHash: '',
    grants: grants.map(({ role, department, division }) => ({ role, department, division })) as StaffActor['grants'],
  }
}

/** The next step of a case, at the time of the world, on the version that it has. */
export async function takeStep(
  world: MovingWorld,
  actor: StaffActor,
  id: string,
  move: Omit<Move, 'version'>,
): Promise<Case> {
  const { version } = await Case.findByPk(id, { rejectOnEmpty: true })
  await moveCase(world, actor, id, { ...move, version })
  return Case.findByPk(id, { rejectOnEmpty: true })
}

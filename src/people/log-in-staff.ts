import { Staff } from '../../models/staff.ts'
import type { CaseWorld } from '../cases/case-world.ts'
import { Problem } from '../kernel/errors.ts'
import { type OpenedSession, openSession } from './open-session.ts'
import { hashPassword, isPassword } from './passwords.ts'

/** Verified when there is no such user, so that a wrong name takes as long as a wrong password. */
let decoy: Promise<string> | undefined

export async function logInStaff(
  world: Pick<CaseWorld, 'clock'>,
  username: string,
  password: string,
): Promise<OpenedSession & { staff: Staff }> {
  const staff = await Staff.findOne({ where: { username }, include: 'grants' })
  decoy ??= hashPassword('nobody')
  const right = await isPassword(password, staff?.passwordHash ?? (await decoy))
  if (staff === null || !right) throw new Problem('auth.password_wrong')
  return { ...(await openSession({ staffId: staff.id }, world.clock.now())), staff }
}

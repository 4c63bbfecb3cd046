import { Staff } from '../../models/staff.ts'
import type { AuditedDeed } from '../audit/record.ts'
import type { CaseWorld } from '../cases/case-world.ts'
import { Problem } from '../kernel/errors.ts'
import { checkFailures, forgetFailures, noteFailure } from './login-failures.ts'
import { type OpenedSession, openSession } from './open-session.ts'
import { hashPassword, isPassword } from './passwords.ts'
import { stepOfCode } from './second-factor.ts'

/** Verified when there is no such user, so that a wrong name takes as long as a wrong password. */
let decoy: Promise<string> | undefined

export interface StaffLogin {
  username: string
  password: string
  totp?: string | undefined
  /** Where it comes from. */
  address: string
}

/**
 * Wrong passwords are counted by name and address, so that nobody shuts a name for its owner who sits elsewhere; wrong
 * second factors by name alone, because whoever comes so far has the password. Throws `auth.password_wrong`,
 * `auth.totp_required`, `auth.totp_wrong`, `auth.tried_too_often`.
 */
export async function logInStaff(
  world: Pick<CaseWorld, 'clock' | 'transaction'>,
  { username, password, totp, address }: StaffLogin,
): Promise<OpenedSession & { staff: Staff }> {
  const now = world.clock.now()
  const tries = `password ${address} ${username}`
  await checkFailures(tries, now)
  const staff = await Staff.findOne({ where: { username, closedAt: null }, include: 'grants' })
  decoy ??= hashPassword('nobody')
  const right = await isPassword(password, staff?.passwordHash ?? (await decoy))
  if (staff === null || !right) {
    await noteFailure(world, tries, whoseLogin(staff))
    throw new Problem('auth.password_wrong')
  }
  if (staff.totpSecret !== null) await checkSecondFactor(world, staff, staff.totpSecret, totp)
  return world.transaction(async () => {
    await forgetFailures(tries)
    await forgetFailures(secondFactorTries(staff))
    return { ...(await openSession(world, { staffId: staff.id }, 'password')), staff }
  })
}

/** Nobody by name: whoever types it has not shown that they are it. */
function whoseLogin(staff: Staff | null): Pick<AuditedDeed, 'actor' | 'subject'> {
  return { actor: 'nobody', subject: { kind: 'staff', id: staff?.id ?? null } }
}

function secondFactorTries({ username }: Staff): string {
  return `second factor ${username}`
}

async function checkSecondFactor(
  world: Pick<CaseWorld, 'clock' | 'transaction'>,
  staff: Staff,
  secret: string,
  code: string | undefined,
): Promise<void> {
  const tries = secondFactorTries(staff)
  await checkFailures(tries, world.clock.now())
  if (code === undefined || code === '') throw new Problem('auth.totp_required')
  const step = stepOfCode(secret, code, world.clock.now())
  // The column is wider than a number and comes as text.
  if (step === null || step <= Number(staff.totpUsedStep ?? 0)) {
    await noteFailure(world, tries, whoseLogin(staff))
    throw new Problem('auth.totp_wrong')
  }
  await staff.update({ totpUsedStep: step })
}

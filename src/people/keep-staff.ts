import { Op, UniqueConstraintError } from 'sequelize'
import { Session } from '../../models/session.ts'
import { Staff } from '../../models/staff.ts'
import { record as audit } from '../audit/record.ts'
import type { CaseWorld } from '../cases/case-world.ts'
import { Problem } from '../kernel/errors.ts'
import { newId, newToken } from '../kernel/ids.ts'
import type { StaffActor } from '../policies/actor.ts'
import { mayKeepStaff } from '../policies/may.ts'
import { hashPassword, isPassword } from './passwords.ts'
import { newSecret, secretAddress } from './second-factor.ts'

/** What is told once and kept nowhere: the first password and what the authenticator needs. */
export interface FirstSecrets {
  password: string
  totpSecret: string
  totpAddress: string
}

type KeepingWorld = Pick<CaseWorld, 'clock' | 'transaction'>

/** Opens an account that may do nothing yet: who grants is somebody else. Throws `auth.forbidden`, `staff.name_taken`. */
export async function openStaffAccount(
  world: KeepingWorld,
  actor: StaffActor,
  input: { username: string; displayName: string },
): Promise<{ staff: Staff; secrets: FirstSecrets }> {
  if (!mayKeepStaff(actor)) throw new Problem('auth.forbidden')
  return createStaff(world, actor, input)
}

/** The account itself, by whoever may open one: an administrator, or nobody yet. */
export async function createStaff(
  world: KeepingWorld,
  actor: StaffActor | 'system',
  { username, displayName }: { username: string; displayName: string },
): Promise<{ staff: Staff; secrets: FirstSecrets }> {
  const secrets = newSecrets(username)
  try {
    const passwordHash = await hashPassword(secrets.password)
    const staff = await world.transaction(async () => {
      const id = newId()
      auditAccount(world, actor, 'open', id)
      return Staff.create({
        id,
        username,
        displayName,
        passwordHash,
        totpSecret: secrets.totpSecret,
        totpUsedStep: null,
        mustChangePassword: true,
        createdAt: world.clock.now(),
        closedAt: null,
      })
    })
    return { staff, secrets }
  } catch (error) {
    if (error instanceof UniqueConstraintError) throw new Problem('staff.name_taken')
    throw error
  }
}

/** A new password and a new second factor; whoever was logged in is out. Throws `auth.forbidden`, `staff.not_found`. */
export async function resetStaffSecrets(
  world: KeepingWorld,
  actor: StaffActor,
  staffId: string,
): Promise<FirstSecrets> {
  if (!mayKeepStaff(actor)) throw new Problem('auth.forbidden')
  const staff = await Staff.findOne({ where: { id: staffId, closedAt: null } })
  if (staff === null) throw new Problem('staff.not_found')
  const secrets = newSecrets(staff.username)
  const passwordHash = await hashPassword(secrets.password)
  await world.transaction(async () => {
    await staff.update({ passwordHash, totpSecret: secrets.totpSecret, totpUsedStep: null, mustChangePassword: true })
    await Session.destroy({ where: { staffId } })
    auditAccount(world, actor, 'new-secrets', staffId)
  })
  return secrets
}

/** Whoever leaves: logged out at once, and not in again. What they did stays theirs. */
export async function closeStaffAccount(world: KeepingWorld, actor: StaffActor, staffId: string): Promise<void> {
  if (!mayKeepStaff(actor)) throw new Problem('auth.forbidden')
  if (staffId === actor.staffId) throw new Problem('staff.not_oneself')
  await world.transaction(async () => {
    const staff = await Staff.findOne({ where: { id: staffId, closedAt: null }, lock: true })
    if (staff === null) throw new Problem('staff.not_found')
    await staff.update({ closedAt: world.clock.now() })
    await Session.destroy({ where: { staffId } })
    auditAccount(world, actor, 'close', staffId)
  })
}

/** Whoever comes back, with new secrets; what they were granted holds again as far as it stands. Throws `auth.forbidden`, `staff.not_found`. */
export async function reopenStaffAccount(
  world: KeepingWorld,
  actor: StaffActor,
  staffId: string,
): Promise<FirstSecrets> {
  if (!mayKeepStaff(actor)) throw new Problem('auth.forbidden')
  return world.transaction(async () => {
    const staff = await Staff.findOne({ where: { id: staffId, closedAt: { [Op.ne]: null } }, lock: true })
    if (staff === null) throw new Problem('staff.not_found')
    await staff.update({ closedAt: null })
    auditAccount(world, actor, 'reopen', staffId)
    return resetStaffSecrets(world, actor, staffId)
  })
}

/** Throws `auth.password_wrong`. The other sessions of the person end. */
export async function changePassword(
  world: KeepingWorld,
  actor: StaffActor,
  { old, password }: { old: string; password: string },
): Promise<void> {
  const staff = await Staff.findByPk(actor.staffId, { rejectOnEmpty: true })
  if (!(await isPassword(old, staff.passwordHash))) throw new Problem('auth.password_wrong')
  const passwordHash = await hashPassword(password)
  await world.transaction(async () => {
    await staff.update({ passwordHash, mustChangePassword: false })
    auditAccount(world, actor, 'new-password', staff.id)
    const others = await Session.findAll({ where: { staffId: staff.id } })
    for (const session of others) if (session.tokenHash !== actor.tokenHash) await session.destroy()
  })
}

function auditAccount(
  world: KeepingWorld,
  actor: StaffActor | 'system',
  deed: 'open' | 'new-secrets' | 'close' | 'reopen' | 'new-password',
  id: string,
): void {
  audit(world, { actor, action: `account.${deed}`, subject: { kind: 'staff', id } })
}

function newSecrets(username: string): FirstSecrets {
  const totpSecret = newSecret()
  return { password: newToken().slice(0, 16), totpSecret, totpAddress: secretAddress(totpSecret, username) }
}

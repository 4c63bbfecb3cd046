import { Grant } from '../../models/grant.ts'
import { Staff } from '../../models/staff.ts'
import { record as audit } from '../audit/record.ts'
import type { CaseWorld } from '../cases/case-world.ts'
import { invalidFields, Problem } from '../kernel/errors.ts'
import { newId } from '../kernel/ids.ts'
import type { StaffActor, StaffRole } from '../policies/actor.ts'
import { mayGrant, rolesExclude } from '../policies/may.ts'
import { grantsDuring } from './standing-grants.ts'

export interface GrantInput {
  staffId: string
  role: StaffRole
  department: string | null
  division: string
  validFrom?: Date | undefined
  validTo?: Date | undefined
  /** The grant of whoever is away; it must end. */
  covers?: string | undefined
}

type GrantingWorld = Pick<CaseWorld, 'clock' | 'divisions' | 'transaction'>

/**
 * Makes somebody something, somewhere, for a time. Nobody grants to themselves; system, security, audit and the work on
 * cases never meet in one person. Throws `auth.forbidden`, `staff.*`, `division.not_found`, `grant.not_found`.
 */
export async function grantRole(world: GrantingWorld, actor: StaffActor, input: GrantInput): Promise<Grant> {
  if (!mayGrant(actor)) throw new Problem('auth.forbidden')
  if (input.staffId === actor.staffId) throw new Problem('staff.not_oneself')
  if (world.divisions.get(input.division) === undefined) throw new Problem('division.not_found')
  const { validFrom = null, validTo = null, covers = null } = input
  if (covers !== null && validTo === null) throw invalidFields({ path: 'validTo', code: 'field.required' })
  const now = world.clock.now()
  if (validTo !== null && validTo <= (validFrom ?? now))
    throw invalidFields({ path: 'validTo', code: 'field.date_order' })
  return world.transaction(async () => {
    const staff = await Staff.findOne({ where: { id: input.staffId, closedAt: null }, lock: true })
    if (staff === null) throw new Problem('staff.not_found')
    const held = (await grantsDuring(staff.id, validFrom ?? now, validTo)).map(({ role }) => role)
    if (rolesExclude([...held, input.role])) throw new Problem('staff.roles_exclude')
    if (covers !== null && (await Grant.findByPk(covers)) === null) throw new Problem('grant.not_found')
    const { role, department, division } = input
    const id = newId()
    audit(world, {
      actor,
      action: covers === null ? 'grant.give' : 'grant.cover',
      subject: { kind: 'staff', id: staff.id },
      division,
      details: {
        grant: id,
        role,
        department,
        covers,
        from: validFrom?.toISOString() ?? null,
        to: validTo?.toISOString() ?? null,
      },
    })
    return Grant.create({
      id,
      staffId: staff.id,
      role,
      department,
      division,
      validFrom,
      validTo,
      covers,
      grantedBy: actor.staffId,
      createdAt: now,
    })
  })
}

/** From now on it is none. Throws `auth.forbidden`, `grant.not_found`. */
export async function endGrant(world: GrantingWorld, actor: StaffActor, id: string): Promise<void> {
  if (!mayGrant(actor)) throw new Problem('auth.forbidden')
  const now = world.clock.now()
  await world.transaction(async () => {
    const grant = await Grant.findByPk(id, { lock: true })
    if (grant === null || (grant.validTo !== null && grant.validTo <= now)) throw new Problem('grant.not_found')
    if (grant.staffId === actor.staffId) throw new Problem('staff.not_oneself')
    await grant.update({ validTo: now })
    const { staffId, role, department, division } = grant
    const details = { grant: id, role, department }
    audit(world, { actor, action: 'grant.end', subject: { kind: 'staff', id: staffId }, division, details })
  })
}

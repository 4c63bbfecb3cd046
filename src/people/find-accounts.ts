import { literal, Op, type WhereOptions } from 'sequelize'
import { Grant } from '../../models/grant.ts'
import type { Office } from '../../models/office.ts'
import { Staff } from '../../models/staff.ts'
import type { Clock } from '../kernel/clock.ts'
import { Problem } from '../kernel/errors.ts'
import type { StaffActor, StaffRole } from '../policies/actor.ts'
import { rolesAtOffice, seesAccounts } from '../policies/may.ts'
import { standingAt } from './standing-grants.ts'

export interface AccountSearch {
  /** A part of the user name or of the name. */
  text?: string | undefined
  state?: 'open' | 'closed' | undefined
  /** What a grant of theirs says that has not ended. */
  role?: StaffRole | undefined
  department?: string | undefined
  /** The grant's place lies in it. */
  division?: string | undefined
}

type WithClock = { clock: Clock }

/** Accounts by user name with all grants, so many from `offset` on, and how many there are. Throws `auth.forbidden`. */
export async function findAccounts(
  { clock }: WithClock,
  actor: StaffActor,
  { text = '', state, role, department, division }: AccountSearch,
  page: { limit: number; offset: number },
): Promise<{ items: Staff[]; total: number }> {
  if (!seesAccounts(actor)) throw new Problem('auth.forbidden')
  const like = { [Op.iLike]: `%${text.replace(/[\\%_]/g, '\\$&')}%` }
  const granted = [
    ...(role === undefined ? [] : ['g.role = :role']),
    ...(department === undefined ? [] : ['g.department = :department']),
    ...(division === undefined ? [] : ['starts_with(g.division, :division)']),
  ]
  const conditions: WhereOptions = [
    ...(text === '' ? [] : [{ [Op.or]: [{ username: like }, { displayName: like }] }]),
    ...(state === undefined ? [] : [{ closedAt: state === 'open' ? null : { [Op.ne]: null } }]),
    ...(granted.length === 0
      ? []
      : [
          literal(`EXISTS (SELECT 1 FROM grants g WHERE g.staff_id = "Staff".id
            AND (g.valid_to IS NULL OR g.valid_to > :now) AND ${granted.join(' AND ')})`),
        ]),
  ]
  const where = { [Op.and]: conditions }
  const replacements = { role, department, division, now: clock.now().toISOString() }
  const { rows, count } = await Staff.findAndCountAll({ where, order: [['username', 'ASC']], replacements, ...page })
  const grants = await Grant.findAll({ where: { staffId: rows.map(({ id }) => id) }, order: ['createdAt', 'id'] })
  for (const staff of rows) staff.grants = grants.filter(({ staffId }) => staffId === staff.id)
  return { items: rows, total: count }
}

/** With all grants. Throws `auth.forbidden`, `staff.not_found`. */
export async function findAccount(actor: StaffActor, id: string): Promise<Staff> {
  if (!seesAccounts(actor)) throw new Problem('auth.forbidden')
  const staff = await Staff.findByPk(id, { include: 'grants' })
  if (staff === null) throw new Problem('staff.not_found')
  return staff
}

/** A grant that has not ended, and whose it is. Throws `auth.forbidden`, `grant.not_found`. */
export async function findGrant({ clock }: WithClock, actor: StaffActor, id: string) {
  const grant = await Grant.findByPk(id)
  if (grant === null || (grant.validTo !== null && grant.validTo <= clock.now())) throw new Problem('grant.not_found')
  return { grant, holder: await findAccount(actor, grant.staffId) }
}

/** Who works at an office today, each with the grants that say so. */
export async function findWorkersOf({ clock }: WithClock, office: Office): Promise<Staff[]> {
  const above = [2, 4, 6, 9, 12].map((digits) => office.division.slice(0, digits))
  const department = { [Op.or]: [{ [Op.is]: null }, { [Op.eq]: office.department }] }
  const role = rolesAtOffice(office.division)
  const where = { role, division: above, department, ...standingAt(clock.now()) }
  const grants = { model: Grant, as: 'grants', where }
  return Staff.findAll({ where: { closedAt: null }, include: [grants], order: [['username', 'ASC']] })
}

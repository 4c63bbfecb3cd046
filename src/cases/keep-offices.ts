import { Case } from '../../models/case.ts'
import { Office } from '../../models/office.ts'
import { record as audit } from '../audit/record.ts'
import { Problem } from '../kernel/errors.ts'
import { newId } from '../kernel/ids.ts'
import type { StaffActor } from '../policies/actor.ts'
import { mayKeepStaff } from '../policies/may.ts'
import type { CaseWorld } from './case-world.ts'
import { dispatcher } from './route-case.ts'
import { openStates } from './workflow.ts'

export interface OfficeInput {
  department: string
  division: string
  name: string
  phone?: string | undefined
  hours?: string | undefined
}

type OfficeWorld = Pick<CaseWorld, 'clock' | 'divisions' | 'transaction'>

/** Opens an office, or opens again the one that was closed there. Throws `auth.forbidden`, `division.not_found`, `office.exists`. */
export async function openOffice(world: OfficeWorld, actor: StaffActor, input: OfficeInput): Promise<Office> {
  if (!mayKeepStaff(actor)) throw new Problem('auth.forbidden')
  if (world.divisions.get(input.division) === undefined) throw new Problem('division.not_found')
  const { department, division, name, phone = null, hours = null } = input
  return world.transaction(async () => {
    const known = await Office.findOne({ where: { department, division }, lock: true })
    if (known !== null && known.closedAt === null) throw new Problem('office.exists')
    const office =
      (await known?.update({ name, phone, hours, closedAt: null })) ??
      (await Office.create({ id: newId(), department, division, name, phone, hours, closedAt: null }))
    auditOffice(world, actor, 'open', office)
    return office
  })
}

/** One that is open. Throws `auth.forbidden`, `office.not_found`. */
export async function findOffice(actor: StaffActor, id: string): Promise<Office> {
  if (!mayKeepStaff(actor)) throw new Problem('auth.forbidden')
  const office = await Office.findOne({ where: { id, closedAt: null } })
  if (office === null) throw new Problem('office.not_found')
  return office
}

export async function changeOffice(
  world: OfficeWorld,
  actor: StaffActor,
  id: string,
  changes: Pick<OfficeInput, 'name' | 'phone' | 'hours'>,
): Promise<Office> {
  return world.transaction(async () => {
    const office = await findOffice(actor, id)
    auditOffice(world, actor, 'change', office)
    return office.update({ name: changes.name, phone: changes.phone ?? null, hours: changes.hours ?? null })
  })
}

/** Only once nothing is open there: nobody's case is left behind. Throws `office.has_cases`, `office.last_resort`. */
export async function closeOffice(world: OfficeWorld, actor: StaffActor, id: string): Promise<void> {
  if (!mayKeepStaff(actor)) throw new Problem('auth.forbidden')
  await world.transaction(async () => {
    const office = await Office.findOne({ where: { id, closedAt: null }, lock: true })
    if (office === null) throw new Problem('office.not_found')
    if (office.department === dispatcher.department) throw new Problem('office.last_resort')
    if ((await Case.count({ where: { officeId: id, state: openStates } })) > 0) throw new Problem('office.has_cases')
    await office.update({ closedAt: world.clock.now() })
    auditOffice(world, actor, 'close', office)
  })
}

function auditOffice(
  world: OfficeWorld,
  actor: StaffActor,
  deed: 'open' | 'change' | 'close',
  { id, department, division }: Office,
): void {
  const subject = { kind: 'office', id }
  audit(world, { actor, action: `office.${deed}`, subject, division, details: { department } })
}

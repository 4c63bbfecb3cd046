import type { Case } from '../../../models/case.ts'
import { Office } from '../../../models/office.ts'
import { findOffices } from '../../cases/find-offices.ts'
import type { HttpWorld } from '../../http/http-world.ts'
import type { TypedAct } from './typed-act.ts'

/** The offices that a transfer may go to: of the department that was chosen, at the place that was typed. */
export async function officesToChoose(
  world: HttpWorld,
  record: Case,
  { department, place, office }: Pick<TypedAct, 'department' | 'place' | 'office'>,
): Promise<{ value: string; name: string }[]> {
  const wanted = { department: department || record.department, text: place, near: record.problemDivision }
  const found = await findOffices(world, wanted)
  const rows = found
    .filter(({ id }) => id !== record.officeId)
    .map((each) => ({ value: `${each.department} ${each.division}`, name: each.name }))
  if (office === '' || rows.some(({ value }) => value === office)) return rows
  const name = await officeNamed(office)
  return name === '' ? rows : [{ value: office, name }, ...rows]
}

/** `<department> <division>` by its name; empty when there is none. */
export async function officeNamed(office: string): Promise<string> {
  const [department = '', division = ''] = office.split(' ')
  return (await Office.findOne({ where: { department, division } }))?.name ?? ''
}

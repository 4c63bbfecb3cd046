import { literal, Op, type WhereOptions } from 'sequelize'
import { Office } from '../../models/office.ts'
import { receivingRoles } from '../policies/may.ts'
import type { CaseWorld } from './case-world.ts'

export interface StaffedOffice {
  office: Office
  /** Whether anybody may receive its cases today. */
  staffed: boolean
}

export interface OfficeSearch {
  /** At it and below it; all places when none is named. */
  division?: string | undefined
  department?: string | undefined
  /** A part of its name. */
  name?: string | undefined
  /** Only those that nobody works at. */
  vacant?: boolean | undefined
}

const roleFits = receivingRoles
  .map(
    ({ codeLengths, roles }) =>
      `length("Office"."division") IN (${codeLengths.join()}) AND g.role IN (${roles.map((role) => `'${role}'`).join()})`,
  )
  .join(' OR ')

/** The office's place and those above it, so that an index finds the grants there. */
const placesAbove = [2, 4, 6, 9, 12].map((digits) => `left("Office"."division", ${digits})`).join()

/** An open account whose grant stands and lets it receive at the office. */
const staffedSql = `EXISTS (
  SELECT 1 FROM grants g JOIN staff s ON s.id = g.staff_id AND s.closed_at IS NULL
  WHERE g.division IN (${placesAbove}) AND (g.department IS NULL OR g.department = "Office"."department")
    AND (g.valid_from IS NULL OR g.valid_from <= :now) AND (g.valid_to IS NULL OR g.valid_to > :now)
    AND (${roleFits}))`

/** Open offices by place, so many from `offset` on, and how many there are. */
export async function findStaffedOffices(
  world: Pick<CaseWorld, 'clock'>,
  { division = '', department, name = '', vacant = false }: OfficeSearch,
  page: { limit?: number; offset?: number } = {},
): Promise<{ items: StaffedOffice[]; total: number }> {
  const conditions: WhereOptions = [
    { closedAt: null, division: { [Op.startsWith]: division } },
    ...(department === undefined ? [] : [{ department }]),
    ...(name === '' ? [] : [{ name: { [Op.substring]: name } }]),
    ...(vacant ? [literal(`NOT ${staffedSql}`)] : []),
  ]
  const { rows, count } = await Office.findAndCountAll({
    attributes: { include: [[literal(staffedSql), 'staffed']] },
    where: { [Op.and]: conditions },
    order: ['division', 'department'],
    replacements: { now: world.clock.now().toISOString() },
    ...page,
  })
  return { items: rows.map((office) => ({ office, staffed: office.get('staffed') === true })), total: count }
}

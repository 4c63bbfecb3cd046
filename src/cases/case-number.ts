import { QueryTypes, type Sequelize } from 'sequelize'
import { checkDigit } from '../kernel/check-digit.ts'

/** The next serial. A filing that fails leaves a gap. */
export async function nextSerial(sequelize: Sequelize): Promise<number> {
  const [serial = 0] = await takeSerials(sequelize, 1)
  return serial
}

/** So many that nobody else has. */
export async function takeSerials(sequelize: Sequelize, count: number): Promise<number[]> {
  const rows = await sequelize.query<{ serial: string }>(
    `SELECT nextval('case_serial') AS serial FROM generate_series(1, ${Math.trunc(count)})`,
    { type: QueryTypes.SELECT },
  )
  return rows.map(({ serial }) => Number(serial))
}

/**
 * Item code (2) + county (6) + day (8) + serial (5 or 6) + check digit: it can be told over the phone and a slip of the
 * tongue is noticed. `day` as `2026-11-27`.
 */
export function caseNumberOf(itemCode: string, county: string, day: string, serial: number): string {
  const digits = `${itemCode}${county}${day.replaceAll('-', '')}${String(serial).padStart(5, '0')}`
  return `${digits}${checkDigit(digits)}`
}

/** The number as it is read: item, county, day, sequence, check digit. */
export function groupsOf(caseNumber: string): string[] {
  const cuts = [0, 2, 8, 16, caseNumber.length - 1, caseNumber.length]
  return cuts.slice(1).map((end, index) => caseNumber.slice(cuts[index], end))
}

import { QueryTypes, type Sequelize } from 'sequelize'
import { checkDigit } from '../kernel/check-digit.ts'

/**
 * Item code (2) + county (6) + day (8) + sequence (5 or more) + check digit: it can be told over the phone and a slip
 * of the tongue is noticed. Takes its place in the sequence within the current transaction.
 */
export async function nextCaseNumber(
  sequelize: Sequelize,
  itemCode: string,
  county: string,
  day: string,
): Promise<string> {
  const prefix = `${itemCode}${county}${day.replaceAll('-', '')}`
  const rows = await sequelize.query<{ last: number }>(
    `INSERT INTO case_sequences (prefix, last) VALUES ($1, 1)
     ON CONFLICT (prefix) DO UPDATE SET last = case_sequences.last + 1 RETURNING last`,
    { bind: [prefix], type: QueryTypes.SELECT },
  )
  const digits = `${prefix}${String(rows[0]?.last ?? 0).padStart(5, '0')}`
  return `${digits}${checkDigit(digits)}`
}

/** The number as it is read: item, county, day, sequence, check digit. */
export function groupsOf(caseNumber: string): string[] {
  const cuts = [0, 2, 8, 16, caseNumber.length - 1, caseNumber.length]
  return cuts.slice(1).map((end, index) => caseNumber.slice(cuts[index], end))
}

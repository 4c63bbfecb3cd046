/** The citizen identity number of GB 11643-1999: 6 digits of place, 8 of birth, 3 of order (odd = male), 1 check digit. */

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const
const checkDigits = '10X98765432'
const earliestBirth = '1900-01-01'

export type IdNumberFault = 'field.id_number_length' | 'field.id_number_date' | 'field.id_number_checksum'

export interface IdNumberParts {
  /** Six digits of the county that issued it (not always today's code). */
  prefix: string
  /** `YYYY-MM-DD` */
  birthDate: string
  sex: 'male' | 'female'
}

/** Full-width digits, spaces, hyphens and a small x are what people type; the number is what they mean. */
export function normaliseIdNumber(input: string): string {
  return input
    .normalize('NFKC')
    .replace(/[\s\-·.]/g, '')
    .toUpperCase()
}

export function checkDigitOf(first17: string): string {
  let sum = 0
  for (let i = 0; i < weights.length; i++) sum += Number(first17[i]) * (weights[i] as number)
  return checkDigits[sum % 11] as string
}

/** The first fault of a number, or null. `today` bounds the date of birth. */
export function idNumberFault(number: string, today: string): IdNumberFault | null {
  if (!/^\d{17}[\dX]$/.test(number)) return 'field.id_number_length'
  const birth = `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`
  if (!isCalendarDay(birth) || birth < earliestBirth || birth > today) return 'field.id_number_date'
  if (checkDigitOf(number.slice(0, 17)) !== number[17]) return 'field.id_number_checksum'
  return null
}

/** Reads a number that has no fault. */
export function partsOfIdNumber(number: string): IdNumberParts {
  return {
    prefix: number.slice(0, 6),
    birthDate: `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`,
    sex: Number(number[16]) % 2 === 1 ? 'male' : 'female',
  }
}

export function isCalendarDay(day: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) return false
  const parsed = new Date(`${day}T00:00:00Z`)
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().slice(0, 10) === day
}

/** Masks that do not give back what they hide: 3 + 4 of an ID number at most (6 + 4 leaves 99 candidates with a birth year). */

export function maskName(name: string): string {
  const letters = [...name]
  return letters.length <= 2 ? `${letters[0] ?? ''}*` : `${letters[0]}*${letters.at(-1)}`
}

export function maskIdNumber(idNumber: string): string {
  return `${idNumber.slice(0, 3)}***********${idNumber.slice(-4)}`
}

/** Of a number that was withdrawn nothing is left to hide. */
export function maskPhone(phone: string): string {
  if (phone === '') return ''
  return `${phone.slice(0, 3)}****${phone.slice(-4)}`
}

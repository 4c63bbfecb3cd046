/** ISO 7064 mod 11,10: one digit that betrays every single wrong digit and nearly every swap of neighbours. */
export function checkDigit(digits: string): string {
  let product = 10
  for (const digit of digits) {
    const sum = (Number(digit) + product) % 10 || 10
    product = (sum * 2) % 11
  }
  return String((11 - product) % 10)
}

const mobilePattern = /^1[3-9]\d{9}$/

/** Full-width digits, spaces, hyphens and a country code are what people type; eleven digits are what they mean. */
export function tidyPhone(phone: string): string {
  return phone
    .normalize('NFKC')
    .replace(/[\s-]/g, '')
    .replace(/^(\+86|0086)/, '')
}

export function isMobile(phone: string): boolean {
  return mobilePattern.test(phone)
}

/** Nothing that names a person or lets them log in. */
export const nobody = {
  phone: null,
  openidHash: null,
  name: null,
  idNumber: null,
  contactPhone: null,
  residenceCode: null,
  residenceDetail: null,
  registeredAt: null,
} as const

/** What stays of an account that is closed: its row, for the cases and proofs that refer to it, and nothing personal. */
export function emptiedAccount(now: Date) {
  return { ...nobody, closedAt: now }
}

/** What stays of an account that is closed: its row, for the cases and proofs that refer to it, and nothing personal. */
export function emptiedAccount(now: Date) {
  return {
    phone: null,
    openidHash: null,
    name: null,
    idNumber: null,
    contactPhone: null,
    residenceCode: null,
    residenceDetail: null,
    registeredAt: null,
    closedAt: now,
  }
}

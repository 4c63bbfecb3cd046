import { api } from '../support/api.ts'

/** The head lets somebody see, for a day, what a case says of a child. */
export async function giveLeave(caseId: string, token: string, headToken: string): Promise<void> {
  const { json } = await api('POST', `/v1/staff/cases/${caseId}/minor-access`, { token, body: { reason: '要家访' } })
  await api('POST', `/v1/staff/minor-access/${json.id}`, { token: headToken, body: { hours: 24 } })
}

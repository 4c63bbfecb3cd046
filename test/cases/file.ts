import { expect } from 'chai'
import { type ApiAnswer, api, idempotencyKey, waterFiling } from '../support/api.ts'

/** Files for the drinking water of a village, as the citizen of the token; `changes` replace parts of the filing. */
export async function file(
  token: string,
  changes: Record<string, unknown> = {},
  options: { headers?: Record<string, string>; language?: string } = {},
): Promise<ApiAnswer> {
  const { headers = idempotencyKey(), ...rest } = options
  return api('POST', '/v1/cases', { token, body: await waterFiling(changes), headers, ...rest })
}

/** A case that was filed; anything but 201 fails the test. */
// biome-ignore lint/suspicious/noExplicitAny: answers are checked field by field where they are used.
export async function filed(token: string, changes: Record<string, unknown> = {}): Promise<any> {
  const { status, json } = await file(token, changes)
  expect(status, JSON.stringify(json)).to.equal(201)
  return json
}

export function staffMove(token: string, id: string, action: string, version: number, note?: string) {
  return api('POST', `/v1/staff/cases/${id}/actions`, {
    token,
    body: { action, version, ...(note === undefined ? {} : { note }) },
  })
}

import { expect } from 'chai'
import { type ApiAnswer, api, staffToken } from '../support/api.ts'

let count = 0

export const clientsPath = '/v1/admin/api-clients'

/** As the system administrator does it. */
export async function keep(method: string, path: string, body?: unknown): Promise<ApiAnswer> {
  return api(method, path, { token: await staffToken('system-admin'), body })
}

/** A new client with its first key. */
export async function newClient(more: Record<string, unknown> = {}) {
  const name = `样本·接入方 ${process.pid}-${count++}`
  const { status, json } = await keep('POST', clientsPath, { name, scopes: ['divisions:read'], ...more })
  expect(status, JSON.stringify(json)).to.equal(201)
  return json as { id: string; name: string; keyId: string; key: string; signingSecret: string }
}

/** One call that any key with divisions:read may make. */
export function call(key: string, headers: Record<string, string> = {}): Promise<ApiAnswer> {
  return api('POST', '/v1/divisions/parse-address', { token: key, body: { address: '昆明市呈贡区' }, headers })
}

import { expect } from 'chai'
import { api, inventPerson, logIn } from '../support/api.ts'

export type Person = ReturnType<typeof inventPerson>

export const askCode = (token: string, phone: string, serviceId = 'drinking-water') =>
  api('POST', '/v1/agreements/codes', { token, body: { phone, serviceId } })

export const giveCode = (token: string, phone: string, code: string) =>
  api('POST', '/v1/agreements', { token, body: { phone, code } })

/** The text message that came to a phone last. */
export async function messageTo(phone: string): Promise<string> {
  const { json } = await api('GET', '/demo/outbox')
  return json.items.find(({ to, body }: { to: string; body: string }) => to === phone && /\d{6}/.test(body))?.body ?? ''
}

export async function codeTo(phone: string): Promise<string> {
  return /\d{6}/.exec(await messageTo(phone))?.[0] ?? ''
}

export const otherThan = (code: string) => (code === '000000' ? '000001' : '000000')

/** The applicant is sent a code and tells it to the helper. */
export async function agree(token: string, phone: string, serviceId = 'drinking-water'): Promise<string> {
  expect((await askCode(token, phone, serviceId)).status).to.equal(204)
  const { status, json } = await giveCode(token, phone, await codeTo(phone))
  expect(status).to.equal(201)
  return json.agreementId
}

/** A helper who is logged in, and the part of a filing that names them. */
export async function newHelper(): Promise<{ token: string; phone: string; part: Record<string, unknown> }> {
  const { name, phone } = inventPerson()
  const part = { filingMode: 'helper', helper: { name, phone, relationship: '邻居' } }
  return { token: await logIn(phone), phone, part }
}

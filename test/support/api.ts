import { expect } from 'chai'
import { checkDigitOf } from '../../src/kernel/id-number.ts'
import { type Service, service } from './service.ts'

export interface ApiAnswer {
  status: number
  headers: Headers
  // biome-ignore lint/suspicious/noExplicitAny: answers are checked field by field where they are used.
  json: any
}

export interface ApiOptions {
  token?: string | undefined
  body?: unknown
  headers?: Record<string, string>
  language?: string
}

/** One call as an integrator or the mini-program makes it. */
export async function api(method: string, path: string, options: ApiOptions = {}): Promise<ApiAnswer> {
  const { baseUrl } = await service()
  const { token, body, headers = {}, language } = options
  const isForm = body instanceof FormData
  const response = await fetch(`${baseUrl}${path}`, {
    method,
    headers: {
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(body === undefined || isForm ? {} : { 'content-type': 'application/json' }),
      ...(language === undefined ? {} : { 'accept-language': language }),
      ...headers,
    },
    ...(body === undefined
      ? {}
      : { body: isForm || typeof body === 'string' ? (body as string) : JSON.stringify(body) }),
  })
  const text = await response.text()
  const isJson = /json/.test(response.headers.get('content-type') ?? '')
  return { status: response.status, headers: response.headers, json: isJson ? JSON.parse(text) : undefined }
}

/** The problem must be told in full: code, words for the eye and for the ear, nothing internal. */
export function expectProblem(answer: ApiAnswer, status: number, code: string): void {
  expect({ status: answer.status, code: answer.json?.code }).to.deep.equal({ status, code })
  expect(answer.headers.get('content-type')).to.match(/^application\/problem\+json/)
  expect(answer.json.detail).to.be.a('string').and.not.equal('')
  expect(answer.json.speech).to.be.a('string').and.not.equal('')
}

export async function staffToken(username: string): Promise<string> {
  const { demo } = await service()
  const member = demo.staff.find((each) => each.username === username)
  if (member === undefined) throw new Error(`no ${username} in the demonstration`)
  return member.token
}

export async function integratorKey(): Promise<string> {
  return (await service()).demo.apiKeys.integrator
}

let people = 0

/** A new invented person with a phone of their own and a sound ID number. */
export function inventPerson(): { name: string; idNumber: string; phone: string } {
  people++
  const day = String(7 + Math.floor(people / 900)).padStart(2, '0')
  const first17 = `530114${1950 + (people % 50)}03${day}${100 + (people % 900)}`
  const phone = `198${String(10_000_000 + Number(process.hrtime.bigint() % 1_000_000n) * 50 + people).padStart(8, '0')}`
  return { name: `样本${String.fromCodePoint(0x4e00 + people)}`, idNumber: `${first17}${checkDigitOf(first17)}`, phone }
}

/** Logs a phone in as its owner would: asks for the code, reads it from the outbox, types it. */
export async function logIn(phone: string): Promise<string> {
  expect((await api('POST', '/v1/sessions/sms-code', { body: { phone } })).status).to.equal(204)
  const outbox = await api('GET', '/demo/outbox')
  const message = outbox.json.items.find(
    (each: { to: string; body: string }) => each.to === phone && /\d{6}/.test(each.body),
  )
  const code = /\d{6}/.exec(message.body)?.[0]
  const session = await api('POST', '/v1/sessions', { body: { phone, code } })
  expect(session.status).to.equal(200)
  return session.json.token
}

export async function noticeVersion(serviceId = 'drinking-water'): Promise<string> {
  return (await api('GET', `/v1/services/${serviceId}/notice`)).json.version
}

/** A whole filing for the drinking water of a village, under this notice; `changes` replace its parts. */
export function waterFilingUnder(version: string, changes: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    serviceId: 'drinking-water',
    consent: { noticeVersion: version, method: 'read' },
    filingMode: 'self',
    applicant: inventPerson(),
    residence: { code: '530114001', detail: '样本小区1幢' },
    problemPlace: { code: '530114001001' },
    problems: ['W03', 'W10'],
    description: '三天没有水了',
    attachments: [],
    ...changes,
  }
}

export async function waterFiling(changes: Record<string, unknown> = {}): Promise<Record<string, unknown>> {
  return waterFilingUnder(await noticeVersion(), changes)
}

export function idempotencyKey(): Record<string, string> {
  return { 'idempotency-key': crypto.randomUUID() }
}

export type { Service }

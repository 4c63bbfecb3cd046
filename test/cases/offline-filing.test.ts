import { expect } from 'chai'
import { checkDigitOf } from '../../src/kernel/id-number.ts'
import { api, idempotencyKey, inventPerson, logIn, noticeVersion } from '../support/api.ts'
import { formHeaders } from '../support/as-browser.ts'
import { service } from '../support/service.ts'

const path = '/services/drinking-water/offline'

interface Post {
  token: string
  fields: [string, string][]
  headers?: Record<string, string>
}

/** Posts a form as a phone does once its network is back. */
async function post({ token, fields, headers = {} }: Post) {
  const { baseUrl } = await service()
  const response = await fetch(`${baseUrl}${path}`, {
    method: 'POST',
    headers: { ...(await formHeaders(baseUrl, token)), accept: 'application/json', ...headers },
    body: new URLSearchParams(fields),
  })
  return { status: response.status, json: await response.json() }
}

async function filledIn(changes: Record<string, string> = {}): Promise<{ token: string; fields: [string, string][] }> {
  const person = inventPerson()
  const token = await logIn(person.phone)
  const { baseUrl } = await service()
  const here = await fetch(`${baseUrl}/waiting/account`, { headers: { cookie: `session=${token}` } })
  const { account } = (await here.json()) as { account: string }
  const fields = {
    account,
    version: await noticeVersion(),
    method: 'heard',
    agree: 'yes',
    whom: 'self',
    ...person,
    'residence.province': '53',
    'residence.prefecture': '5301',
    'residence.county': '530114',
    'problemPlace.province': '53',
    'problemPlace.prefecture': '5301',
    'problemPlace.county': '530114',
    'problemPlace.township': '530114001',
    'problemPlace.village': '530114001001',
    problems: 'W03',
    'answers.since': '2026年2月',
    step: 'next',
    ...changes,
  }
  return { token, fields: Object.entries(fields) }
}

describe('a form that was filled in without a network', () => {
  it('is filed once per key, and a repetition gets the same case', async () => {
    const form = { ...(await filledIn()), headers: idempotencyKey() }
    const [first, second] = [await post(form), await post(form)]
    expect(first.status).to.equal(200)
    expect(second).to.deep.equal(first)
    const { json } = await api('GET', `/v1/cases/${first.json.id}`, { token: form.token })
    expect(json.consent.method).to.equal('heard')
    expect(json.answers[0].text).to.include('2026年2月')
    expect((await post({ ...form, fields: [...form.fields, ['problems', 'W10']] })).json.code).to.equal(
      'idempotency.mismatch',
    )
  })

  it('brings along what was agreed to, of that only what is asked of this applicant', async () => {
    const agreed = async (changes: Record<string, string>) => {
      const form = await filledIn({ 'consent.purposes': 'minor', ...changes })
      const { json: made } = await post({ ...form, headers: idempotencyKey() })
      const { json } = await api('GET', `/v1/cases/${made.id}`, { token: form.token })
      return json.consents.map(({ purpose }: { purpose: string }) => purpose)
    }
    expect(await agreed({})).to.deep.equal(['notice', 'phone'])
    const first17 = `530114${new Date().getFullYear() - 9}0307701`
    expect(await agreed({ idNumber: `${first17}${checkDigitOf(first17)}` })).to.deep.equal(['minor', 'notice', 'phone'])
  })

  it('tells all faults at once by the paths of its fields', async () => {
    const form = await filledIn({ name: '', phone: '12', 'problemPlace.village': '', problems: 'W99' })
    const { status, json } = await post({ ...form, headers: idempotencyKey() })
    expect(status).to.equal(400)
    expect(json.errors.map((fault: { path: string }) => fault.path)).to.have.members([
      'applicant.name',
      'applicant.phone',
      'problemPlace.code',
      'problems.0',
    ])
  })

  it('is refused under an old notice, without the agreement, without a key, and under another account', async () => {
    const codeOf = async (changes: Record<string, string>, headers: Record<string, string> = idempotencyKey()) =>
      (await post({ ...(await filledIn(changes)), headers })).json.code
    expect(await codeOf({ version: '2000-01-01' })).to.equal('notice.outdated')
    expect(await codeOf({ agree: '' })).to.equal('request.invalid')
    expect(await codeOf({}, {})).to.equal('idempotency.missing')
    expect(await codeOf({ account: 'somebody-else' })).to.equal('auth.required')
  })

  it('is not taken from the page of another site, nor from nobody', async () => {
    const form = await filledIn()
    const foreign = { ...idempotencyKey(), 'sec-fetch-site': 'cross-site' }
    expect((await post({ ...form, headers: foreign })).json.code).to.equal('auth.origin')
    expect((await post({ ...form, token: 'x'.repeat(43), headers: idempotencyKey() })).status).to.equal(401)
  })
})

import { expect } from 'chai'
import { api, expectProblem } from '../support/api.ts'

const askCode = (phone: string) => api('POST', '/v1/sessions/sms-code', { body: { phone } })
const tryCode = (phone: string, code: string) => api('POST', '/v1/sessions', { body: { phone, code } })
const codeFor = async (phone: string): Promise<string> => {
  const { json } = await api('GET', '/demo/outbox')
  const message = json.items.find((each: { to: string; body: string }) => each.to === phone && /\d{6}/.test(each.body))
  return /\d{6}/.exec(message.body)?.[0] ?? ''
}
const otherThan = (code: string) => (code === '000000' ? '000001' : '000000')

describe('logging in by phone', () => {
  it('asks for the code that was sent', async () => {
    await askCode('19811130001')
    expectProblem(await tryCode('19811130001', otherThan(await codeFor('19811130001'))), 401, 'auth.code_wrong')
    const { status, json } = await tryCode('19811130001', await codeFor('19811130001'))
    expect(status).to.equal(200)
    expect(json.citizen).to.include({ phone: '19811130001', registered: false })
    expect(new Date(json.expiresAt).getTime()).to.be.above(Date.now())
  })

  it('takes a code once', async () => {
    await askCode('19811130002')
    const code = await codeFor('19811130002')
    expect((await tryCode('19811130002', code)).status).to.equal(200)
    expectProblem(await tryCode('19811130002', code), 401, 'auth.code_wrong')
  })

  it('is over after five wrong tries, even with the right code', async () => {
    await askCode('19811130003')
    const code = await codeFor('19811130003')
    for (let tries = 0; tries < 5; tries++) {
      expectProblem(await tryCode('19811130003', otherThan(code)), 401, 'auth.code_wrong')
    }
    expectProblem(await tryCode('19811130003', code), 401, 'auth.code_expired')
  })

  it('counts tries that come at once', async () => {
    await askCode('19811130004')
    const code = await codeFor('19811130004')
    const answers = await Promise.all(Array.from({ length: 12 }, () => tryCode('19811130004', otherThan(code))))
    const codes = answers.map(({ json }) => json.code)
    expect(codes.filter((each) => each === 'auth.code_wrong')).to.have.length(5)
    expect(codes.filter((each) => each === 'auth.code_expired')).to.have.length(7)
  })

  it('sends no second code at once and says when', async () => {
    await askCode('19811130005')
    const again = await askCode('19811130005')
    expectProblem(again, 429, 'limit.exceeded')
    expect(Number(again.headers.get('retry-after'))).to.be.within(1, 20)
  })

  it('sends one code when asked eight times at once', async () => {
    const answers = await Promise.all(Array.from({ length: 8 }, () => askCode('19811130006')))
    expect(answers.map(({ status }) => status).sort()).to.deep.equal([204, ...Array(7).fill(429)])
  })

  it('answers the same for a phone with an account and one without', async () => {
    const answers = [await askCode('19900000001'), await askCode('19811130007')]
    const told = answers.map(({ status, json, headers }) => [status, json, [...headers.keys()].sort()])
    expect(told[0]).to.deep.equal(told[1])
    const wrong = await Promise.all(
      ['19900000001', '19811130007'].map(async (phone) => tryCode(phone, otherThan(await codeFor(phone)))),
    )
    expect(wrong[0]?.json).to.deep.equal(wrong[1]?.json)
  })

  it('of a phone that never asked is a wrong code, no more', async () => {
    expectProblem(await tryCode('19811130008', '123456'), 401, 'auth.code_wrong')
  })

  it('takes no code of another phone', async () => {
    await askCode('19811130009')
    await askCode('19811130010')
    const code = await codeFor('19811130009')
    const other = await codeFor('19811130010')
    if (code !== other) expectProblem(await tryCode('19811130010', code), 401, 'auth.code_wrong')
  })

  it('understands full-width digits and a country code', async () => {
    expect((await askCode('＋８６ １９８ １１１３ ００１１')).status).to.equal(204)
    expect(await codeFor('19811130011')).to.match(/^\d{6}$/)
  })

  it('refuses what is no mobile number, by its path', async () => {
    for (const phone of ['12345', '087112345678', 'phone', '+1 202 555 0100']) {
      const answer = await askCode(phone)
      expectProblem(answer, 400, 'request.invalid')
      expect(answer.json.errors[0]).to.include({ path: 'phone', code: 'field.phone' })
    }
  })

  it('by WeChat says that it is not there yet', async () => {
    const answer = await api('POST', '/v1/sessions', { body: { wechatCode: 'abc' } })
    expectProblem(answer, 503, 'wechat.unavailable')
    expect(answer.headers.get('retry-after')).to.not.equal(null)
  })
})

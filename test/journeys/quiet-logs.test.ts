import { expect } from 'chai'
import { checkDigitOf } from '../../src/kernel/id-number.ts'
import { type ChildService, newFolder, startChild } from '../support/child-service.ts'
import { filingFor } from './filing-for.ts'

const first17 = '53011419431109313'
const canaries = {
  name: '样本金丝雀',
  idNumber: `${first17}${checkDigitOf(first17)}`,
  phone: '19876543210',
  detail: '金丝雀巷九十九号',
  description: '金丝雀说没有水',
  note: '金丝雀的答复',
  word: 'canary-in-a-header',
}

describe('what the service says of itself', () => {
  let service: ChildService
  const folder = newFolder()
  let token: string
  before(async function () {
    this.timeout(150_000)
    // By day: at night the text message would wait for the morning.
    service = await startChild(folder.path, 'info', { CLOCK_START: '2030-12-03T12:00:00+08:00' })
  })
  after(async () => {
    await service.end('SIGKILL')
    folder.remove()
  })

  async function call(method: string, path: string, body?: unknown, headers: Record<string, string> = {}) {
    const response = await fetch(`${service.baseUrl}${path}`, {
      method,
      headers: {
        ...(token ? { authorization: `Bearer ${token}` } : {}),
        'content-type': 'application/json',
        ...headers,
      },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    })
    const text = await response.text()
    return { status: response.status, json: text.startsWith('{') ? JSON.parse(text) : undefined }
  }

  async function logInBySms(): Promise<string> {
    await call('POST', '/v1/sessions/sms-code', { phone: canaries.phone })
    const { json } = await call('GET', '/demo/outbox')
    const code = /\d{6}/.exec(json.items[0].body)?.[0]
    await call('POST', '/v1/sessions', { phone: canaries.phone, code: code === '000000' ? '000001' : '000000' })
    return (await call('POST', '/v1/sessions', { phone: canaries.phone, code })).json.token
  }

  const key = () => ({ 'idempotency-key': crypto.randomUUID() })

  it('holds nothing personal, whatever goes right or wrong', async function () {
    this.timeout(30_000)
    token = await logInBySms()
    const { name, idNumber, phone, detail, description, note, word } = canaries
    const filing = await filingFor(service, {
      applicant: { name, idNumber, phone },
      residence: { code: '530114001', detail },
      problemPlace: { code: '530114001001', detail },
      description,
    })
    const filed = await call('POST', '/v1/cases', filing, key())
    expect(filed.status).to.equal(201)
    const { id } = filed.json
    const wrong = [
      await call('POST', '/v1/cases', { ...filing, [name]: 1 }, key()),
      await call(
        'POST',
        '/v1/cases',
        { ...filing, applicant: { name, idNumber: `${idNumber}1`, phone: `${phone}1` } },
        key(),
      ),
      await call('POST', '/v1/cases', { ...filing, description: `${description}\0` }, key()),
      await call('POST', '/v1/cases', { ...filing, answers: { [name]: idNumber, since: detail } }, key()),
      await call('POST', '/v1/cases', `{"applicant":"${name}`, key()),
      await call('POST', '/v1/cases', filing, { 'idempotency-key': name.replace(/./gu, 'x').repeat(60) }),
      await call('PUT', `/v1/drafts/${encodeURIComponent(name)}`, { serviceId: 'drinking-water', content: { detail } }),
      await call('PUT', `/v1/drafts/${word}`, { serviceId: 'drinking-water', content: { [idNumber]: detail } }),
      await call('GET', `/v1/divisions?query=${encodeURIComponent(detail)}&x=${word}`),
      await call('GET', `/${word}/${idNumber}?name=${encodeURIComponent(name)}`, undefined, {
        referer: `http://x/${word}`,
      }),
      await call('POST', `/v1/cases/${id}/rating`, { level: 1, text: note }),
      await call('POST', `/v1/cases/${id}/actions`, { action: 'withdraw', note, version: 9 }),
      await call('POST', `/v1/cases/${id}/actions`, { action: 'supplement', note: description, version: 9 }),
      await call('POST', '/v1/me/recovery', { idNumber, residence: { code: '530114001', detail } }),
      await call('GET', '/v1/me/export'),
      await call('DELETE', '/v1/me'),
      await call(
        'POST',
        '/v1/attachments',
        `--b\r\nContent-Disposition: form-data; name="${word}"; filename="${word}"\r\n\r\nx\r\n--b--`,
        { 'content-type': 'multipart/form-data; boundary=b' },
      ),
      await call(
        'POST',
        '/v1/attachments',
        `--b\r\nContent-Disposition: form-data; name="file"; filename="${word}"\r\n\r\n${name}`,
        { 'content-type': 'multipart/form-data; boundary=b' },
      ),
      await call('POST', '/v1/staff/sessions', { username: name, password: word }),
      await call('GET', '/v1/me', undefined, { authorization: `Bearer ${word}` }),
      await call('GET', '/v1/me', undefined, {
        cookie: `session=${word}`,
        'user-agent': word,
        'x-forwarded-for': word,
      }),
    ]
    expect(wrong.map(({ status }) => status).filter((status) => status >= 500)).to.deep.equal([])
    token = service.demo.staff.find(({ username }) => username === 'water-530114-handler')?.token ?? ''
    await call('POST', `/v1/staff/cases/${id}/actions`, { action: 'accept', version: 1 })
    const answered = await call('POST', `/v1/staff/cases/${id}/actions`, { action: 'answer', version: 2, note })
    expect(answered.status).to.equal(200)

    const said = service.said()
    expect(said.match(/"msg":"request"/g)?.length).to.be.above(15)
    expect(Object.entries(canaries).filter(([, secret]) => said.includes(secret))).to.deep.equal([])
    for (const secret of Object.values(service.demo.apiKeys)) expect(said).to.not.include(secret)
    for (const { token: secret } of service.demo.citizens) expect(said).to.not.include(secret)
    expect(said).to.not.include(token).and.not.include(id)
  })

  it('and the text message that follows tells only that there is news', async function () {
    this.timeout(30_000)
    const news = async () => {
      const { json } = await call('GET', '/demo/outbox')
      return json.items.filter(
        ({ to, body }: { to: string; body: string }) => to === canaries.phone && !/\d{6}/.test(body),
      )
    }
    for (let tries = 0; tries < 150 && (await news()).length === 0; tries++) {
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
    const sent = await news()
    expect(sent).to.not.have.length(0)
    for (const { body } of sent) expect(body).to.not.match(/水|金丝雀|\d{4}/)
  })
})

import { expect } from 'chai'
import { csvLine } from '../../src/kernel/csv-line.ts'
import { api, idempotencyKey, integratorKey, logIn, staffToken, waterFiling } from '../support/api.ts'
import { openPage } from '../support/page-form.ts'
import { payloads } from './injection-payloads.ts'

/** None of them may hold anything up: those that would sleep, sleep for twenty seconds. */
const patienceMs = 10_000
const together = 12

/** As the pages write what somebody typed. */
const written = (text: string) =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;')
    .replaceAll('\\', '&#92;')

/** A page breaks its lines as it likes. */
const onOneLine = (text: string) => text.replace(/\s+/g, ' ').trim()

function inChunks(texts: string[]): string[][] {
  return Array.from({ length: Math.ceil(texts.length / together) }, (_, at) =>
    texts.slice(at * together, (at + 1) * together),
  )
}

describe('three hundred texts that would be code elsewhere', function () {
  this.timeout(120_000)
  let citizen: string
  let handler: string
  let key: string
  before(async () => {
    citizen = await logIn('19811110044')
    handler = await staffToken('water-530114-handler')
    key = await integratorKey()
  })

  async function within<T>(work: Promise<T>, text: string): Promise<T> {
    const began = performance.now()
    const answer = await work
    expect(performance.now() - began, text).to.be.below(patienceMs)
    return answer
  }

  it('are that many', () => {
    expect(payloads.length).to.be.at.least(300)
  })

  it('come back from a form as they were typed', async () => {
    const path = '/v1/drafts/injected'
    for (const texts of inChunks(payloads)) {
      const body = { serviceId: 'drinking-water', content: { texts } }
      const kept = await within(api('PUT', path, { token: citizen, body }), texts.join('\n'))
      expect(kept.status, texts.join('\n')).to.equal(200)
      expect((await api('GET', path, { token: citizen })).json.content.texts).to.deep.equal(texts)
    }
  })

  it('find nothing, open nothing and break nothing where something is looked for', async () => {
    const doors = [
      (text: string) => api('GET', `/v1/divisions?query=${encodeURIComponent(text.slice(0, 40))}`),
      (text: string) => api('GET', `/v1/staff/cases?query=${encodeURIComponent(text)}`, { token: handler }),
      (text: string) => api('GET', `/v1/health-institutions?division=5301&query=${encodeURIComponent(text)}`),
      (text: string) => api('GET', `/v1/cases/${encodeURIComponent(text)}`, { token: citizen }),
      (text: string) => api('GET', `/v1/drafts/${encodeURIComponent(text)}`, { token: citizen }),
      (text: string) => api('POST', '/v1/divisions/parse-address', { token: key, body: { address: text } }),
      (text: string) => api('POST', '/v1/audio/spoken-form', { token: key, body: { input: text } }),
      (text: string) => api('POST', '/v1/services/suggest', { body: { text } }),
      (text: string) => api('GET', '/v1/services', { language: encodeURIComponent(text) }),
    ]
    for (const [at, text] of payloads.entries()) {
      for (const door of [doors[at % doors.length], doors[(at + 4) % doors.length]]) {
        const { status, headers, json } = await within((door as (typeof doors)[0])(text), text)
        expect(status, text).to.be.below(500)
        expect(headers.get('set-cookie'), text).to.equal(null)
        expect(JSON.stringify(json ?? ''))
          .to.not.include('62710561')
          .and.not.include('root:')
      }
    }
  })

  it('let nobody in', async () => {
    for (const text of payloads.filter((_, at) => at % 20 === 0)) {
      const answer = await api('POST', '/v1/staff/sessions', { body: { username: text.slice(0, 60), password: text } })
      expect(answer.status, text).to.be.oneOf([400, 401])
    }
  })

  it('stand as text on the pages of who filed and of who works on it', async () => {
    for (const texts of inChunks(payloads)) {
      const description = texts.join('\n')
      const filed = await api('POST', '/v1/cases', {
        token: citizen,
        headers: idempotencyKey(),
        body: await waterFiling({ description }),
      })
      expect(filed.status, description).to.equal(201)
      for (const [token, path] of [
        [citizen, `/cases/${filed.json.id}`],
        [handler, `/staff/cases/${filed.json.id}`],
      ] as const) {
        const { status, html } = await openPage(token, path)
        expect(status).to.equal(200)
        const text = onOneLine(html)
        for (const typed of texts) {
          expect(text, path).to.include(onOneLine(written(typed)))
          if (written(typed) !== typed && /[<>]/.test(typed)) expect(html, path).to.not.include(typed)
        }
        expect(html).to.not.include('62710561')
      }
    }
  })

  it('are no formula in a table', () => {
    for (const text of payloads) {
      const line = csvLine([text, 'x'])
      expect(line.replace(/^"/, ''), text).to.not.match(/^[=+\-@\t\r]/)
    }
  })

  it('leave no trace in the program', () => {
    expect(({} as Record<string, unknown>)['hit']).to.equal(undefined)
  })
})

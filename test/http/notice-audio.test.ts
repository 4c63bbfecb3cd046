import { expect } from 'chai'
import { api, expectProblem } from '../support/api.ts'
import { type RawAnswer, sendRaw } from './send-raw.ts'

const address = '/v1/services/drinking-water/notice'
/** 48 kbit/s */
const bytesPerMs = 6

describe('the audio of a notice', function () {
  this.timeout(60_000)
  let whole: RawAnswer
  before(async () => {
    whole = await sendRaw('GET', `${address}/audio`)
  })

  it('is MP3 with an ETag and says that it takes ranges', () => {
    expect(whole.status).to.equal(200)
    expect(whole.headers).to.include({ 'content-type': 'audio/mpeg', 'accept-ranges': 'bytes' })
    expect(Number(whole.headers['content-length'])).to.equal(whole.bytes.length)
    expect(whole.headers.etag).to.match(/^"[^"]+"$/)
    expect(whole.headers['x-voice-provider']).to.be.a('string')
  })

  it('is the same each time', async () => {
    const again = await sendRaw('GET', `${address}/audio`)
    expect(again.headers.etag).to.equal(whole.headers.etag)
    expect(again.bytes.equals(whole.bytes)).to.equal(true)
  })

  it('is not sent again to who has it', async () => {
    const { status, bytes } = await sendRaw('GET', `${address}/audio`, { 'if-none-match': whole.headers.etag ?? '' })
    expect([status, bytes.length]).to.deep.equal([304, 0])
  })

  it('answers HEAD with the size and no bytes', async () => {
    const { status, headers, bytes } = await sendRaw('HEAD', `${address}/audio`)
    expect([status, headers['content-length'], bytes.length]).to.deep.equal([200, String(whole.bytes.length), 0])
  })

  for (const [range, from, to] of [
    ['bytes=0-99', 0, 100],
    ['bytes=100-', 100, undefined],
    ['bytes=-100', -100, undefined],
    ['bytes=50-99999999', 50, undefined],
  ] as const) {
    it(`gives the part ${range}`, async () => {
      const { status, headers, bytes } = await sendRaw('GET', `${address}/audio`, { range })
      const wanted = whole.bytes.subarray(from, to)
      expect(status).to.equal(206)
      expect(bytes.equals(wanted)).to.equal(true)
      const first = from < 0 ? whole.bytes.length + from : from
      expect(headers['content-range']).to.equal(`bytes ${first}-${first + wanted.length - 1}/${whole.bytes.length}`)
    })
  }

  it('refuses a part behind the end', async () => {
    const { status, headers } = await sendRaw('GET', `${address}/audio`, { range: 'bytes=99999999-' })
    expect([status, headers['content-range']]).to.deep.equal([416, `bytes */${whole.bytes.length}`])
  })

  it('gives the whole for a range that it does not understand or that is of another version', async () => {
    for (const headers of [
      { range: 'lines=1-2' },
      { range: 'bytes=5-1' },
      { range: 'bytes=0-1,5-6' },
      { range: 'bytes=0-1', 'if-range': '"old"' },
    ]) {
      const { status, bytes } = await sendRaw('GET', `${address}/audio`, headers as Record<string, string>)
      expect([status, bytes.length]).to.deep.equal([200, whole.bytes.length])
    }
  })

  it('is over for a version that is over, and unknown for a voice that is unknown', async () => {
    expectProblem(await api('GET', `${address}/audio?version=older`), 404, 'notice.not_found')
    expectProblem(await api('GET', `${address}/audio?voice=nobody`), 400, 'audio.voice_unknown')
    expectProblem(await api('GET', '/v1/services/sunshine/notice/audio'), 404, 'service.not_found')
  })

  it('has a cue for each sentence, in order, and ends with the audio', async () => {
    const { json: notice } = await api('GET', address)
    const { json } = await api('GET', `${address}/cues.json`)
    expect(json.version).to.equal(notice.version)
    expect(json.sentences.map(({ index }: { index: number }) => index)).to.deep.equal(
      notice.sentences.map((_: unknown, index: number) => index),
    )
    let before = 0
    for (const { startMs, endMs } of json.sentences) {
      expect(startMs).to.be.at.least(before)
      expect(endMs).to.be.above(startMs)
      before = endMs
    }
    expect(before).to.be.at.most(json.durationMs)
    expect(whole.bytes.length / bytesPerMs / json.durationMs).to.be.within(0.98, 1.02)
  })

  it('has the same cues as WebVTT', async () => {
    const { headers, bytes } = await sendRaw('GET', `${address}/cues.vtt`)
    expect(headers['content-type']).to.match(/^text\/vtt/)
    const { json } = await api('GET', `${address}/cues.json`)
    expect(bytes.toString()).to.match(/^WEBVTT/)
    expect(bytes.toString().match(/-->/g)).to.have.length(json.sentences.length)
  })

  it('speaks English to who reads English', async () => {
    const english = await sendRaw('GET', `${address}/audio`, { 'accept-language': 'en' })
    expect(english.headers.etag).to.not.equal(whole.headers.etag)
    expect(english.headers.vary).to.match(/accept-language/i)
  })

  for (const path of [
    '/v1/services',
    '/v1/services/drinking-water',
    address,
    '/v1/divisions',
    '/v1/divisions/530114',
    '/openapi.json',
  ]) {
    it(`lets ${path} be asked again by its ETag`, async () => {
      const { headers } = await sendRaw('GET', path)
      expect((await sendRaw('GET', path, { 'if-none-match': headers.etag ?? '' })).status).to.equal(304)
    })
  }
})

import { expect } from 'chai'
import { decodeOpus } from '../speech/opus-heard.ts'
import { api, expectProblem, integratorKey, logIn } from '../support/api.ts'
import { type RawAnswer, sendRaw } from './send-raw.ts'

async function speak(body: Record<string, unknown>): Promise<RawAnswer> {
  const headers = { authorization: `Bearer ${await integratorKey()}`, 'content-type': 'application/json' }
  return sendRaw(
    'POST',
    '/v1/audio/speech',
    headers,
    JSON.stringify({ model: 'tts-1', voice: 'alloy', input: '您好，请听。', ...body }),
  )
}
const ask = async (body: unknown) => api('POST', '/v1/audio/speech', { token: await integratorKey(), body })

describe('speech for integrators', () => {
  it('is MP3 unless told otherwise, and names who spoke', async () => {
    const { status, headers, bytes } = await speak({})
    expect([status, headers['content-type']]).to.deep.equal([200, 'audio/mpeg'])
    expect(headers['x-voice-provider']).to.be.a('string')
    expect([bytes[0], (bytes[1] ?? 0) & 0xe0]).to.deep.equal([0xff, 0xe0])
  })

  it('is a WAV of the asked length of samples', async () => {
    const { headers, bytes } = await speak({ response_format: 'wav' })
    expect(headers['content-type']).to.equal('audio/wav')
    expect([bytes.toString('latin1', 0, 4), bytes.toString('latin1', 8, 12)]).to.deep.equal(['RIFF', 'WAVE'])
  })

  it('is bare samples as PCM: what the WAV holds without its header', async () => {
    const { bytes } = await speak({ response_format: 'pcm' })
    expect(bytes.length).to.be.above(10_000)
    expect(bytes.length % 2).to.equal(0)
  })

  it('is Opus in Ogg that a player can decode', async () => {
    const { headers, bytes } = await speak({ response_format: 'opus' })
    expect(headers['content-type']).to.equal('audio/ogg; codecs=opus')
    const heard = await decodeOpus(bytes)
    expect(heard.length / 48_000).to.be.within(0.5, 5)
    expect(heard.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0)).to.be.above(0.05)
  })

  it('is shorter when it is faster', async () => {
    const lengthAt = async (speed: number) => (await speak({ response_format: 'pcm', speed })).bytes.length
    expect(await lengthAt(2)).to.be.below((await lengthAt(0.5)) / 2)
  })

  it('comes as events when asked for, whole', async () => {
    const { headers, bytes } = await speak({ stream_format: 'sse' })
    expect(headers['content-type']).to.match(/^text\/event-stream/)
    const events = bytes
      .toString()
      .split('\n\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line.replace(/^data: /, '')))
    expect(events.at(-1).type).to.equal('speech.audio.done')
    const audio = Buffer.concat(
      events.slice(0, -1).map(({ type, audio: part }) => {
        expect(type).to.equal('speech.audio.delta')
        return Buffer.from(part, 'base64')
      }),
    )
    expect(audio[0]).to.equal(0xff)
  })

  it('reads markup as text and never obeys it', async () => {
    const { status, bytes } = await speak({ input: '<break time="600s"/>您好[[a]]', response_format: 'pcm' })
    expect(status).to.equal(200)
    expect(bytes.length).to.be.below(24_000 * 2 * 60)
  })

  it('refuses what it cannot speak', async () => {
    expectProblem(await ask({ input: '' }), 400, 'audio.input_empty')
    expectProblem(await ask({ input: '好'.repeat(4097) }), 400, 'audio.input_too_long')
    expectProblem(await ask({ input: '好', voice: 'nobody' }), 400, 'audio.voice_unknown')
    expectProblem(await ask({ input: '好', response_format: 'aac' }), 400, 'audio.format_unsupported')
    expectProblem(await ask({ input: '好', speed: 9 }), 400, 'request.invalid')
    expectProblem(await ask({}), 400, 'request.invalid')
  })

  it('is not for citizens, who hear notices and their own cases', async () => {
    const token = await logIn('19811110020')
    expectProblem(await api('POST', '/v1/audio/speech', { token, body: { input: '好' } }), 403, 'auth.forbidden')
  })

  it('tells how a text is said', async () => {
    const { json } = await api('POST', '/v1/audio/spoken-form', {
      token: await integratorKey(),
      body: { input: '去银行，10元' },
    })
    expect(json.spoken).to.include('十元')
    expect(json.syllables).to.deep.include({ text: '银', pinyin: 'yin2' })
    expect(json.sentences[0]).to.have.keys('index', 'text', 'spoken')
  })

  it('lists the voices with one default for each language', async () => {
    const { json } = await api('GET', '/v1/audio/voices')
    const defaults = json.items.filter(({ default: isDefault }: { default: boolean }) => isDefault)
    expect(defaults).to.not.have.length(0)
    for (const voice of json.items)
      expect(voice).to.have.keys('id', 'provider', 'language', 'gender', 'sampleRate', 'marks', 'default')
  })
})

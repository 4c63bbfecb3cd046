import { expect } from 'chai'
import OpenAI, {
  type APIError,
  AuthenticationError,
  BadRequestError,
  PermissionDeniedError,
  RateLimitError,
} from 'openai'
import { Stream } from 'openai/core/streaming'
import { newClient } from '../../clients/new-client.ts'
import { api, integratorKey } from '../../support/api.ts'
import { service } from '../../support/service.ts'

/** The real client, with nothing changed but its address and its key. */
async function openai(apiKey?: string): Promise<OpenAI> {
  const { baseUrl } = await service()
  return new OpenAI({ baseURL: `${baseUrl}/v1`, apiKey: apiKey ?? (await integratorKey()), maxRetries: 0 })
}

type Asked = OpenAI.Audio.SpeechCreateParams
const text = { model: 'gpt-4o-mini-tts', voice: 'alloy', input: '您好，请听。' } as const

async function spoken(more: Partial<Asked> = {}): Promise<Buffer> {
  const response = await (await openai()).audio.speech.create({ ...text, ...more })
  return Buffer.from(await response.arrayBuffer())
}

async function refused(asking: Promise<unknown>): Promise<APIError> {
  return asking.then(
    () => expect.fail('was not refused'),
    (error: APIError) => error,
  )
}

describe('the client of OpenAI', () => {
  it('gets MP3, WAV, FLAC, Opus and samples', async () => {
    const beginnings = { mp3: null, wav: 'RIFF', flac: 'fLaC', opus: 'OggS', pcm: null } as const
    for (const [format, beginning] of Object.entries(beginnings)) {
      const bytes = await spoken({ response_format: format as keyof typeof beginnings })
      expect(bytes.length, format).to.be.above(1_000)
      if (beginning !== null) expect(bytes.toString('latin1', 0, 4)).to.equal(beginning)
    }
    expect((await spoken({ response_format: 'flac' })).length).to.be.below(
      (await spoken({ response_format: 'wav' })).length * 0.8,
    )
  })

  it('may name a voice of OpenAI, a new one too, one of ours by name or as an object, and give instructions', async () => {
    const [{ id }] = (await api('GET', '/v1/audio/voices')).json.items
    for (const voice of ['marin', id, { id }]) {
      const instructions = '慢一点'
      expect((await spoken({ voice, instructions })).length, JSON.stringify(voice)).to.be.above(1_000)
    }
  })

  it('gets events that its own reader of streams understands', async () => {
    const response = await (await openai()).audio.speech.create({ ...text, stream_format: 'sse' })
    const events = Stream.fromSSEResponse<{ type: string; audio?: string; usage?: { total_tokens: number } }>(
      response,
      new AbortController(),
    )
    const kinds: string[] = []
    for await (const { type, audio, usage } of events) {
      kinds.push(type)
      if (type === 'speech.audio.delta') expect(Buffer.from(audio ?? '', 'base64').length).to.be.above(0)
      else expect(usage?.total_tokens).to.equal(0)
    }
    expect(kinds[0]).to.equal('speech.audio.delta')
    expect(kinds.at(-1)).to.equal('speech.audio.done')
  })

  it('sees refusals as errors of its own, with type, parameter and our code', async () => {
    const client = await openai()
    const aac = await refused(client.audio.speech.create({ ...text, response_format: 'aac' }))
    expect(aac).to.be.instanceOf(BadRequestError)
    expect([aac.type, aac.param, aac.code]).to.deep.equal([
      'invalid_request_error',
      'response_format',
      'audio.format_unsupported',
    ])
    const fast = await refused(client.audio.speech.create({ ...text, speed: 9 }))
    expect([fast.param, fast.code]).to.deep.equal(['speed', 'request.invalid'])
    expect(await refused((await openai('never-given-out')).audio.speech.create(text))).to.be.instanceOf(
      AuthenticationError,
    )
    const { key: other } = await newClient({ scopes: ['divisions:read'] })
    expect(await refused((await openai(other)).audio.speech.create(text))).to.be.instanceOf(PermissionDeniedError)
  })

  it('sees the end of its quota as its own error', async () => {
    const { key } = await newClient({ scopes: ['tts:write'], limits: { charactersPerDay: 3 } })
    const over = await refused((await openai(key)).audio.speech.create(text))
    expect(over).to.be.instanceOf(RateLimitError)
    expect([over.type, over.code]).to.deep.equal(['rate_limit_error', 'quota.exceeded'])
    expect(Number(over.headers?.get('retry-after'))).to.be.above(0)
  })

  it('is told nothing that our own clients are not: one body serves both', async () => {
    const { json } = await api('POST', '/v1/audio/speech', { token: await integratorKey(), body: { input: '' } })
    expect(json).to.include.all.keys('type', 'title', 'detail', 'code', 'speech', 'error')
    expect(json.error).to.deep.equal({
      message: json.detail,
      type: 'invalid_request_error',
      param: 'input',
      code: 'audio.input_empty',
    })
  })
})

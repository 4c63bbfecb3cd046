import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { expect } from 'chai'
import { openaiVoices } from '../../src/engines/openai-speech/openai-voice.ts'
import type { Problem } from '../../src/kernel/errors.ts'
import { collect } from '../../src/speech/collect.ts'
import { guarded } from '../../src/speech/provider-chain.ts'
import type { SpokenPiece } from '../../src/speech/spoken-form.ts'
import type { Voice } from '../../src/speech/voice.ts'
import { failureCode } from '../../src/speech/voice-failure.ts'

type Answer = (response: ServerResponse, socket: Socket) => void | Promise<void>

const sound = Buffer.alloc(4_800, 7)
const speak: Answer = (response) => {
  response.writeHead(200, { 'Content-Type': 'audio/pcm' })
  // Cut in the middle of a sample, as networks do.
  response.write(sound.subarray(0, 1_001))
  response.end(sound.subarray(1_001))
}
const begin = (response: ServerResponse) => {
  response.writeHead(200, { 'Content-Type': 'audio/pcm' })
  response.write(sound)
}

describe('the voice by an OpenAI-compatible server', function () {
  this.timeout(10_000)
  let answer: Answer
  let baseUrl: string
  let voice: Voice
  const asked: { path: string; headers: IncomingHttpHeaders; body: Record<string, unknown> }[] = []
  const sockets = new Set<Socket>()
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    asked.push({
      path: request.url ?? '',
      headers: request.headers,
      body: JSON.parse(Buffer.concat(chunks).toString()) as Record<string, unknown>,
    })
    await answer(response, request.socket)
  })
  server.on('connection', (socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
  })
  before(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`
  })
  after(() => {
    server.close()
    server.closeAllConnections()
  })
  beforeEach(() => {
    answer = speak
    asked.length = 0
    const [mandarin] = openaiVoices({ baseUrl, key: 'a-key', voice: 'alloy', model: 'tts-1', silenceMs: 300 })
    voice = guarded(mandarin as Voice, { deadlineMs: 800 })
  })
  afterEach(async () => {
    await voice.close()
    await eventually(() => sockets.size === 0)
  })

  const piece = (spoken: string): SpokenPiece => ({ spoken, syllables: [], speed: 1.5, restMs: 0, offset: 0 })
  const codeOf = (work: Promise<unknown>) => work.then(() => 'spoken', failureCode)
  async function eventually(holds: () => boolean): Promise<void> {
    for (let i = 0; i < 100 && !holds(); i++) await pause(20)
    expect(holds()).to.equal(true)
  }

  it('asks for raw samples of the spoken form and gives them as they are', async () => {
    const { samples } = await collect(voice, piece('请拨打幺二三四五。'), {})
    expect(Buffer.from(samples.buffer)).to.deep.equal(sound)
    expect(asked[0]?.path).to.equal('/v1/audio/speech')
    expect(asked[0]?.headers.authorization).to.equal('Bearer a-key')
    expect(asked[0]?.body).to.deep.equal({
      model: 'tts-1',
      voice: 'alloy',
      input: '请拨打幺二三四五。',
      response_format: 'pcm',
      speed: 1.5,
    })
  })

  it('asks for nothing when there is nothing to say', async () => {
    expect((await collect(voice, piece('——。'), {})).samples.length).to.equal(0)
    expect(asked).to.deep.equal([])
  })

  const status = (code: number, headers: Record<string, string> = {}): Answer => {
    return (response) => {
      response.writeHead(code, headers)
      response.end('no')
    }
  }
  const faults: [string, Answer, string][] = [
    ['401', status(401), 'openai.unauthorised'],
    ['404', status(404), 'openai.rejected'],
    ['429', status(429), 'openai.too_many_requests'],
    ['503', status(503), 'openai.overloaded'],
    ['a redirect', status(302, { Location: 'http://127.0.0.1:9/elsewhere' }), 'openai.redirected'],
    ['an error page with status 200', status(200, { 'Content-Type': 'application/json' }), 'openai.no_audio'],
    ['an empty answer', status(200, { 'Content-Type': 'audio/pcm', 'Content-Length': '0' }), 'openai.no_audio'],
    ['a drop before the head', (_, socket) => void socket.resetAndDestroy(), 'openai.connection_lost'],
    [
      'a drop in the sound',
      async (response, socket) => {
        begin(response)
        await pause(20)
        socket.resetAndDestroy()
      },
      'openai.connection_lost',
    ],
    [
      'an end before its time',
      async (response, socket) => {
        begin(response)
        await pause(20)
        socket.end()
      },
      'openai.connection_lost',
    ],
    ['silence before the head', () => undefined, 'openai.silent'],
    ['silence in the sound', (response) => begin(response), 'openai.silent'],
    [
      'a slow drip',
      async (response, socket) => {
        begin(response)
        while (!socket.destroyed) {
          response.write('..')
          await pause(40)
        }
      },
      'openai.too_slow',
    ],
    [
      'sound without end',
      (response, socket) => {
        response.writeHead(200, { 'Content-Type': 'audio/pcm' })
        const more = () => {
          while (!socket.destroyed && response.write(Buffer.alloc(1_000_000)));
        }
        response.on('drain', more)
        more()
      },
      'openai.too_large',
    ],
  ]
  for (const [name, fault, code] of faults) {
    it(`calls ${name} ${code} and speaks the next piece`, async () => {
      answer = fault
      expect(await codeOf(collect(voice, piece('您好。'), {}))).to.equal(code)
      answer = speak
      expect((await collect(voice, piece('您好。'), {})).samples.length).to.equal(2_400)
    })
  }

  it('lets no more pieces wait for a connection than it can speak in time, but for an answer that has begun', async () => {
    answer = async () => undefined
    const failures = Array.from({ length: 70 }, () => codeOf(collect(voice, piece('好'), {})))
    const begun = codeOf(collect(voice, piece('好'), { patient: true }))
    const told = await Promise.all(failures)
    expect(told.filter((code) => code === 'audio.busy')).to.have.length(70 - 6 - 48)
    expect(await begun).to.not.equal('audio.busy')
  })

  it('calls a server where nobody listens unreachable', async () => {
    const [lost] = openaiVoices({ baseUrl: 'http://127.0.0.1:9/v1', voice: 'alloy', model: 'tts-1' })
    expect(await codeOf(collect(lost as Voice, piece('您好。'), {}))).to.equal('openai.unreachable')
  })

  it('hangs up when the listener leaves', async () => {
    answer = (response) => begin(response)
    const leave = new AbortController()
    const left = collect(voice, piece('您好。'), { signal: leave.signal }).catch((error: Problem) => error.name)
    await eventually(() => asked.length === 1)
    leave.abort()
    expect(await left).to.equal('AbortError')
    await eventually(() => sockets.size === 0)
  })
})

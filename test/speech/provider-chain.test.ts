import { setTimeout as pause } from 'node:timers/promises'
import { expect } from 'chai'
import { azureVoice } from '../../src/engines/azure-speech/azure-voice.ts'
import { type EspeakVoices, espeakVoices } from '../../src/engines/espeak/espeak-voice.ts'
import type { Log } from '../../src/kernel/log.ts'
import type { AudioStore } from '../../src/speech/audio-store.ts'
import { circuitBreaker } from '../../src/speech/circuit-breaker.ts'
import { collect } from '../../src/speech/collect.ts'
import { mp3Frames } from '../../src/speech/mp3-frames.ts'
import { type GuardOptions, guarded } from '../../src/speech/provider-chain.ts'
import { createSpeechService, type SpeechService } from '../../src/speech/speech-service.ts'
import type { SpokenPiece } from '../../src/speech/spoken-form.ts'
import type { Voice } from '../../src/speech/voice.ts'
import { failureCode } from '../../src/speech/voice-failure.ts'
import { type AzureStandIn, azureStandIn, codeOfFault } from '../support/azure-stand-in.ts'
import { gather } from './listened.ts'

const piece = (spoken: string): SpokenPiece => ({ spoken, syllables: [], speed: 1, restMs: 0, offset: 0 })
const codeOf = (work: Promise<unknown>) => work.then(() => 'spoken', failureCode)

describe('a chain of voices', function () {
  this.timeout(60_000)
  let espeak: EspeakVoices
  let azure: AzureStandIn
  let cloud: Voice
  let speech: SpeechService
  let logged: unknown[]
  before(() => {
    espeak = espeakVoices()
  })
  after(() => espeak.close())
  beforeEach(async () => {
    logged = []
    azure = await azureStandIn()
    open()
  })
  afterEach(async () => {
    await speech.close()
    await azure.close()
  })

  function open(guard: GuardOptions = {}, leavesHome = true): void {
    const kept = new Map<string, Buffer>()
    const store: AudioStore = {
      get: async (key) => kept.get(key),
      put: async (key, value) => void kept.set(key, value),
      delete: async (key) => void kept.delete(key),
    }
    const note: Log['warn'] = (_, fields) => logged.push(fields?.code)
    const { host } = azure
    cloud = guarded(azureVoice({ host, voice: 'zh-CN-XiaoxiaoNeural', leavesHome, lanes: 1, silenceMs: 400 }), {
      deadlineMs: 2_500,
      ...guard,
    })
    speech = createSpeechService({
      // One speaker program for all tests: each service closes its voices.
      voices: [cloud, ...espeak.voices.map((voice) => ({ ...voice, close: async () => undefined }))],
      store,
      log: { info: note, warn: note, error: note },
    })
  }
  async function reopen(guard: GuardOptions, leavesHome?: boolean): Promise<void> {
    await speech.close()
    open(guard, leavesHome)
  }
  const read = (...sentences: string[]) => speech.reading(sentences, { language: 'zh-CN' })

  it('lists all, the best first', () => {
    expect(speech.voices().map((voice) => [voice.id, voice.default])).to.deep.equal([
      ['zh-CN-XiaoxiaoNeural', true],
      ['espeak-cmn', false],
      ['espeak-en', true],
    ])
  })

  it('speaks with the best, and each language with its own', async () => {
    const { provider, chunks } = await speech.speak({ text: '您好。', format: 'pcm' })
    expect(provider).to.equal('azure')
    // 50 ms for each of three characters, and the rest after a sentence.
    expect((await gather(chunks)).length).to.be.at.least(24_000 * 0.15 * 2)
    expect((await speech.speak({ text: 'Good morning.', format: 'mp3' })).provider).to.equal('espeak')
    expect((await speech.speak({ text: '您好。', voice: 'espeak-cmn', format: 'mp3' })).provider).to.equal('espeak')
    expect(azure.documents.length).to.equal(1)
  })

  for (const [fault, code] of codeOfFault)
    it(`speaks on after ${fault}, names it ${code}, comes back, and leaves no socket`, async () => {
      while (azure.sockets() === 0) await pause(10)
      azure.hangUp()
      while (azure.sockets() > 0) await pause(10)
      // The thread has to notice before its next turn.
      await pause(60)
      azure.fault = fault
      const { provider, audio, cues } = await read('请您慢慢听，声音不停。')
      expect({ provider, logged }).to.deep.equal({ provider: 'espeak', logged: [code] })
      expect(mp3Frames(audio).count).to.be.above(20)
      expect(cues[0]?.words?.length).to.be.above(1)
      azure.fault = undefined
      expect((await read('请您再听一次。')).provider).to.equal('azure')
      for (let i = 0; i < 50 && azure.sockets() > 1; i++) await pause(20)
      expect(azure.sockets()).to.equal(1)
      await cloud.close()
      for (let i = 0; i < 50 && azure.sockets() > 0; i++) await pause(20)
      expect(azure.sockets()).to.equal(0)
    })

  it('shares a reading sentence by sentence, in one sound of one rate, and says who spoke', async () => {
    await read('第一句。')
    azure.fault = 'drop'
    const { provider, voice, audio, cues, durationMs } = await read('第一句。', '第二句。')
    expect({ provider, voice }).to.deep.equal({ provider: 'azure+espeak', voice: 'zh-CN-XiaoxiaoNeural' })
    const frames = mp3Frames(audio)
    expect(frames.sampleRate).to.equal(24_000)
    expect(durationMs).to.be.closeTo((frames.count * frames.samplesPerFrame * 1000) / 24_000, 1)
    const word = cues[1]?.words?.[0]
    expect(word?.startMs).to.be.within(cues[1]?.startMs ?? 0, cues[1]?.endMs ?? 0)
  })

  it('never says half a piece twice', async () => {
    const alone = await gather((await speech.speak({ text: '请说一次。', voice: 'espeak-cmn', format: 'pcm' })).chunks)
    azure.fault = 'drop'
    const shared = await gather((await speech.speak({ text: '请说一次。', format: 'pcm' })).chunks)
    expect(shared.length).to.be.closeTo(alone.length, 24_000 * 2 * 0.05)
  })

  it('keeps sound under the voice that spoke it', async () => {
    const speak = async () => {
      const { provider, chunks } = await speech.speak({ text: '这一句会保存。', format: 'mp3' })
      await gather(chunks)
      return provider
    }
    azure.fault = 503
    await reopen({})
    expect(await speak()).to.equal('espeak')
    azure.fault = undefined
    expect(await speak()).to.equal('azure')
    const asked = azure.documents.length
    azure.fault = 503
    expect(await speak()).to.equal('azure')
    expect(azure.documents.length).to.equal(asked)
  })

  describe('personal texts', () => {
    const texts = ['您的号码是530102199003070018，请核对。', '请拨打１３８ ００１３-８０００。']

    it('are never given to a voice outside the house', async () => {
      for (const text of texts) {
        expect((await speech.speak({ text, format: 'mp3' })).provider).to.equal('espeak')
        expect((await speech.speak({ text, voice: 'zh-CN-XiaoxiaoNeural', format: 'pcm' })).provider).to.equal('espeak')
        expect((await read(text)).provider).to.equal('espeak')
      }
      const options = { language: 'zh-CN', keep: false } as const
      expect((await speech.reading(['张三，您好。'], options)).provider).to.equal('espeak')
      expect((await speech.reading(['张三，您好。'], { ...options, voice: cloud.info.id })).provider).to.equal('espeak')
      expect(azure.documents).to.deep.equal([])
    })

    it('may be spoken by a container inside it', async () => {
      await reopen({}, false)
      const { provider } = await speech.reading(['张三，您好。'], { language: 'zh-CN', keep: false })
      expect(provider).to.equal('azure')
    })
  })

  it('leaves a voice alone after failures in a row, and tries it again later', async () => {
    azure.fault = 503
    await reopen({ failuresToOpen: 2, restMs: 300 })
    for (const text of ['一句。', '二句。', '三句。', '四句。']) await read(text)
    expect(logged).to.deep.equal(['azure.overloaded', 'azure.overloaded'])
    expect(cloud.status()).to.equal('unavailable')
    azure.fault = undefined
    await pause(320)
    expect((await read('五句。')).provider).to.equal('azure')
    expect(cloud.status()).to.equal('ready')
  })

  it('does not hold it against a voice that listeners leave', async () => {
    await reopen({ failuresToOpen: 1 })
    const leave = new AbortController()
    const left = codeOf(collect(cloud, piece('没有人听。'), { signal: leave.signal }))
    leave.abort()
    expect(await left).to.equal('internal')
    expect((await read('有人听。')).provider).to.equal('azure')
  })

  it('passes its deadline even when a voice does not answer to anything', async () => {
    const [mandarin] = espeak.voices
    const deaf: Voice = {
      ...(mandarin as Voice),
      synthesise: () => ({ [Symbol.asyncIterator]: () => ({ next: () => new Promise(() => undefined) }) }),
    }
    expect(await codeOf(collect(guarded(deaf, { deadlineMs: 50 }), piece('您好。'), {}))).to.equal('espeak.too_slow')
  })
})

describe('a circuit breaker', () => {
  it('lets one attempt through after its rest, which decides', () => {
    let now = 0
    const breaker = circuitBreaker(2, 100, () => now)
    const attempt = (outcome: 'spoken' | 'failed' | 'left') => {
      const admitted = breaker.admit()
      if (admitted) breaker.settle(outcome)
      return admitted
    }
    expect([
      attempt('failed'),
      attempt('spoken'),
      attempt('failed'),
      attempt('failed'),
      attempt('spoken'),
    ]).to.deep.equal([true, true, true, true, false])
    now = 100
    expect([breaker.admit(), breaker.admit()]).to.deep.equal([true, false])
    breaker.settle('failed')
    expect(breaker.admit()).to.equal(false)
    now = 200
    expect(attempt('left')).to.equal(true)
    expect(attempt('spoken')).to.equal(true)
    expect(breaker.isOpen()).to.equal(false)
  })
})

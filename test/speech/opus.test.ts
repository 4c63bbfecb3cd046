import { expect } from 'chai'
import { type EspeakVoices, espeakVoices } from '../../src/engines/espeak/espeak-voice.ts'
import { collect } from '../../src/speech/collect.ts'
import { oggOpus } from '../../src/speech/ogg-opus.ts'
import { encoderOf, recordingOf } from '../../src/speech/recording.ts'
import { resample } from '../../src/speech/resample.ts'
import { createSpeechService, type SpeechService } from '../../src/speech/speech-service.ts'
import { type SpokenPiece, spokenSentence } from '../../src/speech/spoken-form.ts'
import type { Voice } from '../../src/speech/voice.ts'
import { counted, gather } from './listened.ts'
import { decodeOpus, oggPages } from './opus-heard.ts'

const sentences = [
  '请您慢慢听。',
  '如有疑问，请拨打热线，我们的工作人员会在十五个工作日内答复您的每一个问题。',
  '谢谢。',
]

describe('Opus', function () {
  this.timeout(60_000)
  let espeak: EspeakVoices
  let speech: SpeechService
  const count = { calls: 0 }
  before(() => {
    espeak = espeakVoices()
    const kept = new Map<string, Buffer>()
    speech = createSpeechService({
      voices: espeak.voices.map((voice) => counted(voice, count)),
      store: {
        get: async (key) => kept.get(key),
        put: async (key, value) => void kept.set(key, value),
        delete: async (key) => void kept.delete(key),
      },
    })
  })
  after(() => speech.close())
  const speak = async (text: string) => gather((await speech.speak({ text, format: 'opus' })).chunks)

  it('sounds as what was spoken, sentence after sentence, neither early nor late', async () => {
    const [mandarin] = espeak.voices as [Voice]
    const encode = await encoderOf('opus')
    const spoken: number[] = []
    const recorded: Uint8Array[] = []
    let end = 0
    for (const sentence of sentences) {
      const piece = { ...(spokenSentence(sentence, 'zh-CN', 1).pieces[0] as SpokenPiece), restMs: 0 }
      const { samples } = await collect(mandarin, piece, {})
      const order = { codec: 'opus', sampleRate: 24_000, restMs: 0 } as const
      const recording = recordingOf(samples, mandarin.info.sampleRate, order, encode)
      recorded.push(recording.bytes)
      // Each begins after the padding of the one before; of the last, none is heard.
      for (const [i, sample] of resample(samples, mandarin.info.sampleRate, 48_000).entries()) spoken[end + i] = sample
      const ends = end + recording.samples * 2
      end = sentence === sentences.at(-1) ? ends : end + recording.decodedSamples * 2
    }
    const heard = await decodeOpus(await gather(oggOpus(inTurn(recorded))))
    expect(heard.length).to.equal(end)
    const shifts = Array.from({ length: 49 }, (_, i) => 2 * (i - 24))
    const likeness = shifts.map((shift) => correlation(heard, spoken, shift))
    const most = Math.max(...likeness)
    expect(most).to.be.above(0.93)
    // The filter that takes rumble out of speech moves its phase by some 0.06 ms.
    expect(shifts[likeness.indexOf(most)]).to.be.within(-8, 8)
  })

  it('comes in pages that are whole, in order, and end where the sound ends', async () => {
    const pages = oggPages(await speak(sentences.join('')))
    expect(pages.map(({ checksum }) => checksum)).to.deep.equal(pages.map(({ rightChecksum }) => rightChecksum))
    expect(pages.map(({ number }) => number)).to.deep.equal(pages.map((_, index) => index))
    expect(new Set(pages.map(({ serial }) => serial)).size).to.equal(1)
    expect(pages.map(({ flags }) => flags)).to.deep.equal([2, ...Array(pages.length - 2).fill(0), 4])
    expect(pages.slice(0, 2).map(({ body }) => body.toString('latin1', 0, 8))).to.deep.equal(['OpusHead', 'OpusTags'])
    pages.slice(2).forEach(({ position }, i) => {
      const before = pages[i + 1]?.position ?? 0
      expect(position - before).to.be.within(1, 48_000)
    })
  })

  it('lasts as long as the same text as bare samples', async () => {
    const text = sentences.join('')
    const { contentType, chunks } = await speech.speak({ text, format: 'opus' })
    expect(contentType).to.equal('audio/ogg; codecs=opus')
    const heard = await decodeOpus(await gather(chunks))
    const pcm = await gather((await speech.speak({ text, format: 'pcm' })).chunks)
    // Up to 26 ms of padding for each piece but the last.
    expect(heard.length / 48_000 - pcm.length / 2 / 24_000).to.be.within(-0.02, 0.2)
  })

  it('is sent before the last sentence is made, and is kept', async () => {
    const text = Array.from({ length: 30 }, (_, i) => `这是第${i}句话。`).join('')
    count.calls = 0
    const { chunks } = await speech.speak({ text, format: 'opus' })
    const iterator = chunks[Symbol.asyncIterator]()
    const { value } = await iterator.next()
    expect(Buffer.from(value).toString('latin1', 0, 4)).to.equal('OggS')
    expect(count.calls).to.be.below(6)
    await iterator.return?.()
    await speak(sentences.join(''))
    count.calls = 0
    await speak(sentences.join(''))
    expect(count.calls).to.equal(0)
  })
})

async function* inTurn(pieces: Uint8Array[]): AsyncGenerator<Uint8Array> {
  yield* pieces
}

/** 1 when `heard`, moved by `shift` samples, is `spoken` at another loudness. */
function correlation(heard: Float32Array, spoken: number[], shift: number): number {
  let [product, left, right] = [0, 0, 0]
  for (let i = 0; i < spoken.length; i++) {
    const [a, b] = [heard[i + shift] ?? 0, spoken[i] ?? 0]
    product += a * b
    left += a * a
    right += b * b
  }
  return product / Math.sqrt(left * right)
}

import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'chai'
import { openDiskAudioStore } from '../../src/engines/disk-audio-store.ts'
import { type EspeakVoices, espeakVoices } from '../../src/engines/espeak/espeak-voice.ts'
import { createSpeechService, type SpeechService } from '../../src/speech/speech-service.ts'
import { counted, gather } from './listened.ts'

const numbers = [...'一二三四五六七八九十']
const notice = (subject: string) => numbers.map((number) => `第${number}条，${subject}都可以来乡镇便民服务中心办理。`)

describe('speaking notices before anybody asks', () => {
  let folder: string
  let espeak: EspeakVoices
  let speech: SpeechService
  const count = { calls: 0 }
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'warm-'))
    espeak = espeakVoices()
    speech = createSpeechService({
      voices: espeak.voices.map((voice) => counted(voice, count)),
      store: await openDiskAudioStore({ folder, limit: 1e8 }),
    })
  })
  after(async () => {
    await speech.close()
    await rm(folder, { recursive: true })
  })
  beforeEach(() => {
    count.calls = 0
  })

  it('leaves nothing to be spoken for who comes then', async () => {
    const sentences = notice('看病')
    await speech.warm(sentences, 'zh-CN')
    expect(count.calls).to.equal(sentences.length)
    await speech.reading(sentences, { language: 'zh-CN' })
    await speech.warm(sentences, 'zh-CN')
    expect(count.calls).to.equal(sentences.length)
  })

  it('speaks of a notice in which one sentence has changed that one alone', async () => {
    const sentences = notice('上学')
    await speech.warm(sentences, 'zh-CN')
    count.calls = 0
    await speech.warm(sentences.with(4, '第五条，这一句改过了。'), 'zh-CN')
    expect(count.calls).to.equal(1)
  })

  it('lets whoever asks meanwhile go first, for another text and for the same', async () => {
    const sentences = notice('饮水')
    const order: string[] = []
    const done = (name: string) => () => order.push(name)
    const warming = speech.warm(sentences, 'zh-CN').then(done('warm'))
    const speaking = speech
      .speak({ text: '请等一下，我先来。', format: 'mp3' })
      .then(({ chunks }) => gather(chunks))
      .then(done('speak'))
    const reading = speech.reading(sentences, { language: 'zh-CN' }).then(done('reading'))
    await Promise.all([warming, speaking, reading])
    expect(order).to.deep.equal(['speak', 'reading', 'warm'])
  })
})

import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'chai'
import { openDiskAudioStore } from '../../src/engines/disk-audio-store.ts'
import { type EspeakVoices, espeakVoices } from '../../src/engines/espeak/espeak-voice.ts'
import { mp3Frames } from '../../src/speech/mp3-frames.ts'
import { createSpeechService, type SpeakRequest, type SpeechService } from '../../src/speech/speech-service.ts'
import { counted, gather } from './listened.ts'

describe('keeping what was made', function () {
  let folder: string
  let espeak: EspeakVoices
  let speech: SpeechService
  const count = { calls: 0 }
  const fresh = async () =>
    createSpeechService({
      voices: espeak.voices.map((voice) => counted(voice, count)),
      store: await openDiskAudioStore({ folder, limit: 1e8 }),
    })
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'clips-'))
    espeak = espeakVoices()
    speech = await fresh()
  })
  after(async () => {
    await speech.close()
    await rm(folder, { recursive: true })
  })
  const speak = async (request: Partial<SpeakRequest>) =>
    gather((await speech.speak({ text: '您好。', format: 'mp3', ...request })).chunks)

  it('makes 20 identical requests at once with one synthesis', async () => {
    count.calls = 0
    const all = await Promise.all(Array.from({ length: 20 }, () => speak({ text: '大家同时来听这一句。' })))
    expect(count.calls).to.equal(1)
    expect(new Set(all.map((bytes) => bytes.toString('base64'))).size).to.equal(1)
  })

  it('does not speak again what is kept, after a restart too', async () => {
    await speak({ text: '这一句会保存下来。' })
    count.calls = 0
    const again = await fresh()
    const bytes = await gather((await again.speak({ text: '这一句会保存下来。', format: 'mp3' })).chunks)
    expect(count.calls).to.equal(0)
    expect(mp3Frames(bytes).count).to.be.above(20)
  })

  it('makes damaged audio again', async () => {
    const text = '这一句在磁盘上损坏了。'
    await speak({ text })
    for (const shelf of await readdir(folder))
      for (const name of await readdir(join(folder, shelf))) {
        const path = join(folder, shelf, name)
        const bytes = await readFile(path)
        const damaged =
          name.charCodeAt(0) % 2
            ? bytes.subarray(0, bytes.length - 1)
            : Buffer.from(bytes.map((byte, i) => (i === 100 ? byte ^ 1 : byte)))
        await writeFile(path, damaged)
      }
    count.calls = 0
    expect(mp3Frames(await speak({ text })).count).to.be.above(20)
    expect(count.calls).to.equal(1)
  })

  it('keeps nothing of a text that holds an identity or telephone number', async () => {
    const text = '您的号码是530102199003070018，请核对。'
    await speak({ text })
    count.calls = 0
    await speak({ text })
    expect(count.calls).to.be.above(0)
  })

  it('keeps nothing of a reading that is not to be kept', async () => {
    const sentences = ['您的回执已经准备好了。']
    await speech.reading(sentences, { language: 'zh-CN', keep: false })
    count.calls = 0
    await speech.reading(sentences, { language: 'zh-CN', keep: false })
    expect(count.calls).to.equal(1)
  })

  it('keeps speeds and voices apart', async () => {
    const calm = await speak({ text: '快慢不同。' })
    const fast = await speak({ text: '快慢不同。', speed: 2 })
    expect(fast.length).to.be.below(calm.length)
  })
})

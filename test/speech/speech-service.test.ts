import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'chai'
import { openDiskAudioStore } from '../../src/engines/disk-audio-store.ts'
import { type EspeakVoices, espeakVoices } from '../../src/engines/espeak/espeak-voice.ts'
import type { Problem } from '../../src/kernel/errors.ts'
import { mp3Frames } from '../../src/speech/mp3-frames.ts'
import {
  createSpeechService,
  longestInput,
  type SpeakRequest,
  type SpeechService,
} from '../../src/speech/speech-service.ts'
import { counted, gather } from './listened.ts'

const notice = ['请将手机音量调到合适的大小。', '本须知共3条，请您认真听完。', '如有疑问，请拨打12345热线！']

describe('the speech service', function () {
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
    folder = await mkdtemp(join(tmpdir(), 'speech-'))
    espeak = espeakVoices()
    speech = await fresh()
  })
  after(async () => {
    await speech.close()
    await rm(folder, { recursive: true })
  })
  const codeOf = (work: Promise<unknown>) =>
    work.then(
      () => 'none',
      (error: Problem) => error.code,
    )
  const speak = async (request: Partial<SpeakRequest>) =>
    gather((await speech.speak({ text: '您好。', format: 'mp3', ...request })).chunks)

  describe('voices', () => {
    it('are listed with a default for each language', () => {
      expect(speech.voices()).to.deep.equal([
        {
          id: 'espeak-cmn',
          provider: 'espeak',
          language: 'zh-CN',
          gender: 'male',
          sampleRate: 22050,
          marks: 'word',
          default: true,
        },
        {
          id: 'espeak-en',
          provider: 'espeak',
          language: 'en',
          gender: 'male',
          sampleRate: 22050,
          marks: 'word',
          default: true,
        },
      ])
    })

    it('are ready after the first words', async () => {
      await speak({})
      expect(speech.status()).to.equal('ready')
    })
  })

  describe('speaking', () => {
    it('gives MP3 whose frames are whole, mono, 48 kbit/s, and as long as the samples (which come at 24 kHz)', async () => {
      const text = '您的申请已经受理，我们会在15个工作日内答复您。'
      const mp3 = mp3Frames(await speak({ text }))
      expect(mp3).to.deep.include({ sampleRate: 22050, bitrate: 48, channels: 1 })
      const pcm = await speak({ text, format: 'pcm' })
      const encoded = (mp3.count * mp3.samplesPerFrame) / mp3.sampleRate
      expect(encoded - pcm.length / 2 / 24000).to.be.within(0, 0.3)
    })

    it('gives a WAV file that states its own length', async () => {
      const wav = await speak({ format: 'wav' })
      expect(wav.toString('latin1', 0, 4) + wav.toString('latin1', 8, 12)).to.equal('RIFFWAVE')
      expect(wav.readUInt32LE(4)).to.equal(wav.length - 8)
      expect(wav.readUInt32LE(40)).to.equal(wav.length - 44)
      expect(wav.readUInt32LE(24)).to.equal(22050)
    })

    it('says who spoke and what it gives', async () => {
      const { provider, contentType, chunks } = await speech.speak({ text: '您好。', format: 'mp3' })
      await gather(chunks)
      expect({ provider, contentType }).to.deep.equal({ provider: 'espeak', contentType: 'audio/mpeg' })
    })

    it('takes English text to the English voice', async () => {
      const chinese = await speak({ text: '您好', format: 'pcm', language: 'zh-CN' })
      const english = await speak({ text: 'Hello, this is a longer sentence.', format: 'pcm' })
      expect(english.length).to.be.above(chinese.length)
    })

    it('sends its first piece before the last is made', async () => {
      const { chunks } = await speech.speak({ text: '第一句话在这里。'.repeat(40), format: 'mp3' })
      count.calls = 0
      const iterator = chunks[Symbol.asyncIterator]()
      await iterator.next()
      expect(count.calls).to.be.below(5)
      await iterator.return?.()
    })

    it('stops when the listener leaves', async () => {
      const leave = new AbortController()
      const text = Array.from({ length: 60 }, (_, i) => `这是第${i}句没有人听的话。`).join('')
      const { chunks } = await speech.speak({ text, format: 'mp3', signal: leave.signal })
      count.calls = 0
      const outcome = await (async () => {
        for await (const _ of chunks) leave.abort()
      })().catch((error: Error) => error.name)
      expect(outcome).to.equal('AbortError')
      await new Promise((resolve) => setTimeout(resolve, 50))
      expect(count.calls).to.be.below(5)
    })

    for (const [what, request, code] of [
      ['nothing', { text: ' \n ' }, 'audio.input_empty'],
      ['signs alone', { text: '。。😀' }, 'audio.input_empty'],
      ['too much', { text: '一'.repeat(longestInput + 1) }, 'audio.input_too_long'],
      ['an unknown voice', { voice: 'nobody' }, 'audio.voice_unknown'],
      ['a voice of another language', { voice: 'espeak-en', language: 'zh-CN' }, 'audio.voice_unknown'],
      ['an unknown format', { format: 'midi' as 'mp3' }, 'audio.format_unsupported'],
      ['a speed beyond 4', { speed: 4.1 }, 'request.invalid'],
      ['no number for a speed', { speed: Number.NaN }, 'request.invalid'],
    ] as const)
      it(`refuses ${what} before the first byte`, async () => {
        expect(await codeOf(speech.speak({ text: '您好。', format: 'mp3', ...request }))).to.equal(code)
      })
  })

  describe('reading sentences aloud', () => {
    it('joins them into one audio with a cue for each, in order and without gaps', async () => {
      const { audio, cues, durationMs, contentType, voice } = await speech.reading(notice, { language: 'zh-CN' })
      const frames = mp3Frames(audio)
      expect({ contentType, voice }).to.deep.equal({ contentType: 'audio/mpeg', voice: 'espeak-cmn' })
      expect(durationMs).to.be.closeTo((frames.count * frames.samplesPerFrame * 1000) / frames.sampleRate, 1)
      expect(cues.map((cue) => cue.index)).to.deep.equal([0, 1, 2])
      expect(cues[0]?.startMs).to.be.below(120)
      cues.forEach((cue, i) => {
        expect(cue.endMs).to.be.above(cue.startMs)
        expect(cue.endMs).to.equal(cues[i + 1]?.startMs ?? durationMs)
      })
    })

    it('marks words where they stand in the written sentence', async () => {
      const { cues } = await speech.reading(notice, { language: 'zh-CN' })
      cues.forEach((cue, i) => {
        let last = cue.startMs
        for (const word of cue.words ?? []) {
          expect(notice[i]?.slice(word.from, word.to)).to.equal(word.text)
          expect(word.startMs).to.be.at.least(last)
          expect(word.endMs).to.be.within(word.startMs, cue.endMs)
          last = word.startMs
        }
      })
      expect(cues[2]?.words?.map((word) => word.text)).to.include('12345')
    })

    it('has a strong tag that changes with the words only', async () => {
      const [one, same, other] = await Promise.all(
        [notice, notice, notice.slice(1)].map((part) => speech.reading(part, { language: 'zh-CN' })),
      )
      expect(one?.etag).to.match(/^"[\w-]+"$/)
      expect(same?.etag).to.equal(one?.etag)
      expect(other?.etag).not.to.equal(one?.etag)
    })

    it('gives the same bytes after a restart, from what is kept', async () => {
      const before = await speech.reading(notice, { language: 'zh-CN' })
      count.calls = 0
      const after = await (await fresh()).reading(notice, { language: 'zh-CN' })
      expect(count.calls).to.equal(0)
      expect(after.etag).to.equal(before.etag)
      expect(after.cues).to.deep.equal(before.cues)
    })

    it('keeps the place of a sentence that has no sound', async () => {
      const { cues } = await speech.reading(['您好。', '——', '再见。'], { language: 'zh-CN' })
      expect(cues.map((cue) => cue.index)).to.deep.equal([0, 1, 2])
      expect(cues[1]?.endMs).to.be.at.least(cues[1]?.startMs ?? 0)
    })

    it('refuses an empty list and an unknown voice', async () => {
      expect(await codeOf((async () => speech.reading([], { language: 'zh-CN' }))())).to.equal('audio.input_empty')
      expect(await codeOf((async () => speech.reading(notice, { language: 'zh-CN', voice: 'x' }))())).to.equal(
        'audio.voice_unknown',
      )
    })

    it('reads English too', async () => {
      const { cues, voice } = await speech.reading(['Please listen to the whole notice.', 'Call 12345.'], {
        language: 'en',
      })
      expect(voice).to.equal('espeak-en')
      expect(cues[0]?.words?.map((word) => word.text).join(' ')).to.contain('Please listen to')
      // The hotline is said digit by digit: one cue for what is written once.
      expect(cues[1]?.words?.map((word) => word.text)).to.deep.equal(['Call', '12345'])
    })
  })

  describe('the spoken form', () => {
    it('gives words, map, syllables and sentences', () => {
      const form = speech.spokenForm('请存银行。第2项！')
      expect(form.spoken).to.equal('请存银行。第二项！')
      expect(form.syllables.slice(2, 4)).to.deep.equal([
        { text: '银', pinyin: 'yin2' },
        { text: '行', pinyin: 'hang2' },
      ])
      expect(form.sentences).to.deep.equal([
        { index: 0, text: '请存银行。', spoken: '请存银行。' },
        { index: 1, text: '第2项！', spoken: '第二项！' },
      ])
      expect(form.spans.at(-1)?.to[1]).to.equal(form.spoken.length)
    })
  })
})

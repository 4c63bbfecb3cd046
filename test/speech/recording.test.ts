import { expect } from 'chai'
import type { Problem } from '../../src/kernel/errors.ts'
import { mp3Frames } from '../../src/speech/mp3-frames.ts'
import { assembleRecording, type RecordingInput } from '../../src/speech/recorded/assemble.ts'
import { openRecorder, type Recorder } from '../../src/speech/recorder.ts'
import { mp3Of, tagged, wavOf } from '../support/recordings.ts'

describe('a reading by a person', () => {
  let recorder: Recorder
  before(() => {
    recorder = openRecorder(1)
  })
  after(() => recorder.close())

  it('is not waited for when its encoder hangs', async () => {
    const hasty = openRecorder(1, 1)
    const order = { codec: 'mp3', sampleRate: 24_000, restMs: 0 } as const
    const code = await hasty.record({ samples: new Int16Array(2_400_000), sourceRate: 24_000, order }, {}).then(
      () => 'encoded',
      (error: Problem) => error.code,
    )
    await hasty.close()
    expect(code).to.equal('audio.unavailable')
  })

  const sentences = (...files: (Buffer | undefined)[]) => assemble({ kind: 'sentences', files }, files.length)
  const whole = (file: Buffer, marks: number[], count = marks.length) => assemble({ kind: 'whole', file, marks }, count)
  const assemble = (input: RecordingInput, count: number) => assembleRecording(recorder, input, count)
  const faultsOf = (work: Promise<unknown>) =>
    work.then(
      () => [],
      ({ details }: Problem) => (details.errors ?? []).map(({ path, code }) => `${path} ${code}`),
    )

  describe('as MP3', () => {
    for (const [rate, channels, variable] of [
      [44_100, 1, false],
      [44_100, 2, true],
      [48_000, 2, false],
      [22_050, 1, true],
      [24_000, 2, false],
      [16_000, 1, false],
    ] as const) {
      it(`is taken frame by frame: ${rate} Hz, ${channels} channel(s), ${variable ? 'variable' : 'constant'}`, async () => {
        const file = await mp3Of({ seconds: 2, rate, channels, variable })
        const { audio, durationMs, sampleRate, etag } = await whole(file, [0, 900])
        expect(audio.subarray(-file.length).equals(file)).to.equal(true)
        expect(audio.length > file.length).to.equal(variable)
        const { count, samplesPerFrame } = mp3Frames(file)
        expect(mp3Frames(audio).count - count).to.equal(variable ? 1 : 0)
        expect(durationMs).to.be.closeTo((count * samplesPerFrame * 1000) / rate, 1)
        expect(durationMs).to.be.within(2000, 2200)
        expect(sampleRate).to.equal(rate)
        expect(etag).to.match(/^"[\w-]+"$/)
      })
    }

    it('loses its tags, and its times move by the delay that they told', async () => {
      const file = await mp3Of({ seconds: 2, rate: 44_100 })
      const { audio, cues, durationMs } = await whole(tagged(file, 1105), [0, 900])
      expect(audio.equals(file)).to.equal(true)
      const delay = Math.round(((1105 + 529) * 1000) / 44_100)
      expect(cues).to.deep.equal([
        { index: 0, startMs: delay, endMs: 900 + delay },
        { index: 1, startMs: 900 + delay, endMs: durationMs },
      ])
    })

    it('is refused where it breaks off, with the second', async () => {
      const file = await mp3Of({ seconds: 4 })
      const cut = whole(file.subarray(0, Math.floor(file.length / 2) + 7), [0])
      expect(await faultsOf(cut)).to.deep.equal(['audio field.audio_broken'])
      expect(await cut.catch(({ details }: Problem) => details.errors?.[0]?.params)).to.deep.equal({ second: 2 })
      const spoiled = Buffer.from(file)
      spoiled.fill(0x55, 3000, 3400)
      expect(await faultsOf(whole(spoiled, [0]))).to.deep.equal(['audio field.audio_broken'])
    })

    it('is refused when its rate changes on the way', async () => {
      const changed = Buffer.concat([await mp3Of({ seconds: 1 }), await mp3Of({ seconds: 1, rate: 16_000 })])
      expect(await faultsOf(whole(changed, [0]))).to.deep.equal(['audio field.audio_broken'])
    })
  })

  describe('as WAV', () => {
    for (const channels of [1, 2] as const) {
      it(`is encoded: 44.1 kHz, ${channels} channel(s)`, async () => {
        const { audio, durationMs } = await whole(wavOf({ seconds: 1.5, rate: 44_100, channels }), [0, 700])
        expect(mp3Frames(audio)).to.include({ channels: 1, bitrate: 48 })
        expect(durationMs).to.be.within(1500, 1620)
      })
    }

    it('is refused with 8 bits, at an odd rate, compressed, or cut', async () => {
      const file = wavOf({ seconds: 1 })
      const changed = (at: number, value: number) => {
        const copy = Buffer.from(file)
        copy.writeUInt16LE(value, at)
        return copy
      }
      for (const bad of [changed(34, 8), changed(24, 11_000), changed(20, 7), changed(22, 6)]) {
        expect(await faultsOf(whole(bad, [0]))).to.deep.equal(['audio field.audio_wav'])
      }
      expect(await faultsOf(whole(file.subarray(0, 30_000), [0]))).to.deep.equal(['audio field.audio_broken'])
      expect(await faultsOf(whole(file.subarray(0, 20), [0]))).to.deep.equal(['audio field.audio_broken'])
      expect(await faultsOf(whole(wavOf({ seconds: 0 }), [0]))).to.deep.equal(['audio field.audio_too_short'])
    })
  })

  it('is refused when it is neither', async () => {
    for (const bytes of ['\xff\xd8\xff\xe0 a photo', 'OggS a song', '%PDF-1.7', 'ID3', '']) {
      const faults = await faultsOf(whole(Buffer.from(bytes, 'latin1'), [0]))
      expect(faults, bytes).to.have.length(1)
      expect(faults[0]).to.match(/^audio field\.audio_(type|broken)$/)
    }
  })

  it('sentence by sentence is one audio with a cue for each', async () => {
    const files = [await mp3Of({ seconds: 1 }), wavOf({ seconds: 2 }), tagged(await mp3Of({ seconds: 1 }), 576)]
    const { audio, cues, durationMs } = await sentences(...files)
    const { count, samplesPerFrame } = mp3Frames(audio)
    // Two bit rates: one frame is the seek table.
    expect(durationMs).to.be.closeTo(((count - 1) * samplesPerFrame) / 24, 1)
    expect(cues.map(({ index }) => index)).to.deep.equal([0, 1, 2])
    expect(cues[0]?.startMs).to.equal(0)
    expect(cues[1]?.startMs).to.be.within(1000, 1150)
    expect(cues[2]?.startMs).to.be.within(3000, 3300)
    cues.forEach(({ endMs }, index) => {
      expect(endMs).to.equal(cues[index + 1]?.startMs ?? durationMs)
    })
  })

  it('tells of every sentence what is wrong with it', async () => {
    const good = await mp3Of({ seconds: 1 })
    const other = await mp3Of({ seconds: 1, rate: 44_100, channels: 2 })
    const long = wavOf({ seconds: 121, rate: 16_000 })
    const short = wavOf({ seconds: 0.1 })
    const faults = await faultsOf(sentences(good, undefined, other, Buffer.from('text'), short, long))
    expect(faults).to.deep.equal([
      'audio.1 field.audio_missing',
      'audio.2 field.audio_mixed',
      'audio.3 field.audio_type',
      'audio.4 field.audio_too_short',
      'audio.5 field.audio_too_long',
      'audio.5 field.audio_mixed',
    ])
  })

  it('is refused when it is longer than any notice', async () => {
    const minute = await mp3Of({ seconds: 60, rate: 16_000 })
    const faults = await faultsOf(whole(Buffer.concat(Array(16).fill(minute)), [0]))
    expect(faults).to.deep.equal(['audio field.audio_too_long'])
  })

  it('has one time for each sentence, in order, within the sound', async () => {
    const file = await mp3Of({ seconds: 3 })
    expect(await faultsOf(whole(file, [0, 1000], 3))).to.deep.equal(['marks field.marks_count'])
    expect(await faultsOf(whole(file, [0, 2000, 1000, 9000]))).to.deep.equal([
      'marks.2 field.mark_order',
      'marks.3 field.mark_outside',
    ])
    expect(await faultsOf(whole(file, [0, 0]))).to.deep.equal(['marks.1 field.mark_order'])
  })
})

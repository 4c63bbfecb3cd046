import { createMp3Encoder } from 'wasm-media-encoders'
import { espeakVoices } from '../../src/engines/espeak/espeak-voice.ts'
import { collect } from '../../src/speech/collect.ts'
import { sentencesOf } from '../../src/speech/segment.ts'
import { spokenSentence } from '../../src/speech/spoken-form.ts'
import type { Voice } from '../../src/speech/voice.ts'

export interface RawTimes {
  synthesisMs: number
  encodingMs: number
  /** Seconds of speech. */
  seconds: number
}

export interface RawSpeech {
  speak(text: string): Promise<RawTimes>
  close(): Promise<void>
}

/** Speaks a whole text and then encodes it all, with nothing else around: no cache, no queue, no stream. */
export async function rawSpeech(): Promise<RawSpeech> {
  const espeak = espeakVoices()
  const [mandarin] = espeak.voices as [Voice]
  const encoder = await createMp3Encoder()
  const { sampleRate } = mandarin.info
  return {
    async speak(text) {
      const start = performance.now()
      const spoken: Int16Array[] = []
      for (const sentence of sentencesOf(text))
        for (const piece of spokenSentence(sentence.text, 'zh-CN', 1).pieces)
          spoken.push((await collect(mandarin, piece, {})).samples)
      const between = performance.now()
      encoder.configure({ sampleRate, channels: 1, bitrate: 48 })
      for (const part of spoken) encoder.encode([Float32Array.from(part, (sample) => sample / 32_768)])
      encoder.finalize()
      const samples = spoken.reduce((sum, { length }) => sum + length, 0)
      return {
        synthesisMs: between - start,
        encodingMs: performance.now() - between,
        seconds: samples / sampleRate,
      }
    },
    close: espeak.close,
  }
}

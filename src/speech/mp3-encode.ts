import { createMp3Encoder } from 'wasm-media-encoders'
import { mp3Frames } from './mp3-frames.ts'
import type { Encode } from './recording.ts'

/** kbit/s, mono: 352 KB a minute, clear speech. */
const bitrate = 48
const fullScale = 32_768
/** Handed over at a time: the encoder's memory grows to what it is given at once, and does not shrink. */
const slice = new Float32Array(24_000)

const encoder = await createMp3Encoder()

/** Whole MP3 frames at the rate of the samples. */
export const encodeMp3: Encode = (samples, sampleRate) => {
  // A fresh configuration is a fresh bit reservoir: every piece can be decoded alone and joined to any other.
  encoder.configure({ sampleRate, channels: 1, bitrate })
  const parts: Uint8Array[] = []
  for (let from = 0; from < samples.length; from += slice.length) {
    const count = Math.min(slice.length, samples.length - from)
    for (let i = 0; i < count; i++) slice[i] = (samples[from + i] ?? 0) / fullScale
    // Copied: the encoder gives the same memory to its next answer.
    parts.push(encoder.encode([slice.subarray(0, count)]).slice())
  }
  const bytes = Buffer.concat([...parts, encoder.finalize()])
  const { count, samplesPerFrame } = mp3Frames(bytes)
  return { bytes, decodedSamples: count * samplesPerFrame }
}

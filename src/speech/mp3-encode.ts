import { createMp3Encoder } from 'wasm-media-encoders'
import { mp3Frames } from './mp3-frames.ts'
import type { Encode } from './recording.ts'

/** kbit/s, mono: 352 KB a minute, clear speech. */
const bitrate = 48
const fullScale = 32_768

const encoder = await createMp3Encoder()

/** Whole MP3 frames at the rate of the samples. */
export const encodeMp3: Encode = (samples, sampleRate) => {
  // A fresh configuration is a fresh bit reservoir: every piece can be decoded alone and joined to any other.
  encoder.configure({ sampleRate, channels: 1, bitrate })
  const floats = new Float32Array(samples.length)
  for (let i = 0; i < samples.length; i++) floats[i] = (samples[i] ?? 0) / fullScale
  // Copied at once: the encoder gives the same memory to its next answer.
  const body = Buffer.from(encoder.encode([floats]))
  const bytes = Buffer.concat([body, encoder.finalize()])
  const { count, samplesPerFrame } = mp3Frames(bytes)
  return { bytes, decodedSamples: count * samplesPerFrame }
}

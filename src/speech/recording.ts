import { resample } from './resample.ts'

export type Codec = 'mp3' | 'opus'

/** Mono samples to bytes that join with those of any other piece; `decodedSamples` is what a decoder gives for them. */
export type Encode = (samples: Int16Array, sampleRate: number) => { bytes: Buffer; decodedSamples: number }

/** What is to be made of a piece. */
export interface RecordingOrder {
  codec: Codec
  /** Hz of the encoded sound; all numbers of samples in the recording are at this rate. */
  sampleRate: number
  /** Silence after the speech. */
  restMs: number
}

/** One encoded piece. */
export interface Recording {
  bytes: Buffer
  /** The first sample that can be heard: voices begin with some 40 ms of silence. */
  onset: number
  /** Samples of speech, without the rest and the encoder's padding. */
  samples: number
  decodedSamples: number
  sampleRate: number
}

/** About −42 dB of full scale. */
const inaudible = 256

/** Loads an encoder when it is first asked for: few ask for Opus, and each takes some megabytes. */
export async function encoderOf(codec: Codec): Promise<Encode> {
  return codec === 'mp3' ? (await import('./mp3-encode.ts')).encodeMp3 : (await import('./opus-encode.ts')).encodeOpus
}

/** Brings a piece to the ordered rate, adds its rest and encodes it. 15 s of speech take about 0.1 s. */
export function recordingOf(
  samples: Int16Array,
  sourceRate: number,
  { sampleRate, restMs }: RecordingOrder,
  encode: Encode,
): Recording {
  if (samples.length === 0) return { bytes: Buffer.alloc(0), onset: 0, samples: 0, decodedSamples: 0, sampleRate }
  const speech = resample(samples, sourceRate, sampleRate)
  const onset = Math.max(
    0,
    speech.findIndex((sample) => Math.abs(sample) > inaudible),
  )
  const encoded = encode(withRest(speech, sampleRate, restMs), sampleRate)
  return { ...encoded, onset, samples: speech.length, sampleRate }
}

export function withRest(samples: Int16Array, sampleRate: number, restMs: number): Int16Array {
  if (samples.length === 0) return samples
  const rested = new Int16Array(samples.length + Math.round((restMs * sampleRate) / 1000))
  rested.set(samples)
  return rested
}

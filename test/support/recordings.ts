import { createMp3Encoder } from 'wasm-media-encoders'
import { wavHeader } from '../../src/speech/wav.ts'

export interface SoundShape {
  seconds: number
  /** Hz */
  rate?: number
  channels?: 1 | 2
  /** Of the tone. */
  pitch?: number
  /** false: silence, for which a variable rate takes few bits. */
  loud?: boolean
}

function tone({ seconds, rate = 24_000, pitch = 440, loud = true }: SoundShape): Int16Array {
  const samples = new Int16Array(Math.round(seconds * rate))
  for (let i = 0; i < samples.length; i++)
    samples[i] = Math.round((loud ? 8000 : 0) * Math.sin((2 * Math.PI * pitch * i) / rate))
  return samples
}

/** A tone as 16-bit PCM. Both channels of a stereo file hold the same. */
export function wavOf(shape: SoundShape): Buffer {
  const { rate = 24_000, channels = 1 } = shape
  const samples = tone(shape)
  const data = Buffer.alloc(samples.length * 2 * channels)
  samples.forEach((sample, i) => {
    for (let channel = 0; channel < channels; channel++) data.writeInt16LE(sample, 2 * (i * channels + channel))
  })
  const head = wavHeader(rate, data.length)
  head.writeUInt16LE(channels, 22)
  head.writeUInt32LE(rate * 2 * channels, 28)
  head.writeUInt16LE(2 * channels, 32)
  return Buffer.concat([head, data])
}

/** A tone as MP3 without tags: 128 kbit/s, or of a variable rate. */
export async function mp3Of({ variable = false, ...shape }: SoundShape & { variable?: boolean }): Promise<Buffer> {
  const { rate = 24_000, channels = 1 } = shape
  const encoder = await createMp3Encoder()
  const quality = variable ? { vbrQuality: 4 } : { bitrate: 128 as const }
  encoder.configure({ sampleRate: rate as 24_000, channels, ...quality })
  const floats = Float32Array.from(tone(shape), (sample) => sample / 32_768)
  const body = Buffer.from(encoder.encode(channels === 1 ? [floats] : [floats, floats]))
  return Buffer.concat([body, Buffer.from(encoder.finalize())])
}

/** As an editor writes it: ID3v2 before, ID3v1 after, and a first frame that only describes (LAME, with this delay). */
export function tagged(mp3: Buffer, delay: number): Buffer {
  const id3v2 = Buffer.concat([Buffer.from('ID3\x04\0\0\0\0\x01\x05', 'latin1'), Buffer.alloc(133, 0x41)])
  const id3v1 = Buffer.concat([Buffer.from('TAG'), Buffer.alloc(125)])
  const description = Buffer.from(mp3.subarray(0, frameLength(mp3)))
  description.fill(0, 4)
  const isVersion1 = (((mp3[1] ?? 0) >> 3) & 3) === 3
  const isMono = (mp3[3] ?? 0) >> 6 === 3
  const at = 4 + (isVersion1 ? (isMono ? 17 : 32) : isMono ? 9 : 17)
  description.write('Info', at, 'latin1')
  description.writeUInt32BE(0, at + 4)
  description.writeUInt16BE(delay << 4, at + 8 + 21)
  return Buffer.concat([id3v2, description, mp3, id3v1])
}

/** Up to the next sync word with the same head. */
function frameLength(mp3: Buffer): number {
  return mp3.indexOf(mp3.subarray(0, 2), 24)
}

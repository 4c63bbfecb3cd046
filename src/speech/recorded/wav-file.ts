import { RecordingFault } from './sound.ts'

/** Hz that an MP3 can have. */
const rates = [16_000, 22_050, 24_000, 32_000, 44_100, 48_000]
const pcm = 1
const extensible = 0xfffe

export interface WavSamples {
  /** Mono; two channels are mixed. */
  samples: Int16Array
  sampleRate: number
}

export function looksLikeWav(bytes: Buffer): boolean {
  return bytes.toString('latin1', 0, 4) === 'RIFF' && bytes.toString('latin1', 8, 12) === 'WAVE'
}

/**
 * The samples of a RIFF/WAVE file. Throws RecordingFault `field.audio_wav` for anything but 16-bit PCM, mono or stereo, at
 * a rate that MP3 knows; `field.audio_broken` when it ends before its samples do.
 */
export function openWav(file: Buffer): WavSamples {
  let format: { channels: number; sampleRate: number } | undefined
  for (let at = 12; at + 8 <= file.length; ) {
    const name = file.toString('latin1', at, at + 4)
    const size = file.readUInt32LE(at + 4)
    const chunk = file.subarray(at + 8, at + 8 + size)
    if (name === 'fmt ') format = readFormat(chunk)
    if (name === 'data' && format) {
      if (chunk.length < size) {
        const second = Math.floor(chunk.length / (2 * format.channels * format.sampleRate))
        throw new RecordingFault('field.audio_broken', { second })
      }
      return { samples: mixed(chunk, format.channels), sampleRate: format.sampleRate }
    }
    at += 8 + size + (size % 2)
  }
  throw new RecordingFault('field.audio_broken', { second: 0 })
}

function readFormat(chunk: Buffer): { channels: number; sampleRate: number } {
  if (chunk.length < 16) throw new RecordingFault('field.audio_broken', { second: 0 })
  const tag = chunk.readUInt16LE(0)
  const kind = tag === extensible && chunk.length >= 26 ? chunk.readUInt16LE(24) : tag
  const channels = chunk.readUInt16LE(2)
  const sampleRate = chunk.readUInt32LE(4)
  const bits = chunk.readUInt16LE(14)
  if (kind !== pcm || bits !== 16 || channels < 1 || channels > 2 || !rates.includes(sampleRate)) {
    throw new RecordingFault('field.audio_wav', { rates: rates.join(', ') })
  }
  return { channels, sampleRate }
}

/** Files and the machines that Node runs on have the same order of bytes, so that samples need no reading one by one. */
function mixed(data: Buffer, channels: number): Int16Array {
  const whole = data.length - (data.length % (2 * channels))
  const interleaved = new Int16Array(new Uint8Array(data.subarray(0, whole)).buffer)
  if (channels === 1) return interleaved
  const samples = new Int16Array(interleaved.length / 2)
  for (let i = 0; i < samples.length; i++) {
    samples[i] = ((interleaved[2 * i] ?? 0) + (interleaved[2 * i + 1] ?? 0)) >> 1
  }
  return samples
}

/**
 * Samples between the start of a decoded piece and its first sound: 576 of the encoder (LAME), 529 of every decoder.
 * Players see no LAME tag in joined pieces and play them. Measured with ffmpeg: 1,105 ± 1.
 */
export const mp3Delay = 1105

/** The frames of an MPEG audio layer III stream (ISO/IEC 11172-3, 13818-3), as far as counting them needs. */
export interface Mp3Frames {
  count: number
  sampleRate: number
  samplesPerFrame: number
  /** kbit/s of the first frame. */
  bitrate: number
  channels: 1 | 2
}

export interface Mp3Frame {
  /** Bytes, its head included. */
  length: number
  sampleRate: number
  samplesPerFrame: number
  /** kbit/s */
  bitrate: number
  channels: 1 | 2
}

const bitrates1 = [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320]
const bitrates2 = [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160]
const sampleRates: Record<number, number[]> = {
  3: [44100, 48000, 32000],
  2: [22050, 24000, 16000],
  0: [11025, 12000, 8000],
}

/** The frame whose head stands at `at`, or undefined. Free format is not taken: its length stands nowhere. */
export function frameAt(bytes: Uint8Array, at: number): Mp3Frame | undefined {
  const b1 = bytes[at + 1] ?? 0
  const b2 = bytes[at + 2] ?? 0
  const version = (b1 >> 3) & 3
  const sampleRate = sampleRates[version]?.[(b2 >> 2) & 3]
  const bitrate = (version === 3 ? bitrates1 : bitrates2)[b2 >> 4]
  if (bytes[at] !== 0xff || (b1 & 0xe6) !== 0xe2 || !sampleRate || !bitrate) return undefined
  const samplesPerFrame = version === 3 ? 1152 : 576
  const length = Math.floor((samplesPerFrame * 125 * bitrate) / sampleRate) + ((b2 >> 1) & 1)
  return { length, sampleRate, samplesPerFrame, bitrate, channels: (bytes[at + 3] ?? 0) >> 6 === 3 ? 1 : 2 }
}

/** Walks frame by frame to the end. Throws when anything that is not a whole frame stands in the stream. */
export function mp3Frames(bytes: Uint8Array): Mp3Frames {
  let first: Mp3Frame | undefined
  let count = 0
  for (let at = 0; at < bytes.length; count++) {
    const frame = frameAt(bytes, at)
    if (!frame) throw new RangeError('not an MP3 frame')
    if (at + frame.length > bytes.length) throw new RangeError('broken MP3 frame')
    first ??= frame
    at += frame.length
  }
  if (!first) throw new RangeError('no MP3 frames')
  const { sampleRate, samplesPerFrame, bitrate, channels } = first
  return { count, sampleRate, samplesPerFrame, bitrate, channels }
}

import { frameAt, type Mp3Frame } from '../mp3-frames.ts'
import { sideInfoBytes } from './seek-table.ts'
import { RecordingFault, type Sound } from './sound.ts'

/** Samples by which every decoder is late. */
const decoderDelay = 529
const id3v1Bytes = 128
const apeFooterBytes = 32

/** Whether the bytes begin as an MP3 does: with a frame, or with a tag before it. */
export function looksLikeMp3(bytes: Buffer): boolean {
  return bytes.toString('latin1', 0, 3) === 'ID3' || frameAt(bytes, 0) !== undefined
}

/**
 * The frames of an MP3 file, constant or variable bit rate, without its tags (ID3, APE, and the Xing or VBRI frame that
 * only describes the others). Throws RecordingFault `field.audio_broken` with the second up to which it is whole.
 */
export function openMp3(file: Buffer): Sound {
  const end = endOfFrames(file)
  let at = startOfFrames(file)
  let first: Mp3Frame | undefined
  let from = at
  let count = 0
  let delay = 0
  while (at < end) {
    const frame = frameAt(file, at)
    if (!frame || at + frame.length > end || !(first === undefined || areAlike(first, frame))) {
      throw new RecordingFault('field.audio_broken', { second: secondsOf(count, first) })
    }
    const description = count === 0 ? encoderDelayOf(file.subarray(at, at + frame.length)) : undefined
    at += frame.length
    if (description === undefined) {
      first ??= frame
      count++
    } else {
      delay = description
      from = at
    }
  }
  if (!first) throw new RecordingFault('field.audio_broken', { second: 0 })
  const { sampleRate, samplesPerFrame, channels } = first
  const delayMs = delay > 0 ? ((delay + decoderDelay) * 1000) / sampleRate : 0
  return { mp3: file.subarray(from, end), count, samplesPerFrame, sampleRate, channels, delayMs }
}

function areAlike(one: Mp3Frame, other: Mp3Frame): boolean {
  return one.sampleRate === other.sampleRate && one.channels === other.channels
}

function secondsOf(count: number, frame: Mp3Frame | undefined): number {
  return frame ? Math.floor((count * frame.samplesPerFrame) / frame.sampleRate) : 0
}

/** Behind every ID3v2 tag (its size in four times seven bits) and the zeros that some programs leave after it. */
function startOfFrames(file: Buffer): number {
  let at = 0
  while (file.toString('latin1', at, at + 3) === 'ID3' && at + 10 <= file.length) {
    const size = [6, 7, 8, 9].reduce((sum, offset) => (sum << 7) | ((file[at + offset] ?? 0) & 0x7f), 0)
    at += 10 + size
  }
  while (at > 0 && file[at] === 0) at++
  return at
}

function endOfFrames(file: Buffer): number {
  let end = file.length
  if (file.toString('latin1', end - id3v1Bytes, end - id3v1Bytes + 3) === 'TAG') end -= id3v1Bytes
  const footer = end - apeFooterBytes
  if (footer > 0 && file.toString('latin1', footer, footer + 8) === 'APETAGEX') {
    const hasHeader = file.readUInt32LE(footer + 20) >>> 31 === 1
    end -= file.readUInt32LE(footer + 12) + (hasHeader ? apeFooterBytes : 0)
  }
  return end
}

/**
 * Of a frame that holds no sound but a description of the file: the samples of silence that the encoder put before the
 * sound (LAME's tag; 0 where it is not told). Undefined for a frame of sound.
 */
function encoderDelayOf(frame: Buffer): number | undefined {
  const at = 4 + sideInfoBytes(frame)
  const name = frame.toString('latin1', at, at + 4)
  if (frame.toString('latin1', 36, 40) === 'VBRI') return 0
  if (name !== 'Xing' && name !== 'Info') return undefined
  const flags = frame.readUInt32BE(at + 4)
  const fields = (flags & 1 ? 4 : 0) + (flags & 2 ? 4 : 0) + (flags & 4 ? 100 : 0) + (flags & 8 ? 4 : 0)
  const delayAt = at + 8 + fields + 21
  return delayAt + 2 <= frame.length ? frame.readUInt16BE(delayAt) >> 4 : 0
}

import { type BitWriter, bitWriter } from './bit-writer.ts'
import { bestPrediction, putResidual } from './flac-residual.ts'

/** Samples of every frame but the last; what the reference encoder takes for such rates. */
export const flacBlock = 4096
const sampleBits = 16

/** RFC 9639, 9.1.2: rates that a frame can name by itself; others are told by the head of the stream. */
const rateCodes: Record<number, number> = { 8000: 4, 16000: 5, 22050: 6, 24000: 7, 32000: 8, 44100: 9, 48000: 10 }

/** `fLaC` and STREAMINFO (RFC 9639, 8.2) for mono 16-bit samples whose number nobody knows yet. */
export function flacHead(sampleRate: number): Uint8Array {
  const bits = bitWriter(42)
  for (const character of 'fLaC') bits.put(character.charCodeAt(0), 8)
  const onlyBlock = 0x80
  const streamInfoBytes = 34
  bits.put(onlyBlock, 8)
  bits.put(streamInfoBytes, 24)
  bits.put(flacBlock, 16)
  bits.put(flacBlock, 16)
  // Unknown: the smallest and the largest frame.
  bits.put(0, 24)
  bits.put(0, 24)
  bits.put(sampleRate, 20)
  bits.put(0, 3)
  bits.put(sampleBits - 1, 5)
  // Unknown: how many samples there are, and their MD5.
  bits.put(0, 4)
  for (let words = 0; words < 5; words++) bits.put(0, 32)
  return bits.bytes()
}

/** One frame of at most `flacBlock` samples, without loss; `number` counts the frames of the stream. */
export function flacFrame(samples: Int16Array, sampleRate: number, number: number): Uint8Array {
  const bits = bitWriter(samples.length * 2 + 64)
  const isWhole = samples.length === flacBlock
  bits.put(0b111111_11111110 << 2, 16)
  bits.put(isWhole ? 12 : 7, 4)
  bits.put(rateCodes[sampleRate] ?? 0, 4)
  // One channel, 16 bits a sample.
  bits.put(0b0000_100_0, 8)
  putFrameNumber(bits, number)
  if (!isWhole) bits.put(samples.length - 1, 16)
  bits.put(crc8(bits.bytes()), 8)
  putSubframe(bits, samples)
  bits.align()
  bits.put(crc16(bits.bytes()), 16)
  return bits.bytes()
}

function putSubframe(bits: BitWriter, samples: Int16Array): void {
  const [first = 0] = samples
  if (samples.every((sample) => sample === first)) {
    bits.put(0, 8)
    bits.put(first, sampleBits)
    return
  }
  const { order, residual, plan } = bestPrediction(samples)
  const isWorth = plan.bits + order * sampleBits < samples.length * sampleBits
  bits.put(isWorth ? (8 + order) << 1 : 1 << 1, 8)
  for (const sample of samples.subarray(0, isWorth ? order : undefined)) bits.put(sample, sampleBits)
  if (isWorth) putResidual(bits, residual, order, plan)
}

/** As UTF-8 writes a character; 31 bits would be enough for a month of speech. */
function putFrameNumber(bits: BitWriter, number: number): void {
  if (number < 0x80) {
    bits.put(number, 8)
    return
  }
  let following = 1
  while (number >= 2 ** (following * 5 + 6)) following++
  const lead = (0xff00 >> (following + 1)) & 0xff
  bits.put(lead | Math.floor(number / 2 ** (following * 6)), 8)
  for (let left = following - 1; left >= 0; left--) bits.put(0x80 | ((number >>> (left * 6)) & 0x3f), 8)
}

function crc8(bytes: Uint8Array): number {
  let register = 0
  for (const byte of bytes) {
    register ^= byte
    for (let bit = 0; bit < 8; bit++) register = register & 0x80 ? ((register << 1) ^ 0x07) & 0xff : register << 1
  }
  return register
}

const crc16Table = Uint16Array.from({ length: 256 }, (_, byte) => {
  let register = byte << 8
  for (let bit = 0; bit < 8; bit++) register = register & 0x8000 ? (register << 1) ^ 0x8005 : register << 1
  return register
})

function crc16(bytes: Uint8Array): number {
  let register = 0
  for (const byte of bytes) register = ((register << 8) & 0xffff) ^ (crc16Table[(register >> 8) ^ byte] as number)
  return register
}

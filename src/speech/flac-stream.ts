import { flacBlock, flacFrame, flacHead } from './flac-encode.ts'

/** Pieces of 16-bit little-endian samples as one FLAC stream: every frame is whole but the last, whatever the pieces' lengths. */
export async function* flacStream(pieces: AsyncIterable<Uint8Array>, sampleRate: number): AsyncGenerator<Uint8Array> {
  yield flacHead(sampleRate)
  const block = new Int16Array(flacBlock)
  let filled = 0
  let number = 0
  for await (const bytes of pieces) {
    const samples = new Int16Array(bytes.buffer, bytes.byteOffset, bytes.byteLength / 2)
    const frames: Uint8Array[] = []
    for (let at = 0; at < samples.length; ) {
      const taken = samples.subarray(at, at + flacBlock - filled)
      block.set(taken, filled)
      filled += taken.length
      at += taken.length
      if (filled < flacBlock) break
      frames.push(flacFrame(block, sampleRate, number++))
      filled = 0
    }
    if (frames.length > 0) yield Buffer.concat(frames)
  }
  if (filled > 0) yield flacFrame(block.subarray(0, filled), sampleRate, number)
}

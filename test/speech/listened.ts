import type { Voice } from '../../src/speech/voice.ts'

/** The real voice, counting how often it was asked. */
export function counted(voice: Voice, count: { calls: number }): Voice {
  return {
    ...voice,
    synthesise(utterance, options) {
      count.calls++
      return voice.synthesise(utterance, options)
    },
    async record(utterance, order, options) {
      count.calls++
      return voice.record?.(utterance, order, options)
    },
  }
}

/** All bytes of a stream. */
export async function gather(chunks: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const all: Uint8Array[] = []
  for await (const chunk of chunks) all.push(chunk)
  return Buffer.concat(all)
}

import type { Recording, RecordingOrder } from '../../speech/recording.ts'

/** What travels between the service and the speaker program: length (uint32 LE), kind (1 byte), payload. */
export const frameKind = { ready: 1, request: 2, sound: 3, done: 4, failed: 5 } as const

export interface SpeakerRequest {
  id: number
  /** espeak's voice name, such as `cmn-latn-pinyin`. */
  voice: string
  text: string
  /** Words per minute, 80–450. */
  rate: number
  /** Answer with espeak's phonemes instead of sound. */
  phonemes?: boolean
  /** Answer with encoded sound instead of samples. */
  record?: RecordingOrder
}

export interface SpeakerAnswer {
  id: number
  /** Position in `text` (characters, from 0), its length, and the millisecond at which the word begins. */
  words: { at: number; length: number; ms: number }[]
  phonemes?: string
  /** Of what was ordered to be recorded; its bytes came before. */
  recording?: Omit<Recording, 'bytes'>
}

const headerBytes = 5
/** More than any honest frame: a longer one means that the stream is out of step. */
const longestFrame = 4 * 1024 * 1024

export function frame(kind: number, payload: Uint8Array | string): Buffer {
  const body = typeof payload === 'string' ? Buffer.from(payload) : payload
  const out = Buffer.alloc(headerBytes + body.length)
  out.writeUInt32LE(body.length, 0)
  out.writeUInt8(kind, 4)
  out.set(body, headerBytes)
  return out
}

/** Feeds on chunks as they arrive and gives whole frames. Throws when a length is absurd. */
export function frameReader(onFrame: (kind: number, payload: Buffer) => void): (chunk: Buffer) => void {
  let waiting: Buffer = Buffer.alloc(0)
  return (chunk) => {
    waiting = waiting.length === 0 ? chunk : Buffer.concat([waiting, chunk])
    while (waiting.length >= headerBytes) {
      const length = waiting.readUInt32LE(0)
      if (length > longestFrame) throw new RangeError('speaker frame too long')
      if (waiting.length < headerBytes + length) return
      const payload = waiting.subarray(headerBytes, headerBytes + length)
      const kind = waiting.readUInt8(4)
      waiting = waiting.subarray(headerBytes + length)
      onFrame(kind, payload)
    }
  }
}

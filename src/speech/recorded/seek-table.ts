import { frameAt } from '../mp3-frames.ts'

/** kbit/s of the frame that carries the table: at every rate it holds the table's 156 bytes, and not much more. */
const bitrateBits = { version1: 5, version2: 8 }
const tableEntries = 100
const framesBytesAndTable = 7

/**
 * A frame without sound that tells players how long an MP3 of variable bit rate is and where each hundredth of it begins
 * (Xing's header): without it they jump to the wrong sentence. Undefined for a constant rate, where they reckon rightly.
 */
export function seekTable(mp3: Buffer): Buffer | undefined {
  const starts: number[] = []
  const bitrates = new Set<number>()
  for (let at = 0; at < mp3.length; ) {
    const frame = frameAt(mp3, at)
    if (!frame) return undefined
    starts.push(at)
    bitrates.add(frame.bitrate)
    at += frame.length
  }
  if (bitrates.size < 2) return undefined
  const head = emptyHead(mp3)
  const table = Buffer.alloc(frameAt(head, 0)?.length ?? 0)
  head.copy(table)
  const total = table.length + mp3.length
  const at = head.length + sideInfoBytes(head)
  table.write('Xing', at, 'latin1')
  table.writeUInt32BE(framesBytesAndTable, at + 4)
  table.writeUInt32BE(starts.length, at + 8)
  table.writeUInt32BE(total, at + 12)
  for (let i = 0; i < tableEntries; i++) {
    const start = starts[Math.floor((i * starts.length) / tableEntries)] ?? 0
    table[at + 16 + i] = Math.floor((256 * (table.length + start)) / total)
  }
  return table
}

/** The head of the first frame at another bit rate, without checksum and padding. */
function emptyHead(mp3: Buffer): Buffer {
  const head = Buffer.from(mp3.subarray(0, 4))
  const bits = isVersion1(head) ? bitrateBits.version1 : bitrateBits.version2
  head[1] = (head[1] ?? 0) | 1
  head[2] = (bits << 4) | ((head[2] ?? 0) & 0x0c)
  return head
}

function isVersion1(head: Buffer): boolean {
  return (((head[1] ?? 0) >> 3) & 3) === 3
}

/** Bytes between the head of a frame and what Xing's header takes the place of. */
export function sideInfoBytes(head: Buffer): number {
  const isMono = (head[3] ?? 0) >> 6 === 3
  return isVersion1(head) ? (isMono ? 17 : 32) : isMono ? 9 : 17
}

import { randomInt } from 'node:crypto'
import { oggPages, pageFlag } from './ogg-page.ts'
import { opusRate, opusSampleRate, preSkip, samplesPerPacket, unpackOpus } from './opus-packets.ts'

/** At most a second on a page, so that players can seek and begin soon (RFC 7845, 4). */
const packetsOnPage = opusRate / samplesPerPacket

/**
 * One Ogg Opus stream (RFC 7845) of pieces as `opus-packets.ts` packs them, page by page as the pieces come. Positions
 * run on across the pieces; the last packet is held back until it is known to be the last, and says where the sound ends.
 */
export async function* oggOpus(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const page = oggPages(randomInt(2 ** 32))
  let ready: Buffer[] = [page([identification()], 0, pageFlag.first), page([comments()], 0)]
  let written = 0
  let held: Uint8Array[] = []
  let end = 0
  for await (const piece of pieces) {
    const { samples, packets } = unpackOpus(piece)
    end = (written + held.length) * samplesPerPacket + preSkip + samples
    const waiting = [...held, ...packets]
    held = waiting.splice(-1)
    for (let at = 0; at < waiting.length; at += packetsOnPage) {
      const these = waiting.slice(at, at + packetsOnPage)
      written += these.length
      ready.push(page(these, written * samplesPerPacket))
    }
    yield Buffer.concat(ready)
    ready = []
  }
  yield Buffer.concat([...ready, page(held, end, pageFlag.last)])
}

function identification(): Buffer {
  const head = Buffer.alloc(19)
  head.write('OpusHead', 0)
  head.writeUInt8(1, 8)
  head.writeUInt8(1, 9)
  head.writeUInt16LE(preSkip, 10)
  head.writeUInt32LE(opusSampleRate, 12)
  return head
}

/** The name of the encoder, and no comment. */
function comments(): Buffer {
  const vendor = 'libopus'
  const tags = Buffer.alloc(8 + 4 + vendor.length + 4)
  tags.write('OpusTags', 0)
  tags.writeUInt32LE(vendor.length, 8)
  tags.write(vendor, 12)
  return tags
}

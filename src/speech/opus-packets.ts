/**
 * One piece of speech as Opus packets of 20 ms, packed into bytes for the cache: the length of the sound (uint32 LE, in
 * samples at Opus' own 48 kHz, without padding), then each packet after its length (uint16 LE).
 */
export interface OpusPiece {
  samples: number
  packets: Uint8Array[]
}

/** Opus counts at 48 kHz, whatever went in (RFC 7845, 4). */
export const opusRate = 48_000
/** Hz of what we encode: the nearest of Opus' own rates above espeak's, and Azure's. */
export const opusSampleRate = 24_000
/** At 48 kHz, 20 ms. */
export const samplesPerPacket = 960
/**
 * Samples at 48 kHz by which what is decoded comes late: libopus looks 6.5 ms ahead in speech mode. A listener's player
 * leaves them out at the beginning.
 */
export const preSkip = 312

export function packOpus({ samples, packets }: OpusPiece): Buffer {
  const head = Buffer.alloc(4)
  head.writeUInt32LE(samples)
  return Buffer.concat([
    head,
    ...packets.flatMap((packet) => [Buffer.of(packet.length & 0xff, packet.length >> 8), packet]),
  ])
}

export function unpackOpus(bytes: Uint8Array): OpusPiece {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  const packets: Uint8Array[] = []
  for (let at = 4; at < view.length; ) {
    const end = at + 2 + view.readUInt16LE(at)
    packets.push(view.subarray(at + 2, end))
    at = end
  }
  return { samples: view.readUInt32LE(0), packets }
}

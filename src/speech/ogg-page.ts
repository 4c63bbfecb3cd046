export const pageFlag = { first: 2, last: 4 } as const

/** Packets to one page with the position (granule) at its end. */
export type WritePage = (packets: readonly Uint8Array[], position: number, flag?: number) => Buffer

/**
 * Pages of one Ogg stream (RFC 3533), numbered as they are written. The packets must end on their page: together at most
 * 255 segments of 255 bytes.
 */
export function oggPages(serial: number): WritePage {
  let number = 0
  return (packets, position, flag = 0) => {
    const segments = packets.flatMap(({ length }) => [...Array(Math.floor(length / 255)).fill(255), length % 255])
    const head = Buffer.alloc(27)
    head.write('OggS', 0)
    head.writeUInt8(flag, 5)
    head.writeBigInt64LE(BigInt(position), 6)
    head.writeUInt32LE(serial, 14)
    head.writeUInt32LE(number++, 18)
    head.writeUInt8(segments.length, 26)
    const page = Buffer.concat([head, Buffer.from(segments), ...packets])
    page.writeUInt32LE(checksum(page), 22)
    return page
  }
}

/** CRC-32 with Ogg's own order of bits: most significant first, begun at 0. */
const polynomial = 0x04c11db7
const remainders = Uint32Array.from({ length: 256 }, (_, byte) => {
  let remainder = byte << 24
  for (let bit = 0; bit < 8; bit++) remainder = remainder < 0 ? (remainder << 1) ^ polynomial : remainder << 1
  return remainder
})

function checksum(bytes: Uint8Array): number {
  let crc = 0
  for (const byte of bytes) crc = ((crc << 8) ^ (remainders[(crc >>> 24) ^ byte] ?? 0)) >>> 0
  return crc
}

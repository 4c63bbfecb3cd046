import { OggOpusDecoder } from 'ogg-opus-decoder'

/** What a player hears of an Ogg Opus stream, mono at 48 kHz, −1 to 1. Throws when a packet cannot be decoded. */
export async function decodeOpus(bytes: Uint8Array): Promise<Float32Array> {
  const decoder = new OggOpusDecoder()
  await decoder.ready
  const { channelData, errors, sampleRate } = await decoder.decodeFile(bytes)
  decoder.free()
  if (errors.length > 0 || sampleRate !== 48_000) throw new Error(errors.map(({ message }) => message).join())
  return channelData[0] ?? new Float32Array(0)
}

export interface OggPage {
  flags: number
  position: number
  serial: number
  number: number
  checksum: number
  /** As the standard has it: over the page with zeros in the checksum's place, bit by bit. */
  rightChecksum: number
  body: Buffer
}

/** The pages of an Ogg stream (RFC 3533). Throws when anything else stands between them. */
export function oggPages(bytes: Buffer): OggPage[] {
  const pages: OggPage[] = []
  for (let at = 0; at < bytes.length; ) {
    if (bytes.toString('latin1', at, at + 4) !== 'OggS') throw new Error(`no page at ${at}`)
    const bodyAt = at + 27 + bytes.readUInt8(at + 26)
    const end = bodyAt + bytes.subarray(at + 27, bodyAt).reduce((sum, length) => sum + length, 0)
    const page = Buffer.from(bytes.subarray(at, end))
    page.fill(0, 22, 26)
    pages.push({
      flags: bytes.readUInt8(at + 5),
      position: Number(bytes.readBigInt64LE(at + 6)),
      serial: bytes.readUInt32LE(at + 14),
      number: bytes.readUInt32LE(at + 18),
      checksum: bytes.readUInt32LE(at + 22),
      rightChecksum: crc(page),
      body: bytes.subarray(bodyAt, end),
    })
    at = end
  }
  return pages
}

function crc(bytes: Buffer): number {
  let register = 0
  for (const byte of bytes) {
    register ^= byte << 24
    for (let bit = 0; bit < 8; bit++) register = register < 0 ? (register << 1) ^ 0x04c11db7 : register << 1
  }
  return register >>> 0
}

import { inflateSync } from 'node:zlib'

const headerBytes = 44
const entryBytes = 20
const openHeaderBytes = 12
const openEntryBytes = 16

/** A WOFF 1.0 font as the plain one that it packs (W3C WOFF File Format 1.0): tables inflated, its directory rewritten. */
export function openWoff(woff: Buffer): Buffer {
  if (woff.toString('latin1', 0, 4) !== 'wOFF') throw new Error('no WOFF font')
  const count = woff.readUInt16BE(12)
  const header = Buffer.alloc(openHeaderBytes + count * openEntryBytes)
  woff.copy(header, 0, 4, 8)
  const power = Math.floor(Math.log2(count))
  header.writeUInt16BE(count, 4)
  header.writeUInt16BE(openEntryBytes << power, 6)
  header.writeUInt16BE(power, 8)
  header.writeUInt16BE((count - (1 << power)) * openEntryBytes, 10)
  const tables: Buffer[] = []
  let end = header.length
  for (let i = 0; i < count; i++) {
    const entry = headerBytes + i * entryBytes
    const [start, packed, length, checksum] = [4, 8, 12, 16].map((at) => woff.readUInt32BE(entry + at)) as [
      number,
      number,
      number,
      number,
    ]
    const bytes = woff.subarray(start, start + packed)
    const table = packed < length ? inflateSync(bytes) : bytes
    const at = openHeaderBytes + i * openEntryBytes
    woff.copy(header, at, entry, entry + 4)
    header.writeUInt32BE(checksum, at + 4)
    header.writeUInt32BE(end, at + 8)
    header.writeUInt32BE(length, at + 12)
    // Tables begin at multiples of four bytes.
    tables.push(table, Buffer.alloc(-length & 3))
    end += length + (-length & 3)
  }
  return Buffer.concat([header, ...tables])
}

import { createHash } from 'node:crypto'

/** Magic and version, length of what follows the digest, SHA-256 of it. */
const magic = Buffer.from('YNA1')
const headerBytes = magic.length + 4 + 32

/** Whatever the store gives back, we can tell whether it is what we gave it. */
export function seal(payload: Buffer): Buffer {
  const length = Buffer.alloc(4)
  length.writeUInt32LE(payload.length)
  return Buffer.concat([magic, length, digest(payload), payload])
}

/** The payload, or undefined when a byte is missing, added or changed. */
export function unseal(bytes: Buffer): Buffer | undefined {
  if (bytes.length < headerBytes || !bytes.subarray(0, magic.length).equals(magic)) return undefined
  const payload = bytes.subarray(headerBytes)
  if (bytes.readUInt32LE(magic.length) !== payload.length) return undefined
  return digest(payload).equals(bytes.subarray(magic.length + 4, headerBytes)) ? payload : undefined
}

function digest(payload: Buffer): Buffer {
  return createHash('sha256').update(payload).digest()
}

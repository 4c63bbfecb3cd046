import { createHash, randomBytes, randomFillSync } from 'node:crypto'

const idBytes = 16
/** Drawn for many ids at once: a draw costs more than all else about an id. */
const drawn = Buffer.alloc(256 * idBytes)
let used = drawn.length

/** An opaque random id: 128 bit, 22 characters, safe in a URL, and as a word of a command, where none may begin with a dash. */
export function newId(): string {
  for (;;) {
    const id = drawId()
    if (!id.startsWith('-')) return id
  }
}

function drawId(): string {
  if (used === drawn.length) {
    randomFillSync(drawn)
    used = 0
  }
  used += idBytes
  return drawn.toString('base64url', used - idBytes, used)
}

/** A bearer secret: 256 bit. Only its hash is stored. */
export function newToken(): string {
  return randomBytes(32).toString('base64url')
}

export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('base64url')
}

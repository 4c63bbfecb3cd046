import { createHash, randomBytes } from 'node:crypto'

/** An opaque random id: 128 bit, 22 characters, safe in a URL. */
export function newId(): string {
  return randomBytes(16).toString('base64url')
}

/** A bearer secret: 256 bit. Only its hash is stored. */
export function newToken(): string {
  return randomBytes(32).toString('base64url')
}

export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('base64url')
}

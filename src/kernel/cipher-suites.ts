import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  hkdfSync,
  type KeyObject,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto'

export const suiteNames = ['aes-256-gcm', 'sm4-ctr-hmac-sm3'] as const
export type SuiteName = (typeof suiteNames)[number]

/** Authenticated encryption: `bound` is not in the result, and opens it only when it is the same. */
export interface CipherSuite<Key = unknown> {
  /** With what sealed values begin. */
  version: string
  nonceBytes: number
  /** How much longer a sealed value is than what was sealed. */
  tagBytes: number
  /** Of a key as bytes. */
  keyBytes: number
  newKey(): Buffer
  keyOf(bytes: Buffer): Key
  derive(from: KeyObject, use: string): Key
  /** Tag, then ciphertext. */
  encrypt(key: Key, nonce: Uint8Array, bytes: Uint8Array, bound: Buffer): Buffer
  /** Throws when anything differs from what was encrypted. */
  decrypt(key: Key, nonce: Uint8Array, sealed: Uint8Array, bound: Buffer): Buffer
}

// Keys are objects: with one as bytes Node takes five times as long.

const aes256Gcm: CipherSuite<KeyObject> = {
  version: 'v1',
  nonceBytes: 12,
  tagBytes: 16,
  keyBytes: 32,
  newKey: () => randomBytes(32),
  keyOf: createSecretKey,
  derive: (from, use) => createSecretKey(Buffer.from(hkdfSync('sha256', from, '', use, 32))),
  encrypt(key, nonce, bytes, bound) {
    const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: 16 }).setAAD(bound)
    const body = Buffer.concat([cipher.update(bytes), cipher.final()])
    return Buffer.concat([cipher.getAuthTag(), body])
  },
  decrypt(key, nonce, sealed, bound) {
    const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: 16 }).setAAD(bound)
    decipher.setAuthTag(sealed.subarray(0, 16))
    return Buffer.concat([decipher.update(sealed.subarray(16)), decipher.final()])
  },
}

interface Sm4Key {
  cipher: KeyObject
  mac: KeyObject
}

/** The national algorithms (GB/T 32907, GB/T 32905), encrypt then authenticate: what GB/T 39786 asks for. */
const sm4CtrHmacSm3: CipherSuite<Sm4Key> = {
  version: 'v2',
  nonceBytes: 16,
  tagBytes: 32,
  keyBytes: 48,
  newKey: () => randomBytes(48),
  keyOf: (bytes) => ({
    cipher: createSecretKey(bytes.subarray(0, 16)),
    mac: createSecretKey(bytes.subarray(16)),
  }),
  derive: (from, use) => sm4CtrHmacSm3.keyOf(Buffer.from(hkdfSync('sm3', from, '', use, 48))),
  encrypt({ cipher, mac }, nonce, bytes, bound) {
    const body = createCipheriv('sm4-ctr', cipher, nonce).update(bytes)
    return Buffer.concat([sm3Tag(mac, nonce, body, bound), body])
  },
  decrypt({ cipher, mac }, nonce, sealed, bound) {
    const body = sealed.subarray(32)
    if (!timingSafeEqual(sm3Tag(mac, nonce, body, bound), sealed.subarray(0, 32))) throw new Error('another tag')
    return createDecipheriv('sm4-ctr', cipher, nonce).update(body)
  },
}

/** The length of what is bound stands first: nothing can be moved from there into the ciphertext. */
function sm3Tag(mac: KeyObject, nonce: Uint8Array, body: Uint8Array, bound: Buffer): Buffer {
  const length = Buffer.alloc(4)
  length.writeUInt32BE(bound.length)
  return createHmac('sm3', mac).update(length).update(bound).update(nonce).update(body).digest()
}

export const suites: Record<SuiteName, CipherSuite> = {
  'aes-256-gcm': aes256Gcm as CipherSuite,
  'sm4-ctr-hmac-sm3': sm4CtrHmacSm3 as CipherSuite,
}

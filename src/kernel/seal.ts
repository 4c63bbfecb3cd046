import { createHmac, createSecretKey, hkdfSync, type KeyObject, randomBytes } from 'node:crypto'
import { type CipherSuite, suites } from './cipher-suites.ts'
import type { KeyRing } from './key-ring.ts'

/**
 * Seals values for the place where they are kept, such as `drafts.content:<id>`: moved elsewhere they do not
 * open. Opening throws a `SealFault`.
 */
export interface Seals {
  seal(text: string, place: string): string
  open(sealed: string, place: string): string
  sealBytes(bytes: Uint8Array, place: string): Buffer
  openBytes(sealed: Uint8Array, place: string): Buffer
  /**
   * Equal for equal values, 43 characters of which nobody without the key learns the value, so that it can be looked up
   * and kept unique. Indexes of two purposes cannot be compared.
   */
  blindIndex(purpose: string, value: string): string
  /** The id of the key that the indexes are made with. */
  indexKey: string
  /** With what every value begins that the current key sealed: `<version of the suite>.<key id>.` */
  head: string
}

export class SealFault extends Error {
  readonly code: 'seal.garbled' | 'seal.key_unknown' | 'seal.broken'
  constructor(code: SealFault['code'], cause?: unknown) {
    super(code, { cause })
    this.name = 'SealFault'
    this.code = code
  }
}

/** `v1.` and an id of at most 32 characters with its dot. */
const headPattern = /^(v[12])\.([\w-]{1,32})\./
const longestHead = 3 + 32 + 1
const suiteOf = new Map(Object.values(suites).map((suite) => [suite.version, suite]))

/**
 * Envelopes: each value has a random key of its own, which is wrapped by the ring's current key, both by the ring's suite.
 * `<version>.<key id>.` and then nonce, tag and ciphertext of the wrapped key, tag and ciphertext of the value; as text in
 * base64url. Head and place are authenticated with both. What another suite of `suites` sealed opens as well.
 * `indexKey` makes the blind indexes, whatever seals today: they must stay what they are.
 */
export function createSeals(ring: KeyRing, indexKey = ring.current): Seals {
  const indexing = ring.keys.get(indexKey)
  if (indexing === undefined) throw new SealFault('seal.key_unknown')
  const indexKeys = new Map<string, KeyObject>()
  const wrapping = new Map<string, unknown>()
  const suiteNow = suites[ring.suite]

  function wrappingKey(suite: CipherSuite, id: string): unknown {
    const name = `${suite.version}.${id}`
    const key = ring.keys.get(id)
    if (key === undefined) throw new SealFault('seal.key_unknown')
    if (!wrapping.has(name)) wrapping.set(name, suite.derive(key, 'yunnan-help wrap'))
    return wrapping.get(name)
  }

  function sealBody(bytes: Uint8Array, head: string, place: string): Buffer {
    const dataKey = suiteNow.newKey()
    const nonce = randomBytes(suiteNow.nonceBytes)
    const bound = Buffer.from(head + place)
    const wrapped = suiteNow.encrypt(wrappingKey(suiteNow, ring.current), nonce, dataKey, bound)
    const body = suiteNow.encrypt(suiteNow.keyOf(dataKey), onlyNonce(suiteNow), bytes, bound)
    return Buffer.concat([nonce, wrapped, body])
  }

  function openBody(body: Uint8Array, { text, suite, keyId }: Head, place: string): Buffer {
    const key = wrappingKey(suite, keyId)
    const wrappedBytes = suite.nonceBytes + suite.tagBytes + suite.keyBytes
    if (body.length < wrappedBytes + suite.tagBytes) throw new SealFault('seal.garbled')
    const bound = Buffer.from(text + place)
    const nonce = body.subarray(0, suite.nonceBytes)
    try {
      const dataKey = suite.decrypt(key, nonce, body.subarray(suite.nonceBytes, wrappedBytes), bound)
      return suite.decrypt(suite.keyOf(dataKey), onlyNonce(suite), body.subarray(wrappedBytes), bound)
    } catch (error) {
      throw new SealFault('seal.broken', error)
    }
  }

  const headNow = `${suiteNow.version}.${ring.current}.`
  return {
    indexKey,
    head: headNow,
    seal: (text, place) => headNow + sealBody(Buffer.from(text), headNow, place).toString('base64url'),
    open(sealed, place) {
      const head = headOf(sealed)
      return openBody(Buffer.from(sealed.slice(head.text.length), 'base64url'), head, place).toString('utf8')
    },
    sealBytes: (bytes, place) => Buffer.concat([Buffer.from(headNow), sealBody(bytes, headNow, place)]),
    openBytes(sealed, place) {
      const head = headOf(Buffer.from(sealed.subarray(0, longestHead)).toString('latin1'))
      return openBody(sealed.subarray(head.text.length), head, place)
    },
    blindIndex(purpose, value) {
      const key = indexKeys.get(purpose) ?? deriveIndexKey(indexing, purpose)
      indexKeys.set(purpose, key)
      return createHmac('sha256', key).update(value).digest('base64url')
    },
  }
}

interface Head {
  text: string
  suite: CipherSuite
  keyId: string
}

function headOf(sealed: string): Head {
  const [text, version, keyId] = headPattern.exec(sealed) ?? []
  const suite = suiteOf.get(version ?? '')
  if (text === undefined || keyId === undefined || suite === undefined) throw new SealFault('seal.garbled')
  return { text, suite, keyId }
}

/** A data key encrypts one value, so its nonce need not differ. */
function onlyNonce(suite: CipherSuite): Buffer {
  return Buffer.alloc(suite.nonceBytes)
}

function deriveIndexKey(key: KeyObject, purpose: string): KeyObject {
  return createSecretKey(Buffer.from(hkdfSync('sha256', key, '', `yunnan-help index ${purpose}`, 32)))
}

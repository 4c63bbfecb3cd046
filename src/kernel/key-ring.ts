import { createSecretKey, type KeyObject, randomBytes } from 'node:crypto'
import { type SuiteName, suiteNames } from './cipher-suites.ts'

/** The keys that everything personal is sealed with, by id. */
export interface KeyRing {
  /** Seals what is written from now on. */
  current: string
  /** How. What another suite sealed opens all the same. */
  suite: SuiteName
  keys: ReadonlyMap<string, KeyObject>
}

const keyBytes = 32
/** Stands in every sealed value between two dots. */
const keyIdPattern = /^[\w-]{1,32}$/

/**
 * Reads `{"current": "<key id>", "suite": "aes-256-gcm", "keys": {"<key id>": "<base64 of 32 bytes>"}}`; without a suite it is
 * that one. Throws an Error that says what is wrong, and nothing of any key.
 */
export function readKeyRing(text: string): KeyRing {
  const file = parse(text)
  if (!isRecord(file)) throw new Error('not a JSON object')
  const { current, suite = 'aes-256-gcm', keys, ...rest } = file
  if (Object.keys(rest).length > 0) throw new Error('holds more than "current", "suite" and "keys"')
  if (!isSuite(suite)) throw new Error(`"suite" must be ${suiteNames.join(' or ')}`)
  if (!isRecord(keys)) throw new Error('"keys" must be an object of key ids')
  const ring = new Map(Object.entries(keys).map(([id, key]) => [id, readKey(id, key)]))
  if (typeof current !== 'string' || !ring.has(current)) {
    throw new Error('"current" must be the id of one of "keys"')
  }
  const distinct = new Set([...ring.values()].map((key) => key.export().toString('base64')))
  if (distinct.size < ring.size) throw new Error('the same key stands under two ids')
  return { current, suite, keys: ring }
}

/** The text of a ring with one new key, named by the day (`2026-11-26`). */
export function newKeyRing(day: string, suite: SuiteName = 'aes-256-gcm'): string {
  return `${JSON.stringify({ current: day, suite, keys: { [day]: newKey() } }, null, 2)}\n`
}

/**
 * The text of the ring with a new key that seals from now on, by another suite perhaps; throws as `readKeyRing`, and when the
 * id is taken.
 */
export function addKey(text: string, id: string, suite: SuiteName = readKeyRing(text).suite): string {
  if (readKeyRing(text).keys.has(id)) throw new Error(`there is a key ${id} already`)
  const { keys } = JSON.parse(text) as { keys: Record<string, string> }
  return `${JSON.stringify({ current: id, suite, keys: { ...keys, [id]: newKey() } }, null, 2)}\n`
}

/** The text of the ring without a key; throws as `readKeyRing`, and when there is no such key or it is the current one. */
export function dropKey(text: string, id: string): string {
  const { current, suite, keys: known } = readKeyRing(text)
  if (!known.has(id)) throw new Error(`there is no key ${id}`)
  if (id === current) throw new Error(`key ${id} seals what is written now: rotate first`)
  const { [id]: _, ...keys } = (JSON.parse(text) as { keys: Record<string, string> }).keys
  return `${JSON.stringify({ current, suite, keys }, null, 2)}\n`
}

function newKey(): string {
  return randomBytes(keyBytes).toString('base64')
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // The parser's message quotes the text.
    throw new Error('not JSON')
  }
}

export function isSuite(value: unknown): value is SuiteName {
  return suiteNames.some((name) => name === value)
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function readKey(id: string, key: unknown): KeyObject {
  if (!keyIdPattern.test(id)) throw new Error('a key id is 1 to 32 letters, digits, - or _')
  const bytes = typeof key === 'string' ? Buffer.from(key, 'base64') : Buffer.alloc(0)
  if (bytes.length !== keyBytes || bytes.toString('base64') !== key) {
    throw new Error(`key ${id} must be the base64 of ${keyBytes} bytes`)
  }
  return createSecretKey(bytes)
}

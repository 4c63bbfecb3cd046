import { isSm2Pair, isSm2Public, newSm2Pair, type Sm2Pair } from './sm2.ts'

/** The keys that the anchors of the audit are signed with, by id. */
export interface SigningKeys {
  /** Signs from now on; undefined where there are public halves only, as an auditor has them. */
  current: { id: string; pair: Sm2Pair } | undefined
  /** The public half of every key that ever signed. */
  publicKeys: ReadonlyMap<string, string>
}

interface KeyFile {
  current?: string
  private?: string
  public: Record<string, string>
}

const keyIdPattern = /^[\w-]{1,32}$/

/**
 * Reads `{"current": "<key id>", "private": "<64 hex>", "public": {"<key id>": "<130 hex>"}}`; without the first two it can
 * only verify. Throws an Error that says what is wrong, and nothing of any key.
 */
export function readSigningKeys(text: string): SigningKeys {
  const { current, private: secret, public: halves } = parse(text)
  for (const [id, half] of Object.entries(halves)) {
    if (!keyIdPattern.test(id)) throw new Error('a key id is 1 to 32 letters, digits, - or _')
    if (typeof half !== 'string' || !isSm2Public(half)) throw new Error(`key ${id} is no point of the SM2 curve`)
  }
  const publicKeys = new Map(Object.entries(halves))
  if (publicKeys.size === 0) throw new Error('holds no key')
  if (current === undefined && secret === undefined) return { current: undefined, publicKeys }
  const half = publicKeys.get(current ?? '')
  if (current === undefined || half === undefined) throw new Error('"current" must be the id of one of "public"')
  const pair = { private: secret ?? '', public: half }
  if (!isSm2Pair(pair)) throw new Error('"private" does not belong to the current key')
  return { current: { id: current, pair }, publicKeys }
}

/** The text of a file with one new key, named by the day (`2026-11-26`). */
export function newSigningKeys(day: string): string {
  return textOf(day, {})
}

/** The text with a new key that signs from now on; of the one before only the public half stays. Throws as `readSigningKeys`. */
export function addSigningKey(text: string, id: string): string {
  const { publicKeys } = readSigningKeys(text)
  if (publicKeys.has(id)) throw new Error(`there is a key ${id} already`)
  return textOf(id, Object.fromEntries(publicKeys))
}

/** What an auditor needs to verify, and nobody can sign with. Throws as `readSigningKeys`. */
export function publicHalves(text: string): string {
  return `${JSON.stringify({ public: Object.fromEntries(readSigningKeys(text).publicKeys) }, null, 2)}\n`
}

function textOf(id: string, earlier: Record<string, string>): string {
  const pair = newSm2Pair()
  const file: KeyFile = { current: id, private: pair.private, public: { ...earlier, [id]: pair.public } }
  return `${JSON.stringify(file, null, 2)}\n`
}

function parse(text: string): KeyFile {
  let file: unknown
  try {
    file = JSON.parse(text)
  } catch {
    // The parser's message quotes the text.
    throw new Error('not JSON')
  }
  if (typeof file !== 'object' || file === null) throw new Error('not a JSON object')
  const { current, private: secret, public: halves, ...rest } = file as Record<string, unknown>
  const isShaped =
    Object.keys(rest).length === 0 &&
    [current, secret].every((each) => each === undefined || typeof each === 'string') &&
    typeof halves === 'object' &&
    halves !== null
  if (!isShaped) throw new Error('must hold "current", "private" and "public", or "public" alone')
  return file as KeyFile
}

import { z } from 'zod'
import { canonicalJson } from '../kernel/canonical-json.ts'
import type { SigningKeys } from '../kernel/signing-keys.ts'
import { signSm2, verifySm2 } from '../kernel/sm2.ts'
import { sm3 } from '../kernel/sm3.ts'

/** The end of the audit on one day, as it is written and signed outside the database. */
export interface Anchor {
  /** In Yunnan, `YYYY-MM-DD`. */
  day: string
  /** The last entry and its hash. */
  seq: number
  hash: string
  /** How many entries there were. */
  count: number
  /** SM3 of the line before; '' for the first. */
  previous: string
}

const shape = z.strictObject({
  day: z.string(),
  seq: z.int(),
  hash: z.string(),
  count: z.int(),
  previous: z.string(),
  key: z.string(),
  signature: z.string(),
})

/** What signs: no other text that the same key may sign one day can be taken for an anchor. */
function signedText(anchor: Anchor, key: string): string {
  return canonicalJson({ form: 'audit-anchor-1', ...anchor, key })
}

export function anchorLine(anchor: Anchor, { id, pair }: NonNullable<SigningKeys['current']>): string {
  return canonicalJson({ ...anchor, key: id, signature: signSm2(signedText(anchor, id), pair) })
}

export function lineHash(line: string | undefined): string {
  return line === undefined ? '' : sm3(line)
}

/** The anchor of a line whose signature is right, or what is wrong with it. */
export function readAnchor(
  line: string,
  publicKeys: SigningKeys['publicKeys'],
): Anchor | 'unreadable' | 'key-unknown' | 'signature-wrong' {
  const parsed = parse(line)
  if (parsed === undefined) return 'unreadable'
  const { key, signature, ...anchor } = parsed
  const publicKey = publicKeys.get(key)
  if (publicKey === undefined) return 'key-unknown'
  return verifySm2(signedText(anchor, key), signature, publicKey) ? anchor : 'signature-wrong'
}

/** Of which day a line is, signed or not; undefined when it is none. */
export function dayOfLine(line: string | undefined): string | undefined {
  return line === undefined ? undefined : parse(line)?.day
}

function parse(line: string): z.output<typeof shape> | undefined {
  try {
    return shape.parse(JSON.parse(line))
  } catch {
    return undefined
  }
}

import { createHmac, timingSafeEqual } from 'node:crypto'
import { QueryTypes, type Sequelize } from 'sequelize'
import { ApiKey } from '../../models/api-key.ts'
import type { Clock } from '../kernel/clock.ts'
import { Problem } from '../kernel/errors.ts'
import type { ClientActor } from '../policies/actor.ts'

/** What a call is signed over; `target` is the path with its query, `bodyHash` SHA-256 in hexadecimal. */
export interface Signed {
  method: string
  target: string
  timestamp: string
  nonce: string
  bodyHash: string
}

/** A clock may be as wrong as this; so long a nonce is remembered, before and after. */
const mostSkewSeconds = 300
const noncePattern = /^[\w-]{16,64}$/
const hashPattern = /^[0-9a-f]{64}$/

/**
 * Whether a call was signed by who has the secret of its key, now and for the first time. Throws `auth.signature_missing`
 * when the client must sign and did not, `auth.signature_wrong`, `auth.signature_stale`, `auth.signature_replayed`.
 */
export type CheckSignature = (actor: ClientActor, signed: Signed, signature: string) => Promise<void>

export function signatureChecker({ sequelize, clock }: { sequelize: Sequelize; clock: Clock }): CheckSignature {
  return async ({ signing }, signed, signature) => {
    if (signature === '') {
      if (signing?.isNeeded) throw new Problem('auth.signature_missing')
      return
    }
    const key = signing && (await ApiKey.findByPk(signing.keyId))
    if (!key?.signingSecret || !isWellFormed(signed)) throw new Problem('auth.signature_wrong')
    const [expected, given] = [Buffer.from(signatureOf(key.signingSecret, signed)), Buffer.from(signature)]
    if (expected.length !== given.length || !timingSafeEqual(expected, given)) throw new Problem('auth.signature_wrong')
    const now = clock.now()
    const skew = Math.abs(now.getTime() / 1000 - Number(signed.timestamp))
    if (skew > mostSkewSeconds) throw new Problem('auth.signature_stale')
    if (!(await isFirst(sequelize, key.id, signed.nonce, now))) throw new Problem('auth.signature_replayed')
  }
}

/** HMAC-SHA-256 in hexadecimal over method, path with query, timestamp, nonce and hash of the body, a line each. */
export function signatureOf(secret: string, { method, target, timestamp, nonce, bodyHash }: Signed): string {
  return createHmac('sha256', secret).update([method, target, timestamp, nonce, bodyHash].join('\n')).digest('hex')
}

function isWellFormed({ timestamp, nonce, bodyHash }: Signed): boolean {
  return /^\d{1,12}$/.test(timestamp) && noncePattern.test(nonce) && hashPattern.test(bodyHash)
}

/** For all processes together. What no clock could still vouch for is forgotten. */
async function isFirst(sequelize: Sequelize, keyId: string, nonce: string, now: Date): Promise<boolean> {
  await sequelize.query('DELETE FROM used_nonces WHERE until_at < $1', { bind: [now] })
  const until = new Date(now.getTime() + 2 * mostSkewSeconds * 1000)
  const added = await sequelize.query(
    `INSERT INTO used_nonces (key_id, nonce, until_at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING RETURNING nonce`,
    { bind: [keyId, nonce, until], type: QueryTypes.SELECT },
  )
  return added.length > 0
}

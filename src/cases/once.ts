import { createHash } from 'node:crypto'
import type { Sequelize } from 'sequelize'
import { QueryTypes } from 'sequelize'
import { IdempotencyKey } from '../../models/idempotency-key.ts'
import { insertTogether } from '../db/insert-together.ts'
import type { Transactions } from '../db/transaction.ts'
import { Problem } from '../kernel/errors.ts'
import type { CitizenActor, StaffActor } from '../policies/actor.ts'

export interface OnceRequest {
  /** Whose key it is: keys of two people never meet. */
  owner: string
  key: string
  body: unknown
  now: Date
}

export function ownerOfKey(actor: CitizenActor | StaffActor): string {
  return actor.kind === 'citizen' ? `citizen:${actor.citizenId}` : `staff:${actor.staffId}`
}

/** The same value has the same digest, however its keys are ordered. */
function digest(value: unknown): string {
  const ordered = (node: unknown): unknown =>
    Array.isArray(node)
      ? node.map(ordered)
      : node !== null && typeof node === 'object'
        ? Object.fromEntries(
            Object.entries(node)
              .sort(([a], [b]) => (a < b ? -1 : 1))
              .map(([key, child]) => [key, ordered(child)]),
          )
        : node
  return createHash('sha256')
    .update(JSON.stringify(ordered(value)))
    .digest('base64url')
}

/**
 * Runs `work` once per key, in one transaction with the record of its answer. A repetition gets the first answer; the
 * same key with another body is `idempotency.mismatch`; a twin that is still running is `idempotency.in_flight`.
 */
export async function once<T extends object>(
  world: { transaction: Transactions; sequelize: Sequelize },
  request: OnceRequest,
  work: () => Promise<T>,
): Promise<{ answer: T; replayed: boolean }> {
  const { owner, key, now } = request
  const bodyHash = digest(request.body)
  return world.transaction(async () => {
    const known = await lockKey(world, owner, key)
    if (known !== null) {
      if (known.bodyHash !== bodyHash) throw new Problem('idempotency.mismatch')
      return { answer: known.answer as T, replayed: true }
    }
    const answer = await work()
    const kept = { owner, key, bodyHash, answer: answer as Record<string, unknown>, createdAt: now }
    await insertTogether([IdempotencyKey.build(kept)])
    return { answer, replayed: false }
  })
}

/**
 * Holds the key to the end of the transaction and gives what is known of it. Two statements in one message: the second sees
 * what whoever held the key before has committed.
 */
async function lockKey(
  { sequelize }: { sequelize: Sequelize },
  owner: string,
  key: string,
): Promise<IdempotencyKey | null> {
  const [lock, known] = await sequelize.query<{ taken?: boolean }>(
    `SELECT pg_try_advisory_xact_lock(hashtextextended(:lock, 0)) AS taken;
     SELECT owner, key, body_hash AS "bodyHash", answer FROM idempotency_keys WHERE owner = :owner AND key = :key`,
    { replacements: { lock: `${owner}\n${key}`, owner, key }, type: QueryTypes.SELECT },
  )
  if (!lock?.taken) throw new Problem('idempotency.in_flight', { retryAfter: 1 })
  return known === undefined ? null : IdempotencyKey.build(known as never, { raw: true, isNewRecord: false })
}

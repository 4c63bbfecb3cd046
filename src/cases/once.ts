import { createHash } from 'node:crypto'
import type { Sequelize } from 'sequelize'
import { QueryTypes } from 'sequelize'
import { IdempotencyKey } from '../../models/idempotency-key.ts'
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
    const [lock] = await world.sequelize.query<{ taken: boolean }>(
      'SELECT pg_try_advisory_xact_lock(hashtextextended($1, 0)) AS taken',
      { bind: [`${owner}\n${key}`], type: QueryTypes.SELECT },
    )
    if (!lock?.taken) throw new Problem('idempotency.in_flight', { retryAfter: 1 })
    const known = await IdempotencyKey.findOne({ where: { owner, key } })
    if (known !== null) {
      if (known.bodyHash !== bodyHash) throw new Problem('idempotency.mismatch')
      return { answer: known.answer as T, replayed: true }
    }
    const answer = await work()
    await IdempotencyKey.create({ owner, key, bodyHash, answer: answer as Record<string, unknown>, createdAt: now })
    return { answer, replayed: false }
  })
}

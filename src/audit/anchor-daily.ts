import { QueryTypes } from 'sequelize'
import { AuditEntry } from '../../models/audit-entry.ts'
import { takeTurn } from '../db/take-turn.ts'
import type { Transactions } from '../db/transaction.ts'
import { type Clock, dayInYunnan } from '../kernel/clock.ts'
import type { SigningKeys } from '../kernel/signing-keys.ts'
import { anchorLine, dayOfLine, lineHash } from './anchor-line.ts'
import type { AnchorStore } from './anchor-store.ts'

export interface AnchoringWorld {
  transaction: Transactions
  clock: Clock
  anchors: AnchorStore
  signer: NonNullable<SigningKeys['current']>
}

/** Writes down where the audit ends, once a day, also by several processes with one folder. Returns whether it did. */
export async function anchorDaily(world: AnchoringWorld): Promise<boolean> {
  const day = dayInYunnan(world.clock.now())
  if (dayOfLine((await world.anchors.lines()).at(-1)) === day) return false
  return world.transaction(async () => {
    await takeTurn(AuditEntry, 'anchor')
    const last = (await world.anchors.lines()).at(-1)
    if (dayOfLine(last) === day) return false
    const { seq, hash, count } = await endOfAudit()
    await world.anchors.add(anchorLine({ day, seq, hash, count, previous: lineHash(last) }, world.signer))
    return true
  })
}

/** The end as it is kept, the last entry, and how many there are, all of one moment. */
export async function endOfAudit(): Promise<{ seq: number; hash: string; last: number; count: number }> {
  const [end] =
    (await AuditEntry.sequelize?.query<Record<'seq' | 'hash' | 'last' | 'count', string>>(
      `SELECT h.seq, h.hash, e.last, e.count
     FROM audit_head h, (SELECT coalesce(max(seq), 0) AS last, count(*) AS count FROM audit_entries) e`,
      { type: QueryTypes.SELECT },
    )) ?? []
  if (end === undefined) return { seq: 0, hash: '', last: 0, count: 0 }
  return { seq: Number(end.seq), hash: end.hash, last: Number(end.last), count: Number(end.count) }
}

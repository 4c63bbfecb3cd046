import { QueryTypes } from 'sequelize'
import { AuditEntry } from '../../models/audit-entry.ts'
import { transactionClient } from '../db/transaction.ts'
import { type ChainedEntry, hashOf } from './chain.ts'

/** An entry whose place in the chain is not taken yet. */
export type Unchained = Omit<ChainedEntry, 'seq' | 'actorKind'> & Pick<AuditEntry, 'actorKind'>

/**
 * Puts entries at the end of the chain, as the last that a transaction does: the end is locked from here to the commit, so
 * the chain never forks, and nobody holds it while they wait for something else.
 */
export async function append(entries: readonly Unchained[]): Promise<{ answered: Promise<unknown> }> {
  const { sequelize } = AuditEntry
  if (sequelize === undefined) throw new Error('the models are not bound')
  const [head] = await sequelize.query<{ seq: string; hash: string }>('SELECT seq, hash FROM audit_head FOR UPDATE', {
    type: QueryTypes.SELECT,
  })
  if (head === undefined) throw new Error('the audit has no end to add to')
  let seq = Number(head.seq)
  let previous = head.hash
  const rows = entries.map((entry) => {
    seq++
    const row = { ...entry, seq, priorHash: previous, hash: hashOf(previous, { ...entry, seq }) }
    previous = row.hash
    return row
  })
  const column = (name: keyof (typeof rows)[number]) => rows.map((row) => row[name])
  const answered = transactionClient().query(
    `WITH added AS (
       INSERT INTO audit_entries (seq, at, actor_kind, actor_id, action, subject_kind, subject_id, division, details, prior_hash, hash)
       SELECT * FROM unnest($3::bigint[], $4::timestamptz[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[],
         $10::text[], $11::text[], $12::text[], $13::text[])
     )
     UPDATE audit_head SET seq = $1, hash = $2`,
    [
      seq,
      previous,
      column('seq'),
      rows.map(({ at }) => at.toISOString()),
      column('actorKind'),
      column('actorId'),
      column('action'),
      column('subjectKind'),
      column('subjectId'),
      column('division'),
      column('details'),
      column('priorHash'),
      column('hash'),
    ],
  )
  // Heard of by whoever awaits it behind the commit.
  answered.catch(() => undefined)
  return { answered }
}

import { QueryTypes, type Sequelize } from 'sequelize'
import { AuditEntry } from '../../models/audit-entry.ts'
import { type ChainedEntry, hashOf } from '../../src/audit/chain.ts'

/** Numbers that look random and are the same in every run. */
export function drawing(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

type Row = ChainedEntry & { priorHash: string; hash: string }

export interface Tampering {
  name: string
  run(sequelize: Sequelize, draw: (below: number) => number, anchoredUpTo: number): Promise<void>
}

async function allRows(): Promise<Row[]> {
  const rows = await AuditEntry.findAll({ order: [['seq', 'ASC']], raw: true })
  return rows.map((row) => ({ ...row, seq: Number(row.seq) }))
}

/** What stands in the database afterwards, numbered and its end kept as a careful forger would. */
async function writeAll(sequelize: Sequelize, rows: Row[], { withEnd }: { withEnd: boolean }): Promise<void> {
  await sequelize.query('DELETE FROM audit_entries')
  await AuditEntry.bulkCreate(rows as never)
  const last = rows.at(-1)
  if (withEnd)
    await sequelize.query('UPDATE audit_head SET seq = $1, hash = $2', { bind: [last?.seq ?? 0, last?.hash ?? ''] })
}

/** Numbers and hashes as they would be had the rows been written so, from the one at `index` on. */
function forgedFrom(index: number, rows: Row[]): Row[] {
  let priorHash = rows[index - 1]?.hash ?? ''
  return rows.map((row, at) => {
    if (at < index) return row
    const forged = { ...row, seq: at + 1, priorHash }
    priorHash = hashOf(forged.priorHash, forged)
    return { ...forged, hash: priorHash }
  })
}

const otherValues: Record<string, string> = {
  seq: 'seq + 100000',
  at: "at + interval '1 millisecond'",
  actor_kind: "CASE actor_kind WHEN 'system' THEN 'nobody' ELSE 'system' END",
  actor_id: "coalesce(actor_id, '') || 'x'",
  action: "action || '.x'",
  subject_kind: "subject_kind || 'x'",
  subject_id: "coalesce(subject_id, '') || 'x'",
  division: "CASE division WHEN '53' THEN NULL ELSE '53' END",
  details: "replace(details, '}', ' }')",
  prior_hash: 'reverse(hash)',
  hash: 'reverse(hash)',
}

const edits: Tampering[] = Object.entries(otherValues).map(([column, value]) => ({
  name: `edit of ${column}`,
  async run(sequelize, draw) {
    const seq = 1 + draw(await AuditEntry.count())
    const [, count] = await sequelize.query(`UPDATE audit_entries SET ${column} = ${value} WHERE seq = $1`, {
      bind: [seq],
      type: QueryTypes.UPDATE,
    })
    if (count !== 1) throw new Error('nothing was changed')
  },
}))

const others: Tampering[] = [
  {
    name: 'deletion of one',
    async run(sequelize, draw) {
      await sequelize.query('DELETE FROM audit_entries WHERE seq = $1', { bind: [1 + draw(await AuditEntry.count())] })
    },
  },
  {
    name: 'deletion of one, the rest numbered anew',
    async run(sequelize, draw) {
      const rows = await allRows()
      rows.splice(draw(rows.length), 1)
      const numbered = rows.map((row, at) => ({ ...row, seq: at + 1 }))
      await writeAll(sequelize, numbered, { withEnd: true })
    },
  },
  {
    name: 'insertion of one with a right hash of its own',
    async run(sequelize, draw) {
      const rows = await allRows()
      const at = draw(rows.length)
      const priorHash = rows[at - 1]?.hash ?? ''
      const forged = { ...(rows[draw(rows.length)] as Row), seq: at + 1, action: 'test.forged', priorHash }
      const later = rows.slice(at).map((row) => ({ ...row, seq: row.seq + 1 }))
      const inserted = [...rows.slice(0, at), { ...forged, hash: hashOf(priorHash, forged) }, ...later]
      await writeAll(sequelize, inserted, { withEnd: true })
    },
  },
  {
    name: 'one more at the end with a right hash',
    async run(sequelize) {
      const rows = await allRows()
      const last = rows.at(-1) as Row
      await writeAll(sequelize, forgedFrom(rows.length, [...rows, { ...last, action: 'test.forged' }]), {
        withEnd: false,
      })
    },
  },
  {
    name: 'exchange of two',
    async run(sequelize, draw) {
      const rows = await allRows()
      const at = draw(rows.length - 1)
      const [one, two] = rows.slice(at, at + 2) as [Row, Row]
      rows.splice(at, 2, { ...two, seq: one.seq }, { ...one, seq: two.seq })
      await writeAll(sequelize, rows, { withEnd: true })
    },
  },
  {
    name: 'exchange of two with right hashes of their own',
    async run(sequelize, draw) {
      const rows = await allRows()
      const at = draw(rows.length - 2)
      const [one, two] = rows.slice(at, at + 2) as [Row, Row]
      const forged = forgedFrom(at, [...rows.slice(0, at), two, one])
      await writeAll(sequelize, [...forged, ...rows.slice(at + 2)], { withEnd: true })
    },
  },
  {
    name: 'cut of the end, without its kept end',
    async run(sequelize, draw) {
      await writeAll(sequelize, (await allRows()).slice(0, -1 - draw(5)), { withEnd: false })
    },
  },
  {
    name: 'cut of what an anchor vouches for, with its kept end',
    async run(sequelize, draw, anchoredUpTo) {
      await writeAll(sequelize, (await allRows()).slice(0, draw(anchoredUpTo)), { withEnd: true })
    },
  },
  {
    name: 'edit of one, everything after it hashed anew',
    async run(sequelize, draw, anchoredUpTo) {
      const rows = await allRows()
      const at = draw(anchoredUpTo)
      rows[at] = { ...(rows[at] as Row), action: 'test.forged' }
      await writeAll(sequelize, forgedFrom(at, rows), { withEnd: true })
    },
  },
  {
    name: 'deletion of one, everything after it hashed anew',
    async run(sequelize, draw, anchoredUpTo) {
      const rows = await allRows()
      const at = draw(anchoredUpTo)
      rows.splice(at, 1)
      await writeAll(sequelize, forgedFrom(at, rows), { withEnd: true })
    },
  },
]

export const tamperings: readonly Tampering[] = [...edits, ...others]

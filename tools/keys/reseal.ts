import { QueryTypes, type Sequelize } from 'sequelize'
import type { SealedTable } from '../../models/sealed-column.ts'
import { photoPlace } from '../../src/cases/add-attachment.ts'
import type { FileStore } from '../../src/cases/ports.ts'
import type { Transactions } from '../../src/db/transaction.ts'
import type { Seals } from '../../src/kernel/seal.ts'
import { notUnder } from './status.ts'

/** Rows that are locked at a time. */
const batch = 200

/**
 * Seals the values of a table under the current key and suite that are not yet, in transactions of a few rows: ended at any
 * time, it goes on where it was. `tell` hears after each how many rows are done; `signal` ends it between two. Returns how
 * many rows.
 */
export async function resealTable(
  { sequelize, transaction, seals }: { sequelize: Sequelize; transaction: Transactions; seals: Seals },
  { table, key, columns }: SealedTable,
  { tell = () => undefined, signal }: { tell?: (rows: number) => void; signal?: AbortSignal } = {},
): Promise<number> {
  let count = 0
  while (signal?.aborted !== true) {
    const done = await transaction(async () => {
      const rows = await sequelize.query<Record<string, string | null>>(
        `SELECT ${[...key, ...columns].join(', ')} FROM ${table} WHERE ${notUnder(columns)} LIMIT ${batch} FOR UPDATE`,
        { bind: [seals.head], type: QueryTypes.SELECT },
      )
      for (const row of rows) await resealRow(sequelize, seals, { table, key, columns }, row)
      return rows.length
    })
    count += done
    tell(count)
    if (done < batch) break
  }
  return count
}

async function resealRow(
  sequelize: Sequelize,
  seals: Seals,
  { table, key, columns }: SealedTable,
  row: Record<string, string | null>,
): Promise<void> {
  const values = columns.map((column) => {
    const place = [`${table}.${column}`, ...key.map((part) => row[part])].join(':')
    const sealed = row[column] ?? null
    return sealed === null ? null : seals.seal(seals.open(sealed, place), place)
  })
  const sets = columns.map((column, index) => `${column} = $${key.length + index + 1}`)
  const where = key.map((part, index) => `${part} = $${index + 1}`)
  await sequelize.query(`UPDATE ${table} SET ${sets.join(', ')} WHERE ${where.join(' AND ')}`, {
    bind: [...key.map((part) => row[part]), ...values],
  })
}

/** Seals a photo under the current key, if it is not yet; also one that was kept plain. Returns whether it did. */
export async function resealPhoto(files: FileStore, seals: Seals, id: string): Promise<boolean> {
  const kept = await files.get(id)
  if (kept === null || kept.toString('latin1', 0, seals.head.length) === seals.head) return false
  const isPlain = kept[0] === 0xff && kept[1] === 0xd8
  await files.put(id, seals.sealBytes(isPlain ? kept : seals.openBytes(kept, photoPlace(id)), photoPlace(id)))
  return true
}

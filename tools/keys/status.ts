import { QueryTypes, type Sequelize } from 'sequelize'
import type { SealedTable } from '../../models/sealed-column.ts'
import type { Seals } from '../../src/kernel/seal.ts'

export interface SealedRows {
  table: string
  rows: number
  /** Rows with a value that another key or suite sealed. */
  left: number
}

/** A condition on rows that hold a value which is not sealed under the head `$1`. */
export function notUnder(columns: string[]): string {
  return columns.map((column) => `NOT starts_with(${column}, $1)`).join(' OR ')
}

/** How far the rows of a table are under the current key and suite. */
export async function sealedRows(sequelize: Sequelize, seals: Seals, table: SealedTable): Promise<SealedRows> {
  const [counted] = await sequelize.query<{ rows: string; left: string }>(
    `SELECT count(*) AS rows, count(*) FILTER (WHERE ${notUnder(table.columns)}) AS left FROM ${table.table}`,
    { bind: [seals.head], type: QueryTypes.SELECT },
  )
  return { table: table.table, rows: Number(counted?.rows), left: Number(counted?.left) }
}

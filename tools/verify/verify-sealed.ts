import { QueryTypes, type Sequelize } from 'sequelize'
import { type SealedTable, sealedTables } from '../../models/sealed-column.ts'
import type { Seals } from '../../src/kernel/seal.ts'
import { find, type Verified, verified } from './finding.ts'

/** Rows in memory at a time. */
const batch = 500

type Row = Record<string, string | null>

/** Every sealed value opens with the keys; with `sample` so many rows of each table, drawn anew each time. */
export async function verifySealed(
  { sequelize, seals, sample }: { sequelize: Sequelize; seals: Seals; sample?: number | undefined },
  tell: (line: string) => void,
): Promise<Verified> {
  const part = verified('sealed values')
  for (const table of sealedTables(Object.values(sequelize.models))) {
    for await (const row of sample === undefined ? allRows(sequelize, table) : someRows(sequelize, table, sample)) {
      openRow(row, table, seals, part)
    }
    tell(`sealed values, with ${table.table}: ${part.looked}`)
  }
  return part
}

function openRow(row: Row, { table, key, columns }: SealedTable, seals: Seals, part: Verified): void {
  for (const column of columns) {
    const sealed = row[column] ?? null
    if (sealed === null) continue
    part.looked++
    try {
      JSON.parse(seals.open(sealed, [`${table}.${column}`, ...key.map((name) => row[name])].join(':')))
    } catch {
      find(part, `${table}.${column} of a row does not open with these keys: ${idOf(row, key)}`)
    }
  }
}

/** Keys of one column are ids; of several, one is what a client made up. */
function idOf(row: Row, key: string[]): string {
  return key.length === 1 ? String(row[key[0] ?? '']) : 'its key is of several columns'
}

async function* allRows(sequelize: Sequelize, { table, key, columns }: SealedTable): AsyncGenerator<Row> {
  const list = [...key, ...columns].join(', ')
  const after = `(${key.join(', ')}) > (${key.map((_, index) => `$${index + 1}`).join(', ')})`
  for (let last: Row | undefined; ; ) {
    const rows: Row[] = await sequelize.query<Row>(
      `SELECT ${list} FROM ${table} ${last === undefined ? '' : `WHERE ${after}`} ORDER BY ${key.join(', ')} LIMIT ${batch}`,
      { ...(last === undefined ? {} : { bind: key.map((name) => last?.[name]) }), type: QueryTypes.SELECT },
    )
    yield* rows
    if (rows.length < batch) return
    last = rows.at(-1)
  }
}

async function* someRows(
  sequelize: Sequelize,
  { table, key, columns }: SealedTable,
  sample: number,
): AsyncGenerator<Row> {
  yield* await sequelize.query<Row>(
    `SELECT ${[...key, ...columns].join(', ')} FROM ${table} ORDER BY random() LIMIT ${sample}`,
    { type: QueryTypes.SELECT },
  )
}

import { QueryTypes, type Sequelize } from 'sequelize'

export interface Table {
  name: string
  columns: string[]
}

/** Rows in memory at a time. */
const batch = 100

/**
 * Every table of the service, by name. Jobs have a schema of their own and are none of them: whatever still has to be done stands
 * in a table, and the next start makes the jobs anew.
 */
export function tablesOf(sequelize: Sequelize): Promise<Table[]> {
  return sequelize.query<Table>(
    `SELECT c.relname AS name, json_agg(a.attname ORDER BY a.attnum) AS columns
     FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
       JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
     WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p') GROUP BY 1 ORDER BY 1`,
    { type: QueryTypes.SELECT },
  )
}

/** The rows of a table as JSON, a few at a time, in the current transaction. What is sealed stays sealed. */
export async function* rowsOf(sequelize: Sequelize, { name }: Table): AsyncGenerator<string[]> {
  await sequelize.query(`DECLARE part NO SCROLL CURSOR FOR SELECT row_to_json(t)::text AS line FROM "${name}" t`)
  for (;;) {
    const rows = await sequelize.query<{ line: string }>(`FETCH ${batch} FROM part`, { type: QueryTypes.SELECT })
    if (rows.length === 0) break
    yield rows.map(({ line }) => line)
  }
  await sequelize.query('CLOSE part')
}

/** Takes out what migrations wrote: it is in the backup as well. A table without rows, as the audit, is left alone. */
export async function emptyTable(sequelize: Sequelize, { name }: Table): Promise<void> {
  const [rows] = await sequelize.query(`SELECT 1 FROM "${name}" LIMIT 1`)
  if (rows.length > 0) await sequelize.query(`TRUNCATE "${name}"`)
}

/** Puts rows that `rowsOf` gave into a table of the same columns. */
export async function putRows(sequelize: Sequelize, { name, columns }: Table, lines: string[]): Promise<void> {
  const list = columns.map((column) => `"${column}"`).join(', ')
  await sequelize.query(
    `INSERT INTO "${name}" (${list}) SELECT ${list} FROM json_populate_recordset(NULL::"${name}", $1::json)`,
    { bind: [`[${lines.join(',')}]`] },
  )
}

interface Reference {
  name: string
  table: string
  definition: string
}

/**
 * Runs `work` without the references between tables, so that rows may come in any order, and puts them back: PostgreSQL then
 * checks all rows. To be called in a transaction.
 */
export async function withoutReferences(sequelize: Sequelize, work: () => Promise<void>): Promise<void> {
  const references = await sequelize.query<Reference>(
    `SELECT o.conname AS name, c.relname AS table, pg_get_constraintdef(o.oid) AS definition
     FROM pg_constraint o JOIN pg_class c ON c.oid = o.conrelid JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE o.contype = 'f' AND n.nspname = 'public' ORDER BY 2, 1`,
    { type: QueryTypes.SELECT },
  )
  for (const { name, table } of references) await sequelize.query(`ALTER TABLE "${table}" DROP CONSTRAINT "${name}"`)
  await work()
  await sequelize.query('SET LOCAL statement_timeout = 0')
  for (const { name, table, definition } of references) {
    await sequelize.query(`ALTER TABLE "${table}" ADD CONSTRAINT "${name}" ${definition}`)
  }
}

/** How far each sequence has come. Read after the rows, it is never behind what they hold. */
export async function sequencesOf(sequelize: Sequelize): Promise<Record<string, number>> {
  const rows = await sequelize.query<{ name: string; last: string }>(
    "SELECT sequencename AS name, coalesce(last_value, 0) AS last FROM pg_sequences WHERE schemaname = 'public' ORDER BY 1",
    { type: QueryTypes.SELECT },
  )
  return Object.fromEntries(rows.map(({ name, last }) => [name, Number(last)]))
}

export async function putSequences(sequelize: Sequelize, sequences: Record<string, number>): Promise<void> {
  for (const [name, last] of Object.entries(sequences)) {
    if (last > 0) await sequelize.query('SELECT setval($1, $2)', { bind: [name, last] })
  }
}

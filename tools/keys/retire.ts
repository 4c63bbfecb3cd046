import { QueryTypes, type Sequelize } from 'sequelize'
import { Attachment } from '../../models/attachment.ts'
import type { FileStore } from '../../src/cases/ports.ts'
import { suites } from '../../src/kernel/cipher-suites.ts'

interface Kept {
  sequelize: Sequelize
  files: FileStore
}

interface Column {
  table: string
  column: string
}

/**
 * What a key still seals, a line each with how much it is: `cases: 12 rows`, `photos: 3`; nothing when it can go. Looks through
 * every column of text of the whole database, whether or not a model knows that it is sealed, and at the head of every photo.
 */
export async function sealedUnder({ sequelize, files }: Kept, keyId: string): Promise<string[]> {
  const heads = Object.values(suites).map(({ version }) => `${version}.${keyId}.`)
  const columns = new Map<string, string[]>()
  for (const { table, column } of await columnsOfText(sequelize)) {
    columns.set(table, [...(columns.get(table) ?? []), column])
  }
  const found: string[] = []
  for (const [table, names] of columns) {
    const rows = await rowsWith(sequelize, table, names, heads)
    if (rows > 0) found.push(`${table.replace(/^public\./, '')}: ${rows} rows`)
  }
  const photos = await photosWith(files, heads)
  if (photos > 0) found.push(`photos: ${photos}`)
  return found
}

/** Also of lists of text and of JSON; names are quoted as SQL has them. */
function columnsOfText(sequelize: Sequelize): Promise<Column[]> {
  return sequelize.query<Column>(
    `SELECT format('%I.%I', n.nspname, c.relname) AS table, format('%I', a.attname) AS column
     FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_attribute a ON a.attrelid = c.oid
     WHERE c.relkind = 'r' AND n.nspname NOT IN ('pg_catalog', 'information_schema') AND a.attnum > 0 AND NOT a.attisdropped
       AND a.atttypid::regtype::text IN ('text', 'character varying', 'json', 'jsonb', 'text[]', 'character varying[]', 'bytea')
     ORDER BY 1, 2`,
    { type: QueryTypes.SELECT },
  )
}

async function rowsWith(sequelize: Sequelize, table: string, columns: string[], heads: string[]): Promise<number> {
  // As text a column of bytes is hexadecimal.
  const wanted = heads.flatMap((head) => [head, Buffer.from(head).toString('hex')])
  const holds = columns.flatMap((column) => wanted.map((_, at) => `position($${at + 1} in ${column}::text) > 0`))
  const [counted] = await sequelize.query<{ rows: string }>(
    `SELECT count(*) AS rows FROM ${table} WHERE ${holds.join(' OR ')}`,
    { bind: wanted, type: QueryTypes.SELECT },
  )
  return Number(counted?.rows)
}

async function photosWith(files: FileStore, heads: string[]): Promise<number> {
  let count = 0
  for (const { id } of await Attachment.findAll({ attributes: ['id'] })) {
    const start = (await files.get(id))?.toString('latin1', 0, Math.max(...heads.map(({ length }) => length))) ?? ''
    if (heads.some((head) => start.startsWith(head))) count++
  }
  return count
}

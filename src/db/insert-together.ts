import type { Model, ModelAttributeColumnOptions, ModelStatic } from 'sequelize'
import { isInTransaction } from './transaction.ts'

type Columns = Record<string, ModelAttributeColumnOptions>
/** The library's own writer of SQL, which its types leave out. */
interface InsertWriter {
  bulkInsertQuery(table: unknown, rows: object[], options: object, columns: Columns): string
}

/**
 * Inserts new rows of several tables in the order told and in one trip to the database, where `create` takes one for each.
 * What a row says nothing of is null. Throws as `create` does, and an Error outside a transaction: it would keep a part.
 */
export async function insertTogether(rows: readonly Model[]): Promise<void> {
  const [first] = rows
  if (first === undefined) return
  if (!isInTransaction()) throw new Error('not in a transaction')
  const { sequelize } = first
  const writer = sequelize.getQueryInterface().queryGenerator as InsertWriter
  const texts = runsOf(rows).map(([model, run]) => {
    const columns: Columns = {}
    for (const column of Object.values<ModelAttributeColumnOptions>(model.getAttributes())) {
      columns[column.field ?? ''] = column
    }
    return writer.bulkInsertQuery(model.getTableName(), run.map(valuesOf), {}, columns)
  })
  await sequelize.query(texts.join('\n'))
  for (const row of rows) {
    row.isNewRecord = false
    for (const name of Object.keys(row.dataValues)) row.changed(name as never, false)
  }
}

/** Rows of one table that stand next to each other go by one INSERT. */
function runsOf(rows: readonly Model[]): [ModelStatic<Model>, Model[]][] {
  const runs: [ModelStatic<Model>, Model[]][] = []
  for (const row of rows) {
    const model = row.constructor as ModelStatic<Model>
    const run = runs.at(-1)
    if (run?.[0] === model) run[1].push(row)
    else runs.push([model, [row]])
  }
  return runs
}

/** By the columns' own names. */
function valuesOf(row: Model): Record<string, unknown> {
  const values: Record<string, unknown> = {}
  const attributes: Columns = (row.constructor as ModelStatic<Model>).getAttributes()
  for (const [name, { field = name, allowNull }] of Object.entries(attributes)) {
    const value = row.getDataValue(name as never) as unknown
    if (value === undefined && allowNull === true) row.setDataValue(name as never, null as never)
    if (value !== undefined || allowNull === true) values[field] = value ?? null
  }
  return values
}

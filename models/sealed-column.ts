import { DataTypes, type Model, type ModelAttributeColumnOptions, type ModelStatic } from 'sequelize'
import type { Seals } from '../src/kernel/seal.ts'

interface SealedColumn extends ModelAttributeColumnOptions {
  sealed?: { index?(value: string): string }
}

/**
 * A column of text that holds a JSON value sealed, bound to its table, column and primary key, which has to be given
 * before the value. What is `indexed` is a text, of which the attribute `<name>Index` holds the blind index.
 */
export function sealedColumn(
  seals: Seals,
  name: string,
  { allowNull = false, indexed = false }: { allowNull?: boolean; indexed?: boolean } = {},
): ModelAttributeColumnOptions {
  const column: SealedColumn = {
    type: DataTypes.TEXT,
    allowNull,
    sealed: indexed ? { index: (value) => seals.blindIndex(name, value) } : {},
    get(this: Model) {
      const sealed = this.getDataValue(name) as string | null | undefined
      return sealed == null ? sealed : JSON.parse(textIn(this, name, sealed))
    },
    set(this: Model, value: unknown) {
      const isNothing = value === null || value === undefined
      if (isNothing) this.setDataValue(name, value)
      else {
        const text = JSON.stringify(value)
        const sealed = seals.seal(text, placeOf(this, name))
        this.setDataValue(name, sealed)
        remember(this, name, { sealed, text })
      }
      if (indexed) this.set(`${name}Index`, typeof value === 'string' ? seals.blindIndex(name, value) : null)
    },
  }
  return column

  function textIn(row: Model, name: string, sealed: string): string {
    const known = openOf.get(row)?.get(name)
    if (known?.sealed === sealed) return known.text
    const text = seals.open(sealed, placeOf(row, name))
    remember(row, name, { sealed, text })
    return text
  }
}

/** What sealed values of a row say, by attribute: opened once, however often the row is asked, and gone with it. */
const openOf = new WeakMap<Model, Map<string, { sealed: string; text: string }>>()

function remember(row: Model, name: string, value: { sealed: string; text: string }): void {
  const known = openOf.get(row) ?? new Map()
  openOf.set(row, known.set(name, value))
}

/**
 * The attribute and the blind index by which a sealed value is found, to be used as a condition or as a key. The name of
 * the value alone makes the index: a phone has the same one in all tables.
 */
export function sealedAs<N extends string>(model: ModelStatic<Model>, name: N, value: string) {
  const sealed = (model.getAttributes()[name] as SealedColumn | undefined)?.sealed
  if (sealed?.index === undefined) throw new Error(`${model.name}.${name} has no blind index`)
  return { [`${name}Index`]: sealed.index(value) } as { [K in `${N}Index`]: string }
}

/** Names as the database has them. */
export interface SealedTable {
  table: string
  key: string[]
  columns: string[]
}

/** The tables with sealed columns, for whoever seals them anew. */
export function sealedTables(models: ModelStatic<Model>[]): SealedTable[] {
  return models.flatMap((model) => {
    const attributes: Record<string, SealedColumn> = model.getAttributes()
    const named = (wanted: (column: SealedColumn) => boolean) =>
      Object.entries(attributes).flatMap(([name, column]) => (wanted(column) ? [column.field ?? name] : []))
    const columns = named(({ sealed }) => sealed !== undefined)
    const key = named(({ primaryKey }) => primaryKey === true)
    return columns.length === 0 ? [] : [{ table: model.tableName, key, columns }]
  })
}

/** A condition on a sealed column itself would never hold: it is a fault of whoever wrote it, told at once. */
export function refuseSealedConditions(model: ModelStatic<Model>): void {
  const columns: Record<string, SealedColumn> = model.getAttributes()
  const check = ({ where }: { where?: unknown }) => {
    for (const name of Object.keys((where as object | undefined) ?? {})) {
      if (columns[name]?.sealed) throw new Error(`${model.name}.${name} is sealed: ask by sealedAs`)
    }
  }
  model.addHook('beforeFind', check)
  model.addHook('beforeCount', check)
}

/** Where a value is kept: `idempotency_keys.answer:<owner>:<key>`. */
function placeOf(row: Model, name: string): string {
  const { tableName, primaryKeyAttributes, getAttributes } = row.constructor as ModelStatic<Model> & {
    primaryKeyAttributes: string[]
  }
  const key = primaryKeyAttributes.map((part) => row.getDataValue(part) as unknown)
  if (key.some((part) => typeof part !== 'string')) throw new Error(`${tableName}.${name} needs its primary key first`)
  const field = getAttributes.call(row.constructor as ModelStatic<Model>)[name]?.field ?? name
  return [`${tableName}.${field}`, ...key].join(':')
}

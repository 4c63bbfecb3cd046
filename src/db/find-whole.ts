import {
  type Association,
  DataTypes,
  type Model,
  type ModelAttributeColumnOptions,
  type ModelStatic,
  QueryTypes,
} from 'sequelize'

type Columns = Record<string, ModelAttributeColumnOptions>
type Row = Record<string, unknown>

/** Kinds of columns that JSON tells without loss. */
const toldByJson = ['TEXT', 'DATE', 'DATEONLY', 'INTEGER', 'BOOLEAN', 'JSONB', 'ARRAY']

/**
 * The row of `model` with this primary key and what belongs to it by the associations named, in one statement: with an
 * `include` of each, rows of two parts come as often as there are of both, or each part costs a statement more. Null when
 * there is none. Throws an Error for a part with a column that does not pass through JSON as it is.
 */
export async function findWhole<M extends Model>(
  model: ModelStatic<M>,
  key: string,
  parts: readonly string[],
): Promise<M | null> {
  const { sequelize } = model
  if (sequelize === undefined) throw new Error(`${model.name} has no database`)
  // Written into the statement it is one message to the server; as a parameter it is five.
  const sql = statementOf(model, parts) + sequelize.escape(key)
  const [row] = await sequelize.query<Row>(sql, { type: QueryTypes.SELECT })
  if (row === undefined) return null
  const whole = built(model, row)
  for (const part of parts) {
    const { target } = partOf(model, part)
    const value = row[part] as Row | Row[] | null
    Object.assign(whole, {
      [part]: Array.isArray(value) ? value.map((each) => built(target, each)) : value && built(target, value),
    })
  }
  return whole
}

const statements = new WeakMap<ModelStatic<Model>, Map<string, string>>()

/** Written once for each list of parts. */
function statementOf(model: ModelStatic<Model>, parts: readonly string[]): string {
  const known = statements.get(model) ?? new Map<string, string>()
  statements.set(model, known)
  const list = parts.join()
  const sql = known.get(list) ?? writtenFor(model, parts)
  known.set(list, sql)
  return sql
}

function writtenFor(model: ModelStatic<Model>, parts: readonly string[]): string {
  const belonging = parts.map((part) => {
    const { target, foreignKey, associationType } = partOf(model, part)
    assertTold(target)
    const [own, theirs] =
      associationType === 'BelongsTo'
        ? [fieldOf(model, foreignKey), fieldOf(target, target.primaryKeyAttribute)]
        : [fieldOf(model, model.primaryKeyAttribute), fieldOf(target, foreignKey)]
    const rows = associationType === 'HasMany' ? "coalesce(json_agg(p), '[]')" : 'to_json(p)'
    return `(SELECT ${rows} FROM "${target.tableName}" p WHERE p."${theirs}" = whole."${own}") AS "${part}"`
  })
  const key = fieldOf(model, model.primaryKeyAttribute)
  return `SELECT whole.*, ${belonging.join(', ')} FROM "${model.tableName}" whole WHERE whole."${key}" = `
}

function partOf(model: ModelStatic<Model>, part: string): Association {
  const association = model.associations[part]
  if (association === undefined) throw new Error(`${model.name} has no ${part}`)
  return association
}

function assertTold(model: ModelStatic<Model>): void {
  for (const [name, { type }] of Object.entries<ModelAttributeColumnOptions>(model.getAttributes())) {
    const kind = typeof type === 'string' ? type : type.key
    if (!toldByJson.includes(kind)) throw new Error(`${model.name}.${name} is lost in JSON`)
  }
}

function fieldOf(model: ModelStatic<Model>, attribute: string): string {
  return model.getAttributes()[attribute]?.field ?? attribute
}

function built<M extends Model>(model: ModelStatic<M>, row: Row): M {
  const columns: Columns = model.getAttributes()
  const values: Row = {}
  for (const [name, { field = name, type }] of Object.entries(columns)) {
    const value = row[field]
    values[name] = typeof value === 'string' && type instanceof DataTypes.DATE ? new Date(value) : value
  }
  return model.build(values as never, { isNewRecord: false, raw: true })
}

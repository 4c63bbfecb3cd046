/** The part of JSON Schema that our OpenAPI document uses. */
export interface Schema {
  $ref?: string
  type?: string | string[]
  enum?: unknown[]
  const?: unknown
  pattern?: string
  minimum?: number
  properties?: Record<string, Schema>
  items?: Schema
  oneOf?: Schema[]
  anyOf?: Schema[]
  allOf?: Schema[]
}

/** A body for the schema with every property given; a text is what `textFor` makes of the name of its property. */
export function inventBody(
  schema: Schema,
  textFor: (property: string, pattern: string | undefined) => string,
  named: Record<string, Schema>,
  property = '',
  depth = 0,
): unknown {
  const inside = (each: Schema, name = property) => inventBody(each, textFor, named, name, depth + 1)
  const { $ref, type, properties = {}, items, pattern, minimum, allOf } = schema
  if (depth > 12) return null
  if ($ref !== undefined) return inside(named[$ref.split('/').at(-1) ?? ''] ?? {})
  if (schema.const !== undefined) return schema.const
  if (schema.enum) return schema.enum[0]
  const [variant] = schema.oneOf ?? schema.anyOf ?? []
  if (variant) return inside(variant)
  if (allOf) return Object.assign({}, ...allOf.map((each) => inside(each)))
  const kind = Array.isArray(type) ? type[0] : type
  if (kind === 'object') {
    return Object.fromEntries(Object.entries(properties).map(([name, each]) => [name, inside(each, name)]))
  }
  if (kind === 'array') return [inside(items ?? {})]
  if (kind === 'integer' || kind === 'number') return Math.max(1, minimum ?? 1)
  return kind === 'boolean' ? true : textFor(property, pattern)
}

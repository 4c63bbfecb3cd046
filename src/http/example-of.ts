/** The part of JSON Schema from which an example can be told. */
export interface ExampleSchema {
  $ref?: string
  type?: string | string[]
  const?: unknown
  enum?: unknown[]
  examples?: unknown[]
  default?: unknown
  format?: string
  minimum?: number
  minLength?: number
  minItems?: number
  properties?: Record<string, ExampleSchema>
  required?: string[]
  items?: ExampleSchema
  prefixItems?: ExampleSchema[]
  oneOf?: ExampleSchema[]
  anyOf?: ExampleSchema[]
  allOf?: ExampleSchema[]
}

/** Deeper than any body or answer of ours, less than a schema that holds itself. */
const maxDepth = 10
const byFormat: Record<string, string> = {
  date: '2026-11-23',
  'date-time': '2026-11-23T09:30:00.000+08:00',
}

/**
 * What the schema allows, from the examples that stand in it, else the plainest value. A request has only what it must
 * have, an answer everything.
 */
export function exampleOf(
  schema: ExampleSchema,
  named: Record<string, ExampleSchema>,
  of: 'request' | 'answer',
  depth = 0,
): unknown {
  const inside = (each: ExampleSchema) => exampleOf(each, named, of, depth + 1)
  const { $ref, type, required = [], properties = {}, examples, minItems = 0 } = schema
  if (examples !== undefined) return examples[0]
  if ($ref !== undefined) return inside(named[$ref.split('/').at(-1) ?? ''] ?? {})
  if (schema.const !== undefined) return schema.const
  if (schema.enum !== undefined) return schema.enum[0]
  if (schema.default !== undefined) return schema.default
  const [variant] = schema.oneOf ?? schema.anyOf ?? []
  if (variant !== undefined) return inside(variant)
  if (schema.allOf !== undefined) return Object.assign({}, ...schema.allOf.map(inside))
  if (schema.prefixItems !== undefined) return schema.prefixItems.map(inside)
  switch (Array.isArray(type) ? type[0] : type) {
    case 'object': {
      const told = Object.entries(properties).filter(
        ([name]) => required.includes(name) || (of === 'answer' && depth < maxDepth),
      )
      return Object.fromEntries(told.map(([name, each]) => [name, inside(each)]))
    }
    case 'array': {
      const least = depth < maxDepth ? Math.max(1, minItems) : minItems
      return Array.from({ length: least }, () => inside(schema.items ?? {}))
    }
    case 'integer':
    case 'number':
      return Math.max(1, schema.minimum ?? 1)
    case 'boolean':
      return false
    case 'null':
      return null
    case 'string':
      return byFormat[schema.format ?? ''] ?? '样本'.padEnd(schema.minLength ?? 0, '样本')
    default:
      return {}
  }
}

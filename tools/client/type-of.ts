import type { Schema } from '../fuzz/document.ts'

/** The schema as a type of TypeScript. */
export function typeOf(schema: Schema): string {
  const { $ref, type, properties, items, prefixItems, additionalProperties, required = [] } = schema
  if ($ref !== undefined) return $ref.split('/').at(-1) ?? 'unknown'
  if ('const' in schema) return JSON.stringify(schema.const)
  if (schema.enum) return union(schema.enum.map((each) => JSON.stringify(each)))
  const variants = schema.oneOf ?? schema.anyOf
  if (variants) return union(variants.map(typeOf))
  if (schema.allOf) return schema.allOf.map(typeOf).join(' & ')
  if (Array.isArray(type)) return union(type.map((each) => typeOf({ ...schema, type: each })))
  switch (type) {
    case 'object': {
      if (properties) return objectOf(properties, required)
      return `Record<string, ${typeof additionalProperties === 'object' ? typeOf(additionalProperties) : 'unknown'}>`
    }
    case 'array':
      return prefixItems ? `[${prefixItems.map(typeOf).join(', ')}]` : `(${typeOf(items ?? {})})[]`
    case 'integer':
    case 'number':
      return 'number'
    case 'string':
      return schema.format === 'binary' ? 'Blob' : 'string'
    case 'boolean':
    case 'null':
      return type
    default:
      return 'unknown'
  }
}

export function objectOf(properties: Record<string, Schema>, required: readonly string[]): string {
  const members = Object.entries(properties).map(
    ([name, each]) => `${JSON.stringify(name)}${required.includes(name) ? '' : '?'}: ${typeOf(each)}`,
  )
  return `{ ${members.join('; ')} }`
}

function union(types: string[]): string {
  return [...new Set(types)].join(' | ')
}

/** Keywords of JSON Schema 2020-12 that the catalogue uses; `title` and `description` say nothing about validity. */
const known = new Set([
  '$schema',
  'title',
  'description',
  'type',
  'properties',
  'required',
  'additionalProperties',
  'allOf',
  'oneOf',
  'if',
  'then',
  'enum',
  'const',
  'contains',
  'items',
  'minItems',
  'maxItems',
  'uniqueItems',
  'minimum',
  'maximum',
  'pattern',
  'format',
  'minLength',
  'maxLength',
])
const types: Record<string, (value: unknown) => boolean> = {
  object: (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
  array: Array.isArray,
  string: (value) => typeof value === 'string',
  boolean: (value) => typeof value === 'boolean',
  integer: Number.isInteger,
}

// biome-ignore lint/suspicious/noExplicitAny: schemas are walked as they come.
type Json = any

/** Every keyword and type that stands in a schema is one of ours, and the parts that must be schemas are. */
export function strangeKeywords(schema: Json): string[] {
  const own = Object.keys(schema).filter((key) => !known.has(key))
  if (schema.type !== undefined && !(schema.type in types)) own.push(`type ${schema.type}`)
  const inner = [
    ...Object.values(schema.properties ?? {}),
    ...(schema.allOf ?? []),
    ...(schema.oneOf ?? []),
    ...['items', 'if', 'then', 'contains'].flatMap((key) => (schema[key] ? [schema[key]] : [])),
  ]
  return [...own, ...inner.flatMap(strangeKeywords)]
}

/** Whether a value conforms, by the meaning of those keywords in JSON Schema 2020-12. */
export function conforms(schema: Json, value: Json): boolean {
  const all: boolean[] = []
  if (schema.type) all.push(types[schema.type]?.(value) ?? false)
  if (schema.enum) all.push(schema.enum.includes(value))
  if ('const' in schema) all.push(schema.const === value)
  if (types['object']?.(value)) {
    all.push((schema.required ?? []).every((key: string) => Object.hasOwn(value, key)))
    const properties = schema.properties ?? {}
    for (const [key, each] of Object.entries(value)) {
      if (Object.hasOwn(properties, key)) all.push(conforms(properties[key], each))
      else if (schema.additionalProperties === false) all.push(false)
    }
  }
  if (Array.isArray(value)) {
    all.push(value.length >= (schema.minItems ?? 0), value.length <= (schema.maxItems ?? Number.POSITIVE_INFINITY))
    if (schema.items) all.push(value.every((each) => conforms(schema.items, each)))
    if (schema.contains) all.push(value.some((each) => conforms(schema.contains, each)))
    if (schema.uniqueItems) all.push(new Set(value).size === value.length)
  }
  if (typeof value === 'number') {
    all.push(
      value >= (schema.minimum ?? Number.NEGATIVE_INFINITY),
      value <= (schema.maximum ?? Number.POSITIVE_INFINITY),
    )
  }
  if (typeof value === 'string') {
    if (schema.pattern) all.push(new RegExp(schema.pattern, 'u').test(value))
    if (schema.format === 'date') all.push(/^\d{4}-\d{2}-\d{2}$/.test(value))
    const { length } = [...value]
    all.push(length >= (schema.minLength ?? 0), length <= (schema.maxLength ?? Number.POSITIVE_INFINITY))
  }
  if (schema.oneOf) all.push(schema.oneOf.filter((each: Json) => conforms(each, value)).length === 1)
  if (schema.allOf) all.push(schema.allOf.every((each: Json) => conforms(each, value)))
  if (schema.if && conforms(schema.if, value)) all.push(conforms(schema.then ?? {}, value))
  return all.every(Boolean)
}

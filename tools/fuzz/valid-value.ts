import fc from 'fast-check'
import type { Schema } from './document.ts'

type Named = Record<string, Schema>

const mostItems = 4
const usualMost = 1_000_000

/** Values that the schema allows: its own examples as often as invented ones. */
export function validValue(schema: Schema, named: Named, depth = 0): fc.Arbitrary<unknown> {
  const inside = (each: Schema) => validValue(each, named, depth + 1)
  const { $ref, examples } = schema
  if (depth > 12) return fc.constant(null)
  if ($ref !== undefined) return inside(named[$ref.split('/').at(-1) ?? ''] ?? {})
  if ('const' in schema) return fc.constant(schema.const)
  if (schema.enum) return fc.constantFrom(...schema.enum)
  if (examples) {
    const { examples: _, ...invented } = schema
    return fc.oneof(fc.constantFrom(...examples), inside(invented))
  }
  const variants = schema.oneOf ?? schema.anyOf
  if (variants) return fc.oneof(...variants.map(inside))
  if (schema.allOf) return ofAll(schema, schema.allOf, inside)
  const kinds = Array.isArray(schema.type) ? schema.type : [schema.type ?? 'any']
  return fc.oneof(...kinds.map((kind) => ofKind(kind, schema, inside)))
}

/** Of a text several patterns may be asked: what fits the first is tried against the others. */
function ofAll(
  { allOf: _, ...own }: Schema,
  parts: Schema[],
  inside: (schema: Schema) => fc.Arbitrary<unknown>,
): fc.Arbitrary<unknown> {
  if (own.type !== 'string') return fc.tuple(...parts.map(inside)).map((values) => Object.assign({}, ...values))
  return inside({ ...own, ...parts[0] }).filter((text) =>
    parts.every(({ pattern = '' }) => new RegExp(pattern, 'u').test(String(text))),
  )
}

function ofKind(
  kind: string,
  schema: Schema,
  inside: (schema: Schema) => fc.Arbitrary<unknown>,
): fc.Arbitrary<unknown> {
  const { minimum = -usualMost, maximum = usualMost, minItems = 0, maxItems = mostItems } = schema
  switch (kind) {
    case 'object':
      return anObject(schema, inside)
    case 'array':
      if (schema.prefixItems) return fc.tuple(...schema.prefixItems.map(inside))
      return fc.array(inside(schema.items ?? {}), {
        minLength: minItems,
        maxLength: Math.max(minItems, Math.min(maxItems, mostItems)),
      })
    case 'integer':
      return fc.integer({
        min: Math.max(minimum, -0x7fffffff),
        max: Math.max(minimum, Math.min(maximum, 0x7fffffff)),
      })
    case 'number':
      return fc.double({ min: minimum, max: maximum, noNaN: true })
    case 'boolean':
      return fc.boolean()
    case 'null':
      return fc.constant(null)
    case 'string':
      return aString(schema)
    default:
      return fc.jsonValue({ maxDepth: 2 })
  }
}

function anObject(
  { properties = {}, required = [], additionalProperties }: Schema,
  inside: (schema: Schema) => fc.Arbitrary<unknown>,
): fc.Arbitrary<object> {
  const named = Object.fromEntries(Object.entries(properties).map(([name, each]) => [name, inside(each)]))
  const known = fc.record(named, { requiredKeys: required, noNullPrototype: true })
  if (typeof additionalProperties !== 'object') return known
  const free = fc.dictionary(fc.stringMatching(/^[a-z]\w{0,10}$/), inside(additionalProperties), { maxKeys: 3 })
  return fc.tuple(known, free).map(([own, more]) => ({ ...more, ...own }))
}

function aString({ format, pattern, minLength = 0, maxLength = 200 }: Schema): fc.Arbitrary<string> {
  if (format === 'date')
    return fc
      .date({ min: new Date('1900-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
      .map((day) => day.toISOString().slice(0, 10))
  if (pattern !== undefined) return fc.stringMatching(new RegExp(pattern, 'u'))
  const most = Math.max(minLength, Math.min(maxLength, 200))
  return fc.oneof(
    fc.string({ unit: 'grapheme', minLength, maxLength: most }),
    fc
      .array(fc.constantFrom(...'昆明市呈贡区龙城街道水三天没有了，。12'), { minLength, maxLength: most })
      .map((each) => each.join('')),
  )
}

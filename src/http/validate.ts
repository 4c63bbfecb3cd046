import type { z } from 'zod'
import { type FieldCode, type FieldFault, fieldCodes, invalidFields, Problem } from '../kernel/errors.ts'
import { storageFaults } from './storable.ts'

type Issue = z.core.$ZodIssue

/** Parses with the schema, or throws `request.invalid` with one fault per field. */
export function validate<S extends z.ZodType>(schema: S, input: unknown): z.output<S> {
  const unfit = storageFaults(input)
  if (unfit.length > 0) throw invalidFields(...unfit)
  const parsed = schema.safeParse(input, { reportInput: true })
  if (parsed.success) return parsed.data
  throw new Problem('request.invalid', { errors: parsed.error.issues.flatMap((issue) => faultsOf(issue)) })
}

function faultsOf(issue: Issue): FieldFault[] {
  const path = issue.path.map(String).join('.')
  if (issue.code === 'invalid_union' && issue.errors.length > 0) {
    // The variant that fits best is the one that was meant.
    const [nearest = []] = issue.errors.toSorted((a, b) => a.length - b.length)
    return nearest.flatMap((each) => faultsOf({ ...each, path: [...issue.path, ...each.path] }))
  }
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({ path: path === '' ? key : `${path}.${key}`, code: 'field.unknown' as const }))
  }
  return [{ path, ...codeOf(issue) }]
}

function codeOf(issue: Issue): { code: FieldCode; params?: Record<string, string | number> } {
  switch (issue.code) {
    case 'invalid_type':
      return { code: issue.input === undefined ? 'field.required' : 'field.type' }
    case 'too_small':
      if (issue.origin === 'string' || issue.origin === 'array') {
        return issue.minimum === 1
          ? { code: 'field.required' }
          : { code: 'field.too_short', params: bound(issue.minimum) }
      }
      return { code: 'field.too_small', params: bound(issue.minimum) }
    case 'too_big':
      return issue.origin === 'string' || issue.origin === 'array'
        ? { code: 'field.too_long', params: bound(issue.maximum) }
        : { code: 'field.too_big', params: bound(issue.maximum) }
    case 'invalid_format':
      return { code: 'field.format' }
    case 'invalid_union':
    case 'invalid_value':
      return { code: issue.input === undefined ? 'field.required' : 'field.choice' }
    case 'custom':
      return {
        code: (fieldCodes as readonly string[]).includes(issue.message) ? (issue.message as FieldCode) : 'field.format',
      }
    default:
      return { code: issue.input === undefined ? 'field.required' : 'field.type' }
  }
}

function bound(value: number | bigint): { bound: number } {
  return { bound: Number(value) }
}

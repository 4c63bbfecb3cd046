import type { FieldFault } from '../kernel/errors.ts'

/** No form of ours nests deeper; whatever walks a body later may then do so by recursion. */
const maxDepth = 24

/**
 * Faults of a body that no schema sees: text that PostgreSQL cannot keep (a zero byte, half of a surrogate pair: jsonb
 * refuses both) and nesting without end. Walks without recursion, for the same reason.
 */
export function storageFaults(input: unknown): FieldFault[] {
  const faults: FieldFault[] = []
  const waiting: { path: string[]; value: unknown }[] = [{ path: [], value: input }]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { path, value } = next
    if (typeof value === 'string' && !isStorable(value)) faults.push({ path: path.join('.'), code: 'field.format' })
    if (typeof value !== 'object' || value === null) continue
    if (path.length === maxDepth) return [{ path: path[0] ?? '', code: 'field.format' }]
    for (const [key, child] of Object.entries(value)) {
      if (isStorable(key)) waiting.push({ path: [...path, key], value: child })
      else faults.push({ path: path.join('.'), code: 'field.format' })
    }
  }
  return faults
}

function isStorable(text: string): boolean {
  return !text.includes('\0') && text.isWellFormed()
}

import { invalidFields } from '../kernel/errors.ts'

export interface PageRequest {
  limit: number
  cursor?: string | undefined
}

export interface Page<R> {
  items: R[]
  nextCursor: string | null
}

const cursorForm = /^after-(\d{1,7})$/

/**
 * One page of a list that is in order. The cursor counts what came before; whoever pages across a new import may miss an
 * entry or meet one twice. Throws `request.invalid` for a cursor that was not given out.
 */
export function pageOfRows<R>(rows: readonly R[], { limit, cursor }: PageRequest): Page<R> {
  const from = cursor === undefined ? 0 : offsetOf(cursor)
  const to = from + limit
  return {
    items: rows.slice(from, to),
    nextCursor: to < rows.length ? Buffer.from(`after-${to}`).toString('base64url') : null,
  }
}

function offsetOf(cursor: string): number {
  const [, count] = cursorForm.exec(Buffer.from(cursor, 'base64url').toString()) ?? []
  if (count === undefined) throw invalidFields({ path: 'cursor', code: 'field.format' })
  return Number(count)
}

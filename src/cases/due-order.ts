import { literal, Op, type WhereOptions } from 'sequelize'
import { Case } from '../../models/case.ts'
import { invalidFields } from '../kernel/errors.ts'

/** The order of a desk that works by the clock: the first promise that runs out is first, what has none is last. */

/** After every date that a promise can have. */
const never = '9999-12-31T00:00:00.000Z'
const firstDue = `COALESCE((SELECT min(due_at) FROM case_clocks WHERE case_id = "Case"."id" AND stopped_at IS NULL AND paused_at IS NULL), '${never}')`

/** A page of ids first, then the cases with their parts: the order is of the promises, not of what is joined to a case. */
export async function findPageByDue(
  where: WhereOptions<Case>[],
  { limit, cursor }: { limit: number; cursor?: string | undefined },
  replacements: Record<string, unknown>,
): Promise<{ items: Case[]; nextCursor: string | null }> {
  const from = cursor === undefined ? undefined : readCursor(cursor)
  const after = from === undefined ? [] : [literal(`(${firstDue}, "Case"."id") > (:dueFrom, :idFrom)`)]
  const rows = await Case.findAll({
    attributes: ['id', [literal(firstDue), 'due']],
    where: { [Op.and]: [...where, ...after] },
    order: [literal('due'), 'id'],
    limit: limit + 1,
    replacements: { ...replacements, dueFrom: from?.due, idFrom: from?.id },
  })
  const page = rows.slice(0, limit)
  const cases = await Case.findAll({
    where: { id: page.map(({ id }) => id) },
    include: ['office', 'clocks', 'rating'],
  })
  const byId = new Map(cases.map((each) => [each.id, each]))
  const last = page.at(-1)
  return {
    items: page.flatMap(({ id }) => byId.get(id) ?? []),
    nextCursor: rows.length > limit && last ? writeCursor(last) : null,
  }
}

function writeCursor(row: Case): string {
  const due = new Date(row.get('due') as string | Date)
  return Buffer.from(`${due.toISOString()} ${row.id}`).toString('base64url')
}

/** `request.invalid` for one that was not given out. */
function readCursor(cursor: string): { due: Date; id: string } {
  const [time = '', id = ''] = Buffer.from(cursor, 'base64url').toString().split(' ')
  const due = new Date(time)
  if (Number.isNaN(due.getTime()) || due.toISOString() !== time || !/^[\w-]{22}$/.test(id)) {
    throw invalidFields({ path: 'cursor', code: 'field.format' })
  }
  return { due, id }
}

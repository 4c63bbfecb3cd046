import type { Database } from './connect.ts'

/**
 * Does something while no other process does anything under the same number. The work is not in a transaction: it may
 * begin and end its own. An embedded database belongs to one process, and has one connection.
 */
export async function alone<T>(
  { sequelize, transaction, kind }: Pick<Database, 'sequelize' | 'transaction' | 'kind'>,
  lock: number,
  work: () => Promise<T>,
): Promise<T> {
  if (kind === 'embedded') return work()
  const begun = Promise.withResolvers<void>()
  const over = Promise.withResolvers<void>()
  const turn = transaction(async () => {
    await sequelize.query(`SELECT pg_advisory_xact_lock(${lock})`)
    begun.resolve()
    await over.promise
  })
  turn.catch(begun.reject)
  await begun.promise
  try {
    return await work()
  } finally {
    over.resolve()
    await turn
  }
}

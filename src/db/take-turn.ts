import type { Model, ModelStatic } from 'sequelize'

/**
 * Waits until no other transaction holds the turn of this key, and holds it until the current one ends. For what a row
 * lock cannot guard: a row that does not exist yet.
 */
export async function takeTurn(model: ModelStatic<Model>, key: string): Promise<void> {
  await model.sequelize?.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', {
    bind: [`${model.tableName}\n${key}`],
  })
}

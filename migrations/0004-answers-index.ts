import type { Sequelize } from 'sequelize'

/** Answers are searched for what may be filed once only, such as the number of an invoice. */
export async function up(sequelize: Sequelize): Promise<void> {
  await sequelize.query('CREATE INDEX cases_answers ON cases USING gin (answers jsonb_path_ops)')
}

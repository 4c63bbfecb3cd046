import type { Sequelize } from 'sequelize'

/** What did not fit together about the places of a case when it was filed. */
export async function up(sequelize: Sequelize): Promise<void> {
  await sequelize.query(`ALTER TABLE cases ADD COLUMN place_findings jsonb NOT NULL DEFAULT '[]'`)
}

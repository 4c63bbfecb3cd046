import type { Sequelize } from 'sequelize'

/** What each caller of paid voices has had spoken on one day, the latest. */
export async function up(sequelize: Sequelize): Promise<void> {
  await sequelize.query(`
    CREATE TABLE voice_spending (
      payer text PRIMARY KEY,
      day date NOT NULL,
      characters integer NOT NULL
    );
  `)
}

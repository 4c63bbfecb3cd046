import type { Sequelize } from 'sequelize'

/** Whom a head finds waiting for leave, without going through all that was ever decided. */
export async function up(sequelize: Sequelize): Promise<void> {
  await sequelize.query('CREATE INDEX minor_grants_asked ON minor_grants (asked_at) WHERE decided_at IS NULL')
}

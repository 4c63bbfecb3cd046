import type { Sequelize } from 'sequelize'

/** What the catalogue said when a case was filed, and the numbers that counties set for themselves. */
export async function up(sequelize: Sequelize): Promise<void> {
  await sequelize.query(`
    CREATE TABLE catalogue_editions (
      version text PRIMARY KEY,
      content jsonb NOT NULL,
      kept_at timestamptz NOT NULL
    );
    CREATE TABLE local_promises (
      id text PRIMARY KEY,
      service_id text NOT NULL,
      division text NOT NULL,
      clocks jsonb NOT NULL,
      basis text NOT NULL,
      staff_id text NOT NULL REFERENCES staff,
      created_at timestamptz NOT NULL,
      ended_at timestamptz
    );
    CREATE UNIQUE INDEX local_promises_standing ON local_promises (service_id, division) WHERE ended_at IS NULL;
    ALTER TABLE cases ADD COLUMN promises jsonb;
  `)
}

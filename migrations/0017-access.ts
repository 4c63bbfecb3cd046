import type { Sequelize } from 'sequelize'

/** Who looked at what, and who may look at what is about a child. */
export async function up(sequelize: Sequelize): Promise<void> {
  await sequelize.query(`
    ALTER TABLE cases ADD COLUMN about_minor boolean NOT NULL DEFAULT false;
    UPDATE cases SET about_minor = true WHERE service_id = 'school-dropout';
    CREATE TABLE accesses (
      id text PRIMARY KEY,
      case_id text NOT NULL REFERENCES cases,
      staff_id text NOT NULL REFERENCES staff,
      office_name text NOT NULL,
      action text NOT NULL,
      field text,
      purpose text,
      at timestamptz NOT NULL
    );
    CREATE INDEX accesses_of_case ON accesses (case_id, at DESC);
    CREATE INDEX accesses_of_staff ON accesses (staff_id, at DESC);
    CREATE TABLE minor_grants (
      id text PRIMARY KEY,
      case_id text NOT NULL REFERENCES cases,
      staff_id text NOT NULL REFERENCES staff,
      reason text NOT NULL,
      emergency boolean NOT NULL,
      asked_at timestamptz NOT NULL,
      decided_by text REFERENCES staff,
      decided_at timestamptz,
      until_at timestamptz
    );
    CREATE INDEX minor_grants_of_staff ON minor_grants (staff_id, until_at);
    CREATE INDEX minor_grants_of_case ON minor_grants (case_id);
  `)
}

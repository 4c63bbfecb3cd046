import type { Sequelize } from 'sequelize'

/** Who works where, from when to when and by whose word; a second factor; offices that close; names that were tried too often. */
export async function up(sequelize: Sequelize): Promise<void> {
  await sequelize.query(`
    ALTER TABLE staff
      ADD COLUMN totp_secret text,
      ADD COLUMN totp_used_step bigint,
      ADD COLUMN must_change_password boolean NOT NULL DEFAULT false,
      ADD COLUMN closed_at timestamptz;
    ALTER TABLE grants
      ADD COLUMN valid_from timestamptz,
      ADD COLUMN valid_to timestamptz,
      ADD COLUMN covers text REFERENCES grants,
      ADD COLUMN granted_by text REFERENCES staff,
      ADD COLUMN created_at timestamptz;
    ALTER TABLE grants DROP CONSTRAINT grants_staff_id_role_department_division_key;
    CREATE INDEX grants_of_staff ON grants (staff_id);
    CREATE INDEX grants_of_place ON grants (role, department, division text_pattern_ops);
    ALTER TABLE offices
      ADD COLUMN phone text,
      ADD COLUMN hours text,
      ADD COLUMN closed_at timestamptz;
    CREATE TABLE login_failures (
      name_hash text PRIMARY KEY,
      count integer NOT NULL,
      until_at timestamptz NOT NULL
    );
  `)
}

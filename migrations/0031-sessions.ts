import type { Sequelize } from 'sequelize'

/** A session ends when it is not used for a while; who has one runs from now on. Text messages are counted by day. */
export async function up(sequelize: Sequelize): Promise<void> {
  await sequelize.query(`
    ALTER TABLE sessions ADD COLUMN idle_until timestamptz;
    UPDATE sessions SET idle_until = expires_at;
    CREATE INDEX sessions_of_citizen ON sessions (citizen_id);
    CREATE INDEX sessions_of_staff ON sessions (staff_id);
    ALTER TABLE sms_codes ADD COLUMN sent_on date;
    ALTER TABLE sms_codes ADD COLUMN sent integer NOT NULL DEFAULT 0;
  `)
}

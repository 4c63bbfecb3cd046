import type { Sequelize } from 'sequelize'

/**
 * Whom a task is about, who settled it and how; the phone of an account that was handed over, until it has been told.
 * A matter that was settled may come up again.
 */
export async function up(sequelize: Sequelize): Promise<void> {
  await sequelize.query(`
    ALTER TABLE staff_tasks
      ADD COLUMN holder_id text REFERENCES citizens,
      ADD COLUMN audience text CHECK (audience IN ('applicant', 'helper')),
      ADD COLUMN done_by text REFERENCES staff,
      ADD COLUMN outcome text CHECK (outcome IN ('handed-over', 'refused', 'told', 'wants-nothing')),
      ADD COLUMN note text,
      ADD COLUMN former_phone text;
    UPDATE staff_tasks SET holder_id = split_part(dedupe_key, ':', 3) WHERE kind = 'recover-account';
    ALTER TABLE staff_tasks DROP CONSTRAINT staff_tasks_dedupe_key_key;
    CREATE UNIQUE INDEX staff_tasks_once ON staff_tasks (dedupe_key) WHERE done_at IS NULL;
    UPDATE staff_tasks SET audience = split_part(dedupe_key, ':', 3) WHERE kind = 'visit';
  `)
}

import type { Sequelize } from 'sequelize'

/** A case whose time is over is emptied: its row stays for the counts, and belongs to nobody. */
export async function up(sequelize: Sequelize): Promise<void> {
  await sequelize.query(`
    ALTER TABLE cases
      ADD COLUMN emptied_at timestamptz,
      DROP CONSTRAINT cases_check,
      ADD CONSTRAINT cases_filer CHECK (emptied_at IS NOT NULL OR (citizen_id IS NULL) <> (staff_id IS NULL));
    CREATE INDEX cases_to_empty ON cases (completed_at) WHERE emptied_at IS NULL AND completed_at IS NOT NULL;
    CREATE INDEX agreements_of_case ON agreements (case_id) WHERE case_id IS NOT NULL;
    CREATE INDEX inbox_of_case ON inbox_messages (case_id) WHERE case_id IS NOT NULL;
    CREATE INDEX staff_tasks_of_case ON staff_tasks (case_id) WHERE case_id IS NOT NULL;
    CREATE INDEX public_notices_of_case ON public_notices (case_id);
    CREATE INDEX penalties_of_case ON penalties (case_id);
    CREATE INDEX idempotency_keys_by_time ON idempotency_keys (created_at);
  `)
}

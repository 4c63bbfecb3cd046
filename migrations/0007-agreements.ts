import type { Sequelize } from 'sequelize'

/** Who a case is for, beside who filed it, and how that person agreed to being helped. */
export async function up(sequelize: Sequelize): Promise<void> {
  await sequelize.query(`
    ALTER TABLE cases
      ADD COLUMN applicant_id text REFERENCES citizens ON DELETE SET NULL,
      ADD COLUMN agreement jsonb;
    UPDATE cases SET applicant_id = citizen_id WHERE filing_mode = 'self';
    UPDATE cases SET agreement = '{"kind": "open"}' WHERE filing_mode <> 'self';
    CREATE INDEX cases_of_applicant ON cases (applicant_id, created_at DESC, id DESC);
    CREATE INDEX cases_of_staff ON cases (staff_id, created_at DESC, id DESC) WHERE staff_id IS NOT NULL;
    CREATE INDEX cases_of_village ON cases (service_id, problem_division, created_at);
    CREATE INDEX cases_of_person ON cases ((applicant #>> '{idNumber}'), service_id);
    CREATE TABLE agreements (
      id text PRIMARY KEY,
      helper_id text NOT NULL REFERENCES citizens ON DELETE CASCADE,
      phone text NOT NULL,
      service_id text NOT NULL,
      code_hash text NOT NULL,
      tries integer NOT NULL,
      sent_at timestamptz NOT NULL,
      agreed_at timestamptz,
      case_id text REFERENCES cases
    );
    CREATE INDEX agreements_of_phone ON agreements (phone, sent_at DESC);
    CREATE INDEX agreements_of_helper ON agreements (helper_id, sent_at DESC);
  `)
}

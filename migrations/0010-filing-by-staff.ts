import type { Sequelize } from 'sequelize'

/** Forms that staff fill, codes that they ask for, and what a step of a case refers somebody to. */
export async function up(sequelize: Sequelize): Promise<void> {
  await sequelize.query(`
    ALTER TABLE drafts
      DROP CONSTRAINT drafts_pkey,
      ALTER COLUMN citizen_id DROP NOT NULL,
      ADD COLUMN id text PRIMARY KEY DEFAULT gen_random_uuid()::text,
      ADD COLUMN staff_id text REFERENCES staff ON DELETE CASCADE,
      ADD CONSTRAINT drafts_owner CHECK (num_nonnulls(citizen_id, staff_id) = 1);
    ALTER TABLE drafts ALTER COLUMN id DROP DEFAULT;
    CREATE UNIQUE INDEX drafts_of_citizen ON drafts (citizen_id, client_key);
    CREATE UNIQUE INDEX drafts_of_staff ON drafts (staff_id, client_key);
    ALTER TABLE agreements
      ALTER COLUMN helper_id DROP NOT NULL,
      ADD COLUMN staff_id text REFERENCES staff ON DELETE CASCADE,
      ADD CONSTRAINT agreements_asker CHECK (num_nonnulls(helper_id, staff_id) = 1);
    CREATE INDEX agreements_of_staff ON agreements (staff_id, sent_at DESC) WHERE staff_id IS NOT NULL;
    ALTER TABLE case_events ADD COLUMN referrals jsonb NOT NULL DEFAULT '[]';
  `)
}

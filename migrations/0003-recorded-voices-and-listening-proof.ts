import type { Sequelize } from 'sequelize'

/**
 * Notices read by people, and reports of listening that are chained to each other. What was counted as heard before was
 * not checked and is counted anew.
 */
export async function up(sequelize: Sequelize): Promise<void> {
  await sequelize.query(`
    CREATE TABLE voice_packs (
      id text PRIMARY KEY,
      voice text NOT NULL UNIQUE,
      service_id text NOT NULL,
      notice_version text NOT NULL,
      language text NOT NULL,
      etag text NOT NULL,
      bytes integer NOT NULL,
      sample_rate integer NOT NULL,
      duration_ms integer NOT NULL,
      cues jsonb NOT NULL,
      added_by text NOT NULL REFERENCES staff,
      created_at timestamptz NOT NULL,
      removed_by text REFERENCES staff,
      removed_at timestamptz,
      CHECK ((removed_by IS NULL) = (removed_at IS NULL))
    );
    CREATE INDEX voice_packs_of_notice ON voice_packs (service_id, notice_version) WHERE removed_at IS NULL;
    DELETE FROM listenings;
    ALTER TABLE listenings ADD COLUMN session text, ADD COLUMN opened_at timestamptz, ADD COLUMN counted_at timestamptz;
    CREATE TABLE listening_reports (
      citizen_id text NOT NULL REFERENCES citizens ON DELETE CASCADE,
      service_id text NOT NULL,
      notice_version text NOT NULL,
      seq integer NOT NULL,
      sentences integer[] NOT NULL,
      at timestamptz NOT NULL,
      hash text NOT NULL,
      PRIMARY KEY (citizen_id, service_id, notice_version, seq)
    );
    ALTER TABLE consents
      ADD COLUMN proof text CHECK (proof IN ('complete', 'partial')),
      ADD COLUMN proof_hash text;
  `)
}

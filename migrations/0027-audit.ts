import type { Sequelize } from 'sequelize'

/** The audit: one chain of entries that can only be added to, and the end of it, whose lock is the turn to add. */
export async function up(sequelize: Sequelize): Promise<void> {
  await sequelize.query(`
    CREATE TABLE audit_entries (
      seq bigint PRIMARY KEY,
      at timestamptz(3) NOT NULL,
      actor_kind text NOT NULL CHECK (actor_kind IN ('citizen', 'staff', 'system', 'nobody')),
      actor_id text,
      action text NOT NULL,
      subject_kind text NOT NULL,
      subject_id text,
      division text,
      details text NOT NULL,
      prior_hash text NOT NULL,
      hash text NOT NULL
    );
    CREATE TABLE audit_head (
      single boolean PRIMARY KEY DEFAULT true CHECK (single),
      seq bigint NOT NULL,
      hash text NOT NULL
    );
    INSERT INTO audit_head (seq, hash) VALUES (0, '');
    CREATE FUNCTION audit_refuses() RETURNS trigger LANGUAGE plpgsql AS
      $$ BEGIN RAISE EXCEPTION 'the audit is only added to'; END $$;
    CREATE TRIGGER audit_entries_stay BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_entries
      FOR EACH STATEMENT EXECUTE FUNCTION audit_refuses();
  `)
}

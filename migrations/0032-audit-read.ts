import type { Sequelize } from 'sequelize'

/** What the auditor looks for, and what was found when the chain was last read from end to end. */
export async function up(sequelize: Sequelize): Promise<void> {
  await sequelize.query(`
    CREATE INDEX audit_entries_of_actor ON audit_entries (actor_id, seq);
    CREATE INDEX audit_entries_of_subject ON audit_entries (subject_id, seq);
    CREATE INDEX audit_entries_of_action ON audit_entries (action text_pattern_ops, seq);
    CREATE INDEX audit_entries_of_division ON audit_entries (division text_pattern_ops, seq);
    CREATE INDEX audit_entries_at ON audit_entries (at);
    CREATE TABLE audit_verifications (
      id text PRIMARY KEY,
      at timestamptz NOT NULL,
      entries bigint NOT NULL,
      anchors bigint NOT NULL,
      anchored_up_to bigint NOT NULL,
      fault_count bigint NOT NULL,
      faults jsonb NOT NULL
    );
    CREATE INDEX audit_verifications_at ON audit_verifications (at);
  `)
}

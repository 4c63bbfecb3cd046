import type { Sequelize } from 'sequelize'

/** False statements, in the order of the law: from a clue over notice and defence to a decision, and what is entered of it. */
export async function up(sequelize: Sequelize): Promise<void> {
  await sequelize.query(`
    CREATE TABLE penalties (
      id text PRIMARY KEY,
      case_id text NOT NULL REFERENCES cases,
      citizen_id text REFERENCES citizens ON DELETE SET NULL,
      department text NOT NULL,
      division text NOT NULL,
      state text NOT NULL,
      version integer NOT NULL,
      clue text NOT NULL,
      facts text,
      basis text,
      gain_fen bigint,
      refund_fen bigint,
      fine_fen bigint,
      defence text,
      hearing_wanted boolean NOT NULL DEFAULT false,
      defence_until timestamptz,
      filed_at timestamptz,
      decided_by text REFERENCES staff,
      decided_at timestamptz,
      entered_at timestamptz,
      visible_until timestamptz,
      created_at timestamptz NOT NULL,
      updated_at timestamptz NOT NULL
    );
    CREATE INDEX penalties_of_place ON penalties (department, division text_pattern_ops, state);
    CREATE UNIQUE INDEX penalties_open ON penalties (case_id) WHERE state NOT IN ('DROPPED', 'CORRECTED', 'EXPIRED');
    CREATE TABLE penalty_events (
      id text PRIMARY KEY,
      penalty_id text NOT NULL REFERENCES penalties,
      seq integer NOT NULL,
      actor_kind text NOT NULL,
      actor_id text,
      action text NOT NULL,
      to_state text NOT NULL,
      note text,
      at timestamptz NOT NULL,
      UNIQUE (penalty_id, seq)
    );
  `)
}

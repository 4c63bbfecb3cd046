import type { Sequelize } from 'sequelize'

/** The whole way of a case: where it lies, what was asked and decided, promises that rest, and who is told that time runs out. */
export async function up(sequelize: Sequelize): Promise<void> {
  await sequelize.query(`
    ALTER TABLE cases
      ADD COLUMN office_division text,
      ADD COLUMN also_departments text[] NOT NULL DEFAULT '{}',
      ADD COLUMN progress jsonb NOT NULL DEFAULT '{}',
      ADD COLUMN merged_into text REFERENCES cases;
    UPDATE cases SET office_division = offices.division FROM offices WHERE offices.id = cases.office_id;
    ALTER TABLE cases ALTER COLUMN office_division SET NOT NULL;
    CREATE INDEX cases_at_office ON cases (department, office_division text_pattern_ops, created_at DESC, id DESC);
    CREATE INDEX cases_merged ON cases (merged_into) WHERE merged_into IS NOT NULL;
    ALTER TABLE case_events ADD COLUMN detail jsonb;
    ALTER TABLE case_clocks
      ADD COLUMN span jsonb,
      ADD COLUMN paused_at timestamptz,
      ADD COLUMN left_over jsonb,
      ADD COLUMN counted_from timestamptz,
      ADD COLUMN counted_span jsonb;
    CREATE INDEX case_clocks_running ON case_clocks (due_at) WHERE stopped_at IS NULL AND paused_at IS NULL;
    CREATE TABLE calendar_years (
      year integer PRIMARY KEY,
      content jsonb NOT NULL,
      staff_id text REFERENCES staff,
      loaded_at timestamptz NOT NULL
    );
    CREATE TABLE public_notices (
      id text PRIMARY KEY,
      case_id text NOT NULL REFERENCES cases,
      service_id text NOT NULL,
      division text NOT NULL,
      masked_name text NOT NULL,
      from_at timestamptz NOT NULL,
      until_at timestamptz NOT NULL,
      ended_at timestamptz
    );
    CREATE INDEX public_notices_of_place ON public_notices (division text_pattern_ops, until_at);
    CREATE TABLE objections (
      id text PRIMARY KEY,
      notice_id text NOT NULL REFERENCES public_notices,
      citizen_id text NOT NULL REFERENCES citizens ON DELETE CASCADE,
      text text NOT NULL,
      at timestamptz NOT NULL,
      UNIQUE (notice_id, citizen_id)
    );
    CREATE TABLE supervisions (
      id text PRIMARY KEY,
      case_id text NOT NULL REFERENCES cases,
      staff_id text REFERENCES staff,
      reason text NOT NULL,
      due_at timestamptz NOT NULL,
      at timestamptz NOT NULL,
      settled_at timestamptz
    );
    CREATE INDEX supervisions_of_case ON supervisions (case_id);
    CREATE TABLE rectifications (
      case_id text PRIMARY KEY REFERENCES cases,
      opened_at timestamptz NOT NULL,
      due_at timestamptz NOT NULL,
      provisional boolean NOT NULL,
      called_at timestamptz,
      called_by text REFERENCES staff,
      call_note text,
      closed_at timestamptz,
      closed_by text REFERENCES staff,
      result text
    );
    CREATE TABLE work_alerts (
      id text PRIMARY KEY,
      case_id text NOT NULL REFERENCES cases,
      clock text NOT NULL,
      step text NOT NULL,
      role text NOT NULL,
      department text,
      division text NOT NULL,
      skipped boolean NOT NULL,
      at timestamptz NOT NULL,
      UNIQUE (case_id, clock, step)
    );
    CREATE INDEX work_alerts_of_post ON work_alerts (role, division text_pattern_ops, at DESC);
  `)
}

import type { Sequelize } from 'sequelize'

/**
 * What the data centre counts: how promises ended (a clock that begins anew forgets), photos of cards, and the counts of
 * each day and month. Indexes for the lists of staff and for what happened on a day.
 */
export async function up(sequelize: Sequelize): Promise<void> {
  await sequelize.query(`
    CREATE TABLE promise_ends (
      id text PRIMARY KEY,
      case_id text NOT NULL REFERENCES cases,
      kind text NOT NULL,
      started_at timestamptz NOT NULL,
      due_at timestamptz NOT NULL,
      ended_at timestamptz NOT NULL,
      action text NOT NULL
    );
    INSERT INTO promise_ends (id, case_id, kind, started_at, due_at, ended_at, action)
      SELECT left(md5(k.case_id || k.kind), 22), k.case_id, k.kind, k.started_at, k.due_at, k.stopped_at, e.action
      FROM case_clocks k
      JOIN LATERAL (
        SELECT action FROM case_events WHERE case_id = k.case_id AND at >= k.stopped_at ORDER BY seq LIMIT 1
      ) e ON true
      WHERE k.stopped_at IS NOT NULL;
    CREATE INDEX promise_ends_by_time ON promise_ends (ended_at);
    CREATE INDEX promise_ends_of_case ON promise_ends (case_id);
    CREATE TABLE card_counts (
      day date NOT NULL,
      division text NOT NULL,
      outcome text NOT NULL,
      count integer NOT NULL,
      PRIMARY KEY (day, division, outcome)
    );
    CREATE TABLE centre_days (
      day date NOT NULL,
      division text NOT NULL,
      service_id text NOT NULL,
      measure text NOT NULL,
      count integer NOT NULL,
      PRIMARY KEY (day, division, service_id, measure)
    );
    CREATE INDEX centre_days_of_place ON centre_days (division text_pattern_ops, day);
    CREATE TABLE centre_months (
      month date NOT NULL,
      division text NOT NULL,
      service_id text NOT NULL,
      measure text NOT NULL,
      count integer NOT NULL,
      PRIMARY KEY (month, division, service_id, measure)
    );
    CREATE TABLE centre_snapshots (
      grain text NOT NULL CHECK (grain IN ('day', 'month')),
      day date NOT NULL,
      taken_at timestamptz NOT NULL,
      PRIMARY KEY (grain, day)
    );
    CREATE INDEX case_events_by_time ON case_events (at);
    CREATE INDEX ratings_by_time ON ratings (at);
    CREATE INDEX rectifications_opened ON rectifications (opened_at);
    CREATE INDEX rectifications_closed ON rectifications (closed_at) WHERE closed_at IS NOT NULL;
    CREATE INDEX rectifications_open ON rectifications (due_at) WHERE closed_at IS NULL;
    CREATE INDEX supervisions_open ON supervisions (due_at) WHERE settled_at IS NULL;
    CREATE INDEX cases_by_time ON cases (created_at DESC, id DESC);
    CREATE INDEX cases_by_number ON cases (case_number text_pattern_ops);
    CREATE INDEX cases_by_place ON cases (problem_division text_pattern_ops, created_at);
    CREATE INDEX cases_by_office ON cases (office_division text_pattern_ops, created_at);
    CREATE INDEX cases_open ON cases (problem_division text_pattern_ops, service_id, created_at)
      WHERE state IN ('ROUTED', 'ACCEPTED', 'WAIT_MATERIALS', 'INVESTIGATING', 'FIRST_REVIEW', 'PUBLICITY', 'COUNTY_REVIEW', 'APPROVED');
  `)
}

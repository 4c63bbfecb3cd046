import type { Sequelize } from 'sequelize'

/** Who took tables out of the data centre; lists of other registries without names and numbers; who asked them and why. */
export async function up(sequelize: Sequelize): Promise<void> {
  await sequelize.query(`
    CREATE TABLE centre_exports (
      id text PRIMARY KEY,
      staff_id text NOT NULL REFERENCES staff,
      filter jsonb NOT NULL,
      row_count integer,
      at timestamptz NOT NULL
    );
    CREATE INDEX centre_exports_by_time ON centre_exports (at DESC);
    CREATE TABLE registry_lists (
      id text PRIMARY KEY,
      registry text NOT NULL,
      division text NOT NULL,
      as_of date NOT NULL,
      row_count integer NOT NULL,
      imported_at timestamptz NOT NULL,
      UNIQUE (registry, division)
    );
    CREATE TABLE registry_people (
      list_id text NOT NULL REFERENCES registry_lists ON DELETE CASCADE,
      person_index text NOT NULL,
      PRIMARY KEY (list_id, person_index)
    );
    CREATE TABLE share_requests (
      id text PRIMARY KEY,
      case_id text NOT NULL REFERENCES cases,
      staff_id text NOT NULL REFERENCES staff,
      registry text NOT NULL,
      purpose text NOT NULL,
      result text NOT NULL CHECK (result IN ('matched', 'not-matched', 'no-list')),
      list_division text,
      as_of date,
      at timestamptz NOT NULL
    );
    CREATE INDEX share_requests_of_case ON share_requests (case_id, at);
  `)
}

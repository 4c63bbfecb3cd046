import type { Sequelize } from 'sequelize'

/** People, their sessions, the offices, and the case with everything that happens to it. */
export async function up(sequelize: Sequelize): Promise<void> {
  await sequelize.query(`
    CREATE TABLE citizens (
      id text PRIMARY KEY,
      phone text NOT NULL UNIQUE,
      name text,
      id_number text UNIQUE,
      contact_phone text,
      residence_code text,
      residence_detail text,
      registered_at timestamptz,
      created_at timestamptz NOT NULL
    );
    CREATE TABLE sms_codes (
      phone text PRIMARY KEY,
      code_hash text NOT NULL,
      tries integer NOT NULL,
      expires_at timestamptz NOT NULL
    );
    CREATE TABLE staff (
      id text PRIMARY KEY,
      username text NOT NULL UNIQUE,
      password_hash text NOT NULL,
      display_name text NOT NULL,
      created_at timestamptz NOT NULL
    );
    CREATE TABLE grants (
      id text PRIMARY KEY,
      staff_id text NOT NULL REFERENCES staff,
      role text NOT NULL,
      department text,
      division text NOT NULL,
      UNIQUE (staff_id, role, department, division)
    );
    CREATE TABLE sessions (
      token_hash text PRIMARY KEY,
      citizen_id text REFERENCES citizens ON DELETE CASCADE,
      staff_id text REFERENCES staff ON DELETE CASCADE,
      expires_at timestamptz NOT NULL,
      created_at timestamptz NOT NULL,
      CHECK ((citizen_id IS NULL) <> (staff_id IS NULL))
    );
    CREATE TABLE api_clients (
      id text PRIMARY KEY,
      name text NOT NULL,
      key_hash text NOT NULL UNIQUE,
      scopes text[] NOT NULL,
      created_at timestamptz NOT NULL
    );
    CREATE TABLE offices (
      id text PRIMARY KEY,
      department text NOT NULL,
      division text NOT NULL,
      name text NOT NULL,
      UNIQUE (department, division)
    );
    INSERT INTO offices (id, department, division, name)
      VALUES ('data-centre-of-yunnan0', 'data-centre', '53', '云南省数据共享中心');
    CREATE TABLE cases (
      id text PRIMARY KEY,
      case_number text NOT NULL UNIQUE,
      service_id text NOT NULL,
      department text NOT NULL,
      catalogue_version text NOT NULL,
      notice_version text NOT NULL,
      filing_mode text NOT NULL,
      state text NOT NULL,
      urgency text NOT NULL,
      citizen_id text REFERENCES citizens,
      staff_id text REFERENCES staff,
      applicant jsonb NOT NULL,
      helper jsonb,
      residence jsonb NOT NULL,
      problem_division text NOT NULL,
      problem_detail text,
      location jsonb,
      problems text[] NOT NULL,
      answers jsonb,
      description text NOT NULL,
      office_id text NOT NULL REFERENCES offices,
      routing_reason text NOT NULL,
      version integer NOT NULL,
      created_at timestamptz NOT NULL,
      updated_at timestamptz NOT NULL,
      completed_at timestamptz,
      CHECK ((citizen_id IS NULL) <> (staff_id IS NULL))
    );
    CREATE INDEX cases_of_citizen ON cases (citizen_id, created_at DESC, id DESC);
    CREATE INDEX cases_of_office ON cases (department, problem_division text_pattern_ops, created_at DESC, id DESC);
    CREATE TABLE case_sequences (prefix text PRIMARY KEY, last integer NOT NULL);
    CREATE TABLE case_events (
      id text PRIMARY KEY,
      case_id text NOT NULL REFERENCES cases,
      seq integer NOT NULL,
      actor_kind text NOT NULL,
      actor_id text,
      action text NOT NULL,
      from_state text,
      to_state text NOT NULL,
      note text,
      at timestamptz NOT NULL,
      UNIQUE (case_id, seq)
    );
    CREATE TABLE case_clocks (
      case_id text NOT NULL REFERENCES cases,
      kind text NOT NULL,
      started_at timestamptz NOT NULL,
      due_at timestamptz NOT NULL,
      provisional boolean NOT NULL,
      stopped_at timestamptz,
      PRIMARY KEY (case_id, kind)
    );
    CREATE TABLE ratings (
      case_id text PRIMARY KEY REFERENCES cases,
      level integer NOT NULL CHECK (level BETWEEN 1 AND 5),
      tags text[] NOT NULL,
      text text,
      at timestamptz NOT NULL
    );
    CREATE TABLE consents (
      id text PRIMARY KEY,
      case_id text NOT NULL REFERENCES cases,
      notice_version text NOT NULL,
      method text NOT NULL,
      at timestamptz NOT NULL
    );
    CREATE TABLE listenings (
      citizen_id text NOT NULL REFERENCES citizens ON DELETE CASCADE,
      service_id text NOT NULL,
      notice_version text NOT NULL,
      sentences integer[] NOT NULL,
      updated_at timestamptz NOT NULL,
      PRIMARY KEY (citizen_id, service_id, notice_version)
    );
    CREATE TABLE attachments (
      id text PRIMARY KEY,
      citizen_id text REFERENCES citizens,
      staff_id text REFERENCES staff,
      case_id text REFERENCES cases,
      kind text NOT NULL,
      bytes integer NOT NULL,
      width integer NOT NULL,
      height integer NOT NULL,
      sha256 text NOT NULL,
      created_at timestamptz NOT NULL
    );
    CREATE INDEX attachments_of_case ON attachments (case_id);
    CREATE TABLE drafts (
      citizen_id text NOT NULL REFERENCES citizens ON DELETE CASCADE,
      client_key text NOT NULL,
      service_id text NOT NULL,
      content jsonb NOT NULL,
      updated_at timestamptz NOT NULL,
      PRIMARY KEY (citizen_id, client_key)
    );
    CREATE TABLE inbox_messages (
      id text PRIMARY KEY,
      citizen_id text NOT NULL REFERENCES citizens ON DELETE CASCADE,
      case_id text REFERENCES cases,
      template text NOT NULL,
      params jsonb NOT NULL,
      created_at timestamptz NOT NULL,
      read_at timestamptz
    );
    CREATE INDEX inbox_of_citizen ON inbox_messages (citizen_id, created_at DESC);
    CREATE TABLE idempotency_keys (
      owner text NOT NULL,
      key text NOT NULL,
      body_hash text NOT NULL,
      answer jsonb NOT NULL,
      created_at timestamptz NOT NULL,
      PRIMARY KEY (owner, key)
    );
    CREATE TABLE sent_messages (
      id text PRIMARY KEY,
      channel text NOT NULL,
      recipient text NOT NULL,
      body text NOT NULL,
      created_at timestamptz NOT NULL
    );
  `)
}

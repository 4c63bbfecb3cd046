import type { Sequelize } from 'sequelize'

/** Accounts that WeChat opens, what becomes of an account, and what became of every message. */
export async function up(sequelize: Sequelize): Promise<void> {
  await sequelize.query(`
    ALTER TABLE citizens
      ALTER COLUMN phone DROP NOT NULL,
      ADD COLUMN openid_hash text UNIQUE,
      ADD COLUMN closed_at timestamptz;
    CREATE TABLE wechat_grants (
      id text PRIMARY KEY,
      citizen_id text NOT NULL REFERENCES citizens ON DELETE CASCADE,
      sealed_openid text NOT NULL,
      delivery_id text,
      created_at timestamptz NOT NULL
    );
    CREATE INDEX wechat_grants_of_citizen ON wechat_grants (citizen_id, created_at);
    CREATE TABLE staff_tasks (
      id text PRIMARY KEY,
      kind text NOT NULL CHECK (kind IN ('recover-account', 'visit')),
      division text NOT NULL,
      dedupe_key text NOT NULL UNIQUE,
      citizen_id text REFERENCES citizens ON DELETE CASCADE,
      case_id text REFERENCES cases,
      created_at timestamptz NOT NULL,
      done_at timestamptz
    );
    CREATE INDEX staff_tasks_open ON staff_tasks (division text_pattern_ops, created_at) WHERE done_at IS NULL;
    CREATE TABLE deliveries (
      id text PRIMARY KEY,
      case_id text NOT NULL REFERENCES cases,
      event_seq integer NOT NULL,
      action text NOT NULL,
      audience text NOT NULL CHECK (audience IN ('applicant', 'helper')),
      channel text NOT NULL CHECK (channel IN ('inbox', 'wechat', 'sms')),
      status text NOT NULL CHECK (status IN
        ('created', 'sending', 'delivered', 'temporary-failure', 'permanent-failure', 'technical-failure')),
      attempts integer NOT NULL,
      next_at timestamptz NOT NULL,
      claimed_at timestamptz,
      failure text,
      created_at timestamptz NOT NULL,
      updated_at timestamptz NOT NULL,
      UNIQUE (case_id, event_seq, channel, audience)
    );
    CREATE INDEX deliveries_waiting ON deliveries (case_id, event_seq)
      WHERE status IN ('created', 'sending', 'temporary-failure');
    ALTER TABLE attachments ADD COLUMN event_seq integer;
    ALTER TABLE cases ADD COLUMN review_division text;
    ALTER TABLE case_events ADD COLUMN office_name text;
  `)
}

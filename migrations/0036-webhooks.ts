import type { Sequelize } from 'sequelize'

/**
 * Where clients of the API are told of what happens, and what is on its way to them. What they do themselves stands in the
 * audit; its rows of before, which fewer could write, need not be looked through.
 */
export async function up(sequelize: Sequelize): Promise<void> {
  await sequelize.query(`
    CREATE TABLE webhook_endpoints (
      id text PRIMARY KEY,
      client_id text NOT NULL REFERENCES api_clients,
      is_test boolean NOT NULL,
      url text NOT NULL,
      events text[] NOT NULL,
      description text NOT NULL,
      secret text NOT NULL,
      old_secret text,
      old_secret_until timestamptz,
      created_at timestamptz NOT NULL,
      off_at timestamptz,
      off_reason text,
      failures integer NOT NULL DEFAULT 0,
      failing_since timestamptz,
      paused_until timestamptz,
      leased_until timestamptz
    );
    CREATE INDEX webhook_endpoints_client ON webhook_endpoints (client_id);
    CREATE TABLE webhook_deliveries (
      id text PRIMARY KEY,
      endpoint_id text NOT NULL REFERENCES webhook_endpoints ON DELETE CASCADE,
      event text NOT NULL,
      body text NOT NULL,
      state text NOT NULL,
      attempts integer NOT NULL DEFAULT 0,
      next_at timestamptz NOT NULL,
      attempted_at timestamptz,
      response_status integer,
      duration_ms integer,
      failure text,
      created_at timestamptz NOT NULL
    );
    CREATE INDEX webhook_deliveries_waiting ON webhook_deliveries (endpoint_id, next_at) WHERE state = 'waiting';
    CREATE INDEX webhook_deliveries_newest ON webhook_deliveries (endpoint_id, created_at DESC, id DESC);
    CREATE INDEX webhook_deliveries_over ON webhook_deliveries (created_at);
    ALTER TABLE audit_entries DROP CONSTRAINT audit_entries_actor_kind_check;
    ALTER TABLE audit_entries ADD CONSTRAINT audit_entries_actor_kind_check
      CHECK (actor_kind IN ('citizen', 'staff', 'client', 'system', 'nobody')) NOT VALID;
  `)
}

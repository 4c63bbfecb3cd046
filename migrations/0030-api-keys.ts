import type { Sequelize } from 'sequelize'

/** A client has several keys, limits, and what it used counted by day. The one key of before goes on, without an end. */
export async function up(sequelize: Sequelize): Promise<void> {
  await sequelize.query(`
    ALTER TABLE api_clients ADD COLUMN limits jsonb NOT NULL DEFAULT '{}';
    ALTER TABLE api_clients ADD COLUMN must_sign boolean NOT NULL DEFAULT false;
    ALTER TABLE api_clients ADD COLUMN closed_at timestamptz;
    CREATE TABLE api_keys (
      id text PRIMARY KEY,
      client_id text NOT NULL REFERENCES api_clients,
      key_hash text NOT NULL UNIQUE,
      hint text NOT NULL,
      is_test boolean NOT NULL,
      signing_secret text,
      created_at timestamptz NOT NULL,
      expires_at timestamptz,
      revoked_at timestamptz,
      last_used_on date
    );
    CREATE INDEX api_keys_of_client ON api_keys (client_id);
    INSERT INTO api_keys (id, client_id, key_hash, hint, is_test, created_at)
      SELECT id, id, key_hash, '…', false, created_at FROM api_clients;
    ALTER TABLE api_clients DROP COLUMN key_hash;
    CREATE TABLE client_usage (
      client_id text NOT NULL REFERENCES api_clients,
      is_test boolean NOT NULL,
      day date NOT NULL,
      calls bigint NOT NULL DEFAULT 0,
      refused bigint NOT NULL DEFAULT 0,
      bytes bigint NOT NULL DEFAULT 0,
      pixels bigint NOT NULL DEFAULT 0,
      characters bigint NOT NULL DEFAULT 0,
      minute bigint NOT NULL DEFAULT 0,
      minute_calls bigint NOT NULL DEFAULT 0,
      PRIMARY KEY (client_id, is_test, day)
    );
    CREATE TABLE used_nonces (
      key_id text NOT NULL REFERENCES api_keys,
      nonce text NOT NULL,
      until_at timestamptz NOT NULL,
      PRIMARY KEY (key_id, nonce)
    );
    CREATE INDEX used_nonces_over ON used_nonces (until_at);
  `)
}

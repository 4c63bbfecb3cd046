import { readdirSync } from 'node:fs'
import type { Sequelize } from 'sequelize'
import type { UmzugStorage } from 'umzug'
import type { Seals } from '../kernel/seal.ts'
import type { Database } from './connect.ts'

interface Migration {
  up(sequelize: Sequelize, seals: Seals): Promise<void>
}

/** Any number: the same for all processes of this service, so that only one of them migrates. */
const migrationLock = 5_300_001

function storageIn(sequelize: Sequelize): UmzugStorage & { executed(): Promise<string[]> } {
  return {
    async executed() {
      await sequelize.query(
        'CREATE TABLE IF NOT EXISTS migrations (name text PRIMARY KEY, at timestamptz DEFAULT now())',
      )
      const [rows] = await sequelize.query('SELECT name FROM migrations ORDER BY name')
      return (rows as { name: string }[]).map(({ name }) => name)
    },
    async logMigration({ name }) {
      await sequelize.query('INSERT INTO migrations (name) VALUES ($1)', { bind: [name] })
    },
    async unlogMigration({ name }) {
      await sequelize.query('DELETE FROM migrations WHERE name = $1', { bind: [name] })
    },
  }
}

/**
 * Brings the schema up to date: all pending migrations in one transaction, one process at a time; of `only` these, for rows
 * of a day when there were no others. Returns their names.
 */
export async function migrate(
  database: Pick<Database, 'sequelize' | 'transaction'>,
  seals: Seals,
  only?: readonly string[],
): Promise<string[]> {
  const folder = new URL('../../migrations/', import.meta.url)
  const names = readdirSync(folder)
    .filter((file) => file.endsWith('.ts'))
    .map((file) => file.slice(0, -'.ts'.length))
    .filter((name) => only?.includes(name) ?? true)
    .sort()
  return database.transaction(async () => {
    // A large table takes longer than any query of the service may, and so does waiting for whoever changes it.
    await database.sequelize.query('SET LOCAL statement_timeout = 0')
    await database.sequelize.query(`SELECT pg_advisory_xact_lock(${migrationLock})`)
    const storage = storageIn(database.sequelize)
    const executed = await storage.executed()
    if (names.every((name) => executed.includes(name))) return []
    // A hundred files, which a start with nothing to do spares.
    const { Umzug } = await import('umzug')
    const umzug = new Umzug({
      migrations: names.map((name) => ({
        name,
        up: async () => {
          const { up } = (await import(new URL(`${name}.ts`, folder).href)) as Migration
          await up(database.sequelize, seals)
        },
      })),
      storage,
      logger: undefined,
    })
    return (await umzug.up()).map(({ name }) => name)
  })
}

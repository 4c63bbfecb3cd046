import pg from 'pg'

const usual = 'postgres://postgres@127.0.0.1:5432/postgres'

/** The PostgreSQL of DATABASE_URL, or one that answers at the usual place; undefined when there is none. */
export async function postgresServer(): Promise<string | undefined> {
  const url = process.env['DATABASE_URL'] ?? usual
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 })
  try {
    await client.connect()
    await client.end()
    return url
  } catch {
    return undefined
  }
}

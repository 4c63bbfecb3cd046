import { randomBytes } from 'node:crypto'
import pg from 'pg'

/** A new database beside the one that the URL names, so that several processes of tests do not meet. */
export async function ownDatabase(url: string): Promise<{ url: string; drop(): Promise<void> }> {
  const name = `test_${randomBytes(8).toString('hex')}`
  const administer = async (statement: string) => {
    const client = new pg.Client(url)
    await client.connect()
    await client.query(statement).finally(() => client.end())
  }
  await administer(`CREATE DATABASE ${name}`)
  const own = new URL(url)
  own.pathname = `/${name}`
  return { url: own.href, drop: () => administer(`DROP DATABASE ${name} WITH (FORCE)`) }
}

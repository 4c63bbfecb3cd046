import { QueryTypes, type Sequelize } from 'sequelize'

/** With each of these set otherwise, what was acknowledged can be gone after the server or its machine fell over. */
const needed: Readonly<Record<string, readonly string[]>> = {
  fsync: ['on'],
  full_page_writes: ['on'],
  synchronous_commit: ['on', 'local', 'remote_write', 'remote_apply'],
}

/** PostgreSQL is set so that it may lose what it has said yes to. */
export class UnsafeDatabase extends Error {
  constructor(settings: readonly string[]) {
    super(
      `PostgreSQL may lose what it acknowledged (${settings.join(', ')}): set them on, for the server, the database and ` +
        'the user; or, where nothing of anybody is kept, set ALLOW_UNSAFE_DATABASE=true.',
    )
    this.name = 'UnsafeDatabase'
  }
}

/** The settings of this connection that may lose what was acknowledged, as `fsync=off`. */
export async function unsafeSettings(sequelize: Sequelize): Promise<string[]> {
  const rows = await sequelize.query<{ name: string; setting: string }>(
    'SELECT name, setting FROM pg_settings WHERE name = ANY($1) ORDER BY name',
    { bind: [Object.keys(needed)], type: QueryTypes.SELECT },
  )
  return rows
    .filter(({ name, setting }) => !needed[name]?.includes(setting))
    .map(({ name, setting }) => `${name}=${setting}`)
}

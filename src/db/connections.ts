import type pg from 'pg'
import { ConnectionRefusedError, type Sequelize } from 'sequelize'

/** The open connections of a pool to a server, so that nobody waits on one that nothing comes back from. */
export interface Connections {
  /** Ends all of them at once; whoever waits on one is told, and no other is opened. */
  cut(): void
  /** Others may be opened again. */
  allow(): void
}

/** To be called before the first connection is opened. */
export function trackConnections(sequelize: Sequelize): Connections {
  const open = new Set<pg.Client>()
  let allowed = true
  sequelize.addHook('beforeConnect', () => {
    if (!allowed) throw new ConnectionRefusedError(new Error('the database is away'))
  })
  sequelize.addHook('afterConnect', (connection) => {
    const client = connection as pg.Client
    open.add(client)
    client.once('end', () => open.delete(client))
  })
  return {
    cut() {
      allowed = false
      for (const client of open) client.connection.stream.destroy()
    },
    allow() {
      allowed = true
    },
  }
}

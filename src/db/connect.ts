import pg from 'pg'
import { Sequelize } from 'sequelize'
import { type Connections, trackConnections } from './connections.ts'
import { openEmbedded } from './embedded.ts'
import { PipeliningClient } from './pipelining-client.ts'
import { createTransactions, type Transactions } from './transaction.ts'

export interface Database {
  sequelize: Sequelize
  transaction: Transactions
  kind: 'embedded' | 'postgres'
  connections: Connections
  close(): Promise<void>
}

/** Waiting longer for a connection than this is overload: the caller is told so. */
const acquireMs = 5_000
/** A server that is there has accepted a connection and let us in long before. */
const connectMs = 2_000
/** Below any request's own deadline, so that a query is given up before its asker leaves. */
const statementMs = 15_000

/** PostgreSQL compiles what it takes for long work, which takes it longer (0.12 s) than any query of ours runs. */
const withoutCompiling = '-c jit=off'

/** Opens PostgreSQL at `url`, or the embedded database under `folder` when there is none. */
export async function connect(url: string | undefined, poolSize: number, folder: string): Promise<Database> {
  if (url !== undefined) {
    const sequelize = new Sequelize(url, {
      dialect: 'postgres',
      dialectModule: { ...pg, Client: PipeliningClient },
      logging: false,
      pool: { max: poolSize, min: 0, acquire: acquireMs },
      dialectOptions: {
        statement_timeout: statementMs,
        connectionTimeoutMillis: connectMs,
        keepAlive: true,
        options: withoutCompiling,
      },
      define: { underscored: true },
    })
    const connections = trackConnections(sequelize)
    await sequelize.authenticate()
    const transaction = createTransactions(sequelize)
    return { sequelize, transaction, kind: 'postgres', connections, close: () => sequelize.close() }
  }
  const embedded = await openEmbedded(folder)
  const sequelize = new Sequelize('postgres', 'postgres', '', {
    dialect: 'postgres',
    dialectModule: { ...pg, Client: PipeliningClient },
    logging: false,
    pool: { max: 1, min: 0, acquire: 60_000 },
    dialectOptions: { stream: () => embedded.stream() },
    define: { underscored: true },
  })
  return {
    sequelize,
    transaction: createTransactions(sequelize),
    kind: 'embedded',
    connections: trackConnections(sequelize),
    async close() {
      await sequelize.close()
      await embedded.close()
    },
  }
}

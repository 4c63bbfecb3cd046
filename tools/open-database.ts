import { initModels } from '../models/index.ts'
import type { Config } from '../src/config.ts'
import { connect, type Database } from '../src/db/connect.ts'
import { migrate } from '../src/db/migrate.ts'
import { confirmSeals, sealsFor } from '../src/db/sealing.ts'
import { demoKeyFile } from '../src/engines/demo-key-file.ts'
import { dayInYunnan, runningClock } from '../src/kernel/clock.ts'
import type { Seals } from '../src/kernel/seal.ts'

/** The database of an installation for a program beside it: brought up to date, with the keys of what is sealed. */
export function openDatabase(config: Config, pool = config.databasePool): Promise<Database & { seals: Seals }> {
  return openWith(config, pool, async (database, seals) => {
    await migrate(database, seals)
  })
}

/** The same for a program that only looks: nothing is brought up to date. */
export function openAsItIs(config: Config, pool: number): Promise<Database & { seals: Seals }> {
  return openWith(config, pool, ({ sequelize }, seals) => confirmSeals(sequelize, seals))
}

async function openWith(
  config: Config,
  pool: number,
  prepare: (database: Database, seals: Seals) => Promise<void>,
): Promise<Database & { seals: Seals }> {
  const database = await connect(config.databaseUrl, pool, `${config.varDir}/database`)
  try {
    const today = dayInYunnan(runningClock(config.clockStart).now())
    const ring = config.keyRing ?? demoKeyFile(`${config.varDir}/field-keys.json`, today)
    const seals = await sealsFor(database.sequelize, ring)
    initModels(database.sequelize, seals)
    await prepare(database, seals)
    return { ...database, seals }
  } catch (error) {
    await database.close()
    throw error
  }
}

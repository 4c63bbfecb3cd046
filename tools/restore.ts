/**
 * Puts a backup into an empty database: `npm run restore -- --from FOLDER`, with the settings of the service that is to begin with it
 * and the keys of the one that it is of. First the manifest, every part and the keys are looked at; the rows come in one
 * transaction, so whatever ends it before leaves an empty database. Then all is verified. Ends with 0 when it is there and
 * as it should be, with 1 when it is there and something is not, with 2 when it is not there.
 */
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { initModels } from '../models/index.ts'
import { readConfig } from '../src/config.ts'
import { connect } from '../src/db/connect.ts'
import { demoKeyFile, demoSigningKeys } from '../src/engines/demo-key-file.ts'
import { diskAnchors } from '../src/engines/disk-anchors.ts'
import { openFiles } from '../src/engines/open-stores.ts'
import { dayInYunnan, runningClock } from '../src/kernel/clock.ts'
import { bringBack } from './backup/bring-back.ts'
import { verifyAll } from './verify/verify-all.ts'

const connections = 2

function say(line: string): void {
  process.stderr.write(`${line}\n`)
}

async function main(args: string[]): Promise<number> {
  const { values } = parseArgs({ args, options: { from: { type: 'string' } } })
  if (values.from === undefined) throw new Error('usage: restore --from FOLDER')
  const config = readConfig(process.env)
  const clock = runningClock(config.clockStart)
  const today = dayInYunnan(clock.now())
  const keyFile = join(config.varDir, 'field-keys.json')
  // A new one would open nothing.
  if (config.keyRing === undefined && !existsSync(keyFile)) {
    throw new Error(`the keys of the backup are needed: set FIELD_KEYS_FILE, or put ${keyFile} there`)
  }
  const ring = config.keyRing ?? demoKeyFile(keyFile, today)
  const { publicKeys } = config.signingKeys ?? demoSigningKeys(join(config.varDir, 'audit-keys.json'), today)
  const database = await connect(config.databaseUrl, connections, join(config.varDir, 'database'))
  const { sequelize } = database
  try {
    const files = openFiles(config)
    const anchors = diskAnchors(config.anchorDir)
    const seals = await bringBack({ database, files, anchors, ring }, resolve(values.from), say)
    initModels(sequelize, seals)
    const world = { sequelize, seals, files, anchors, clock, publicKeys }
    const { text, isWell } = await verifyAll(world, say).catch((error: Error) => ({
      text: `it could not be verified: ${error.message}\n`,
      isWell: false,
    }))
    process.stdout.write(`${text}restored: ${isWell ? 'all is as it should be' : 'something is not as it should be'}\n`)
    return isWell ? 0 : 1
  } finally {
    await database.close()
  }
}

try {
  process.exitCode = await main(process.argv.slice(2))
} catch (error) {
  say((error as Error).message)
  process.exitCode = 2
}

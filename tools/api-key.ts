/**
 * Clients of the API and their keys, from the machine itself: a new installation has nobody who could open them on a page.
 * A key is shown once. With the embedded database stop the service first.
 */
import { readConfig } from '../src/config.ts'
import { runningClock } from '../src/kernel/clock.ts'
import { planOf, usage } from './api-key/plan.ts'
import { openDatabase } from './open-database.ts'

const connections = 2

async function main(args: string[]): Promise<string> {
  const plan = planOf(args)
  const config = readConfig(process.env)
  const database = await openDatabase(config, connections)
  try {
    return await plan({ ...database, clock: runningClock(config.clockStart) })
  } finally {
    await database.close()
  }
}

try {
  process.stdout.write(`${await main(process.argv.slice(2))}\n`)
} catch (error) {
  const { message, code } = error as Error & { code?: string }
  process.stderr.write(`${code?.startsWith('ERR_PARSE_ARGS') ? `${message}\n${usage}` : message}\n`)
  process.exitCode = 1
}

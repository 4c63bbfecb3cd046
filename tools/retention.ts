/**
 * Removes what is over, as it is done at night, to the end: `npm run retention`. With --dry-run it tells how much that
 * would be of each class and changes nothing. May be ended at any moment and started again.
 */
import { parseArgs } from 'node:util'
import { countExpired, expireRecords, type Removed } from '../src/cases/retention/expire-records.ts'
import { readConfig } from '../src/config.ts'
import { openFiles } from '../src/engines/open-stores.ts'
import { runningClock } from '../src/kernel/clock.ts'
import { exitCodeStopped, stopSignal } from './long-work.ts'
import { openDatabase } from './open-database.ts'

const connections = 2

function table(rows: readonly Removed[]): string {
  const width = Math.max(...rows.map(({ id }) => id.length))
  return rows.map(({ id, count }) => `${id.padEnd(width)}  ${count}\n`).join('')
}

async function main(args: string[]): Promise<void> {
  const { values } = parseArgs({ args, options: { 'dry-run': { type: 'boolean', default: false } } })
  const config = readConfig(process.env)
  const database = await openDatabase(config, connections)
  const files = openFiles(config)
  const world = { ...database, files, periods: config.periods, clock: runningClock(config.clockStart) }
  try {
    if (values['dry-run']) {
      process.stdout.write(`${table(await countExpired(world))}dry run: nothing was changed\n`)
      return
    }
    const progress = ({ id, count }: Removed) => process.stderr.write(`${id}: ${count}\n`)
    const signal = stopSignal()
    process.stdout.write(table(await expireRecords(world, { progress, signal, most: Number.POSITIVE_INFINITY })))
    if (!signal.aborted) return
    process.stderr.write('stopped: there may be more, run it again to go on\n')
    process.exitCode = exitCodeStopped
  } finally {
    await database.close()
  }
}

try {
  await main(process.argv.slice(2))
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`)
  process.exitCode = 1
}

/**
 * Counts a day of the data centre anew, as it is done at night: `node tools/centre-snapshot.ts --day 2026-11-25`. With
 * --to all days until that one.
 */
import { parseArgs } from 'node:util'
import { takeSnapshot } from '../src/cases/centre/take-snapshot.ts'
import { loadCatalogue } from '../src/catalogue/catalogue.ts'
import { readConfig } from '../src/config.ts'
import { dayInYunnan, runningClock } from '../src/kernel/clock.ts'
import { isCalendarDay } from '../src/kernel/id-number.ts'
import { openDatabase } from './open-database.ts'

const connections = 2
const usage = 'usage: centre-snapshot --day YYYY-MM-DD [--to YYYY-MM-DD]\n'

async function main(args: string[]): Promise<void> {
  const { values } = parseArgs({ args, options: { day: { type: 'string' }, to: { type: 'string' } } })
  const { day = '', to = day } = values
  if (!isCalendarDay(day) || !isCalendarDay(to) || to < day) throw new Error(usage)
  const config = readConfig(process.env)
  const clock = runningClock(config.clockStart)
  if (to >= dayInYunnan(clock.now())) throw new Error('a day is counted when it is over')
  const database = await openDatabase(config, connections)
  try {
    await takeSnapshot({ ...database, catalogue: loadCatalogue(), clock }, { from: day, to })
  } finally {
    await database.close()
  }
  process.stdout.write(`counted ${day}${to === day ? '' : ` to ${to}`}\n`)
}

try {
  await main(process.argv.slice(2))
} catch (error) {
  const { message, code } = error as Error & { code?: string }
  process.stderr.write(`${(code?.startsWith('ERR_PARSE_ARGS') ? `${message}\n${usage}` : message).trimEnd()}\n`)
  process.exitCode = 1
}

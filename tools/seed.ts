/**
 * Fills a database with invented cases: `node tools/seed.ts --cases 100000 [--years 3] [--seed 1] [--yes]`. PostgreSQL by
 * DATABASE_URL, else the embedded one under VAR_DIR. Refuses in production unless --yes.
 */
import { parseArgs } from 'node:util'
import { readConfig } from '../src/config.ts'
import { runningClock } from '../src/kernel/clock.ts'
import { exitCodeStopped, progress, stopSignal } from './long-work.ts'
import { openDatabase } from './open-database.ts'
import { seedCases } from './seed/seed-cases.ts'

const usage = 'usage: seed --cases NUMBER [--years NUMBER] [--seed NUMBER] [--yes]\n'

async function main(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: {
      cases: { type: 'string' },
      years: { type: 'string', default: '3' },
      seed: { type: 'string', default: '1' },
      yes: { type: 'boolean', default: false },
    },
  })
  const [cases, years, seed] = [values.cases, values.years, values.seed].map(Number)
  if (![cases, years, seed].every((each) => Number.isInteger(each) && Number(each) > 0)) throw new Error(usage)
  const config = readConfig(process.env)
  if (config.production && !values.yes) throw new Error('this is production: invented cases only with --yes')
  const database = await openDatabase(config)
  try {
    const signal = stopSignal()
    const done = await seedCases(database, {
      cases: cases as number,
      years: years as number,
      seed: seed as number,
      clock: runningClock(config.clockStart),
      signal,
      tell: progress(),
    })
    process.stdout.write(`${done} invented cases of ${years} years\n`)
    if (!signal.aborted) return
    process.stderr.write(`stopped: run it again with --cases ${Number(cases) - done} and another --seed for the rest\n`)
    process.exitCode = exitCodeStopped
  } finally {
    await database.close()
  }
}

try {
  await main(process.argv.slice(2))
} catch (error) {
  const { message, code } = error as Error & { code?: string }
  process.stderr.write(`${(code?.startsWith('ERR_PARSE_ARGS') ? `${message}\n${usage}` : message).trimEnd()}\n`)
  process.exitCode = 1
}

/**
 * Takes the list of another registry into use: `node tools/registry-import.ts FILE.csv --registry
 * minimum-living-allowance --division 5301 --as-of 2026-11-30 [--dry-run]`. The first column is an ID number, the second the name; what is
 * kept of them is one index that cannot be read back.
 */
import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { keepRegistry, readRegistry } from '../src/cases/keep-registry.ts'
import { registries, registryIndex } from '../src/cases/registries.ts'
import { readConfig } from '../src/config.ts'
import { openDivisionBook } from '../src/divisions/division-book.ts'
import { dayInYunnan, runningClock } from '../src/kernel/clock.ts'
import { isCalendarDay } from '../src/kernel/id-number.ts'
import { progress } from './long-work.ts'
import { openDatabase } from './open-database.ts'

const connections = 2
const usage = `usage: registry-import FILE.csv --registry REGISTRY --division CODE --as-of YYYY-MM-DD [--dry-run]
registries: ${registries.join(', ')}
`
const options = {
  registry: { type: 'string' },
  division: { type: 'string' },
  'as-of': { type: 'string' },
  'dry-run': { type: 'boolean', default: false },
} as const

async function main(args: string[]): Promise<void> {
  const { values, positionals } = parseArgs({ args, options, allowPositionals: true })
  const [file, ...more] = positionals
  const registry = registries.find((known) => known === values.registry)
  const { division = '', 'as-of': asOf = '' } = values
  if (file === undefined || more.length > 0 || registry === undefined || !isCalendarDay(asOf)) throw new Error(usage)
  if (openDivisionBook().get(division) === undefined)
    throw new Error(`--division ${division}: there is no such division`)
  const config = readConfig(process.env)
  const clock = runningClock(config.clockStart)
  const { people, refusals } = readRegistry(readFileSync(file, 'utf8'), dayInYunnan(clock.now()))
  say(`${people.length} people can be taken, ${refusals.length} lines refused`)
  for (const { line, why } of refusals) process.stderr.write(`line ${line}: ${why}\n`)
  // A file that is mostly wrong is the wrong file: what is in use is better.
  if (people.length <= refusals.length) throw new Error('nothing was changed: most lines were refused')
  if (values['dry-run']) return say('nothing was changed: a dry run')
  const database = await openDatabase(config, connections)
  const tell = progress()
  try {
    await keepRegistry(
      { ...database, clock, blindIndex: registryIndex(database.seals) },
      { registry, division, asOf, people },
      (written) => tell(`${written} of ${people.length} people`),
    )
  } finally {
    await database.close()
  }
  say('in use from now on')
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}

try {
  await main(process.argv.slice(2))
} catch (error) {
  const { message, code } = error as Error & { code?: string }
  process.stderr.write(`${(code?.startsWith('ERR_PARSE_ARGS') ? `${message}\n${usage}` : message).trimEnd()}\n`)
  process.exitCode = 1
}

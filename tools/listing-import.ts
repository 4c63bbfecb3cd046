/**
 * Takes a table of institutions, jobs or courses into use, or returns to the one before; docs/operations.md has the columns.
 * `node tools/listing-import.ts institutions FILE.csv [--dry-run]`
 */
import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { parseArgs } from 'node:util'
import { initModels } from '../models/index.ts'
import { readConfig } from '../src/config.ts'
import { connect, type Database } from '../src/db/connect.ts'
import { migrate } from '../src/db/migrate.ts'
import { sealsFor } from '../src/db/sealing.ts'
import { courseTable } from '../src/directory/course-columns.ts'
import { institutionTable } from '../src/directory/institution-columns.ts'
import { keepEdition, returnToEarlier } from '../src/directory/keep-edition.ts'
import { type Known, listingKinds, type Refusal } from '../src/directory/listing.ts'
import { type ReadListing, readListing } from '../src/directory/read-listing.ts'
import { vacancyTable } from '../src/directory/vacancy-columns.ts'
import { openDivisionBook } from '../src/divisions/division-book.ts'
import { demoKeyFile } from '../src/engines/demo-key-file.ts'
import { dayInYunnan, runningClock } from '../src/kernel/clock.ts'
import { progress } from './long-work.ts'

const usage = `usage: listing-import ${listingKinds.join('|')} FILE.csv [--dry-run]
       listing-import ${listingKinds.join('|')} --rollback
`
const options = {
  'dry-run': { type: 'boolean', default: false },
  rollback: { type: 'boolean', default: false },
} as const
const read: Record<(typeof listingKinds)[number], (bytes: Uint8Array, known: Known) => ReadListing<object>> = {
  institutions: (bytes, known) => readListing(institutionTable, bytes, known),
  jobs: (bytes, known) => readListing(vacancyTable, bytes, known),
  courses: (bytes, known) => readListing(courseTable, bytes, known),
}

async function main(args: string[]): Promise<void> {
  const { values, positionals } = parseArgs({ args, options, allowPositionals: true })
  const [kind, file, ...more] = positionals
  const known = listingKinds.find((name) => name === kind)
  const wanted = values.rollback ? file === undefined : file !== undefined
  if (known === undefined || !wanted || more.length > 0) throw new Error(usage)
  if (values.rollback) {
    const earlier = await withDatabase((world) => returnToEarlier(world, known))
    if (earlier === undefined) throw new Error(`there is no earlier import of ${known} to return to`)
    say(`in use again: ${earlier.source}, ${earlier.taken} ${known}`)
    return
  }
  const bytes = readFileSync(file as string)
  const { rows, refusals } = read[known](bytes, openDivisionBook())
  say(`${rows.length + refusals.length} rows: ${rows.length} can be taken, ${refusals.length} refused`)
  for (const refusal of refusals) process.stderr.write(`${tell(refusal)}\n`)
  // A file that is mostly wrong is the wrong file: what is in use is better.
  if (rows.length <= refusals.length) throw new Error('nothing was changed: most rows were refused')
  if (values['dry-run']) return say('nothing was changed: a dry run')
  const edition = { kind: known, source: basename(file as string), bytes, rows, refused: refusals.length }
  const tellRows = progress()
  await withDatabase((world) => keepEdition(world, edition, (written) => tellRows(`${written} of ${rows.length} rows`)))
  say('in use from now on')
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}

function tell({ line, column, why }: Refusal): string {
  return `line ${line}${column === '' ? '' : `, ${column}`}: ${why}`
}

type World = Pick<Database, 'transaction'> & { clock: ReturnType<typeof runningClock> }

async function withDatabase<T>(work: (world: World) => Promise<T>): Promise<T> {
  const { databaseUrl, varDir, clockStart, keyRing } = readConfig(process.env)
  const database = await connect(databaseUrl, 2, `${varDir}/database`)
  try {
    const clock = runningClock(clockStart)
    const ring = keyRing ?? demoKeyFile(`${varDir}/field-keys.json`, dayInYunnan(clock.now()))
    const seals = await sealsFor(database.sequelize, ring)
    initModels(database.sequelize, seals)
    await migrate(database, seals)
    return await work({ transaction: database.transaction, clock })
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

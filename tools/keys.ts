/**
 * Makes the file of FIELD_KEYS_FILE, adds a new current key to it, seals all that is kept under the current key, tells how far
 * that is, or takes a key out that nothing needs; the first two also for AUDIT_KEY_FILE, whose public halves it gives to an
 * auditor. docs/operations.md says when.
 * `node tools/keys.ts new|rotate FILE [--suite NAME]` · `reseal` · `status` · `retire FILE ID` · `audit-new|audit-rotate|audit-public FILE`
 */
import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { Sequelize } from 'sequelize'
import { Attachment } from '../models/attachment.ts'
import { initModels } from '../models/index.ts'
import { type SealedTable, sealedTables } from '../models/sealed-column.ts'
import type { FileStore } from '../src/cases/ports.ts'
import { readConfig } from '../src/config.ts'
import { connect } from '../src/db/connect.ts'
import { confirmSeals, sealsFor } from '../src/db/sealing.ts'
import type { Transactions } from '../src/db/transaction.ts'
import { demoKeyFile } from '../src/engines/demo-key-file.ts'
import { openFiles } from '../src/engines/open-stores.ts'
import { type SuiteName, suiteNames } from '../src/kernel/cipher-suites.ts'
import { dayInYunnan } from '../src/kernel/clock.ts'
import { addKey, dropKey, isSuite, type KeyRing, newKeyRing, readKeyRing } from '../src/kernel/key-ring.ts'
import type { Seals } from '../src/kernel/seal.ts'
import { addSigningKey, newSigningKeys, publicHalves } from '../src/kernel/signing-keys.ts'
import { resealPhoto, resealTable } from './keys/reseal.ts'
import { sealedUnder } from './keys/retire.ts'
import { sealedRows } from './keys/status.ts'
import { exitCodeStopped, progress, stopSignal } from './long-work.ts'

const ownerOnly = 0o600
const usage = `usage: keys new|rotate FILE [--suite ${suiteNames.join('|')}] | keys reseal | keys status |
       keys retire FILE ID | keys audit-new|audit-rotate|audit-public FILE`

/** The text of a new file, named by the day. */
const making: Record<string, (day: string, suite?: SuiteName) => string> = {
  new: newKeyRing,
  'audit-new': (day) => newSigningKeys(day),
}
/** The text with a key more. */
const adding: Record<string, (text: string, day: string, suite?: SuiteName) => string> = {
  rotate: addKey,
  'audit-rotate': (text, day) => addSigningKey(text, day),
}

async function main(args: string[]): Promise<string> {
  const { positionals, values } = parseArgs({ args, options: { suite: { type: 'string' } }, allowPositionals: true })
  const [command = '', file, ...more] = positionals
  const { suite } = values
  if (file === undefined && suite === undefined) {
    if (command === 'reseal') return withSealed(reseal)
    if (command === 'status') return withSealed(status)
  }
  if (command === 'retire' && file !== undefined && more[0] !== undefined && more.length === 1 && suite === undefined) {
    return retire(file, more[0])
  }
  if (file === undefined || more.length > 0) throw new Error(usage)
  if (suite !== undefined && (command.startsWith('audit') || !isSuite(suite))) throw new Error(usage)
  if (command === 'audit-public') return publicHalves(readFileSync(file, 'utf8')).trimEnd()
  const day = dayInYunnan(new Date())
  const [make, add] = [making[command], adding[command]]
  if (make !== undefined) {
    // Never over another one: what that sealed would be lost.
    writeFileSync(file, make(day, suite), { mode: ownerOnly, flag: 'wx' })
    return `made ${file}: keep a copy where the database is not`
  }
  if (add === undefined) throw new Error(usage)
  replace(file, add(readFileSync(file, 'utf8'), day, suite))
  return `key ${day} is the current one of ${file}: copy it, then start every process again`
}

/** Whole or not at all, for its owner alone. */
function replace(file: string, text: string): void {
  const partial = `${file}.new`
  writeFileSync(partial, text, { mode: ownerOnly, flag: 'wx' })
  renameSync(partial, file)
}

/** Takes a key out of its file for good, when nothing of this database needs it. */
async function retire(file: string, id: string): Promise<string> {
  const before = readFileSync(file, 'utf8')
  const after = dropKey(before, id)
  return withSealed(async (sealed) => {
    if (sealed.seals.indexKey === id) {
      throw new Error(`key ${id} makes the blind indexes by which people are found: it stays`)
    }
    await expectUnneeded(sealed, id)
    replace(file, after)
    try {
      // By a process that was not started again since there is a newer key.
      await expectUnneeded(sealed, id)
    } catch (error) {
      replace(file, before)
      throw error
    }
    return `key ${id} is no longer in ${file}, and what it sealed in copies from before opens no more: take it out of every copy of the file`
  }, readKeyRing(before))
}

async function expectUnneeded(sealed: Sealed, id: string): Promise<void> {
  const found = await sealedUnder(sealed, id)
  if (found.length === 0) return
  throw new Error(
    `key ${id} is still needed, nothing was changed:\n${found.join('\n')}\nrun keys reseal and see docs/operations.md`,
  )
}

interface Sealed {
  sequelize: Sequelize
  transaction: Transactions
  seals: Seals
  tables: SealedTable[]
  files: FileStore
}

/** With the settings of the service, which may run meanwhile on PostgreSQL if it has the same keys. */
async function withSealed(work: (sealed: Sealed) => Promise<string>, given?: KeyRing): Promise<string> {
  const { databaseUrl, varDir, storage, keyRing } = readConfig(process.env)
  const { sequelize, transaction, close } = await connect(databaseUrl, 2, join(varDir, 'database'))
  try {
    const ring = given ?? keyRing ?? demoKeyFile(join(varDir, 'field-keys.json'), dayInYunnan(new Date()))
    const seals = await sealsFor(sequelize, ring)
    await confirmSeals(sequelize, seals)
    initModels(sequelize, seals)
    const tables = sealedTables(Object.values(sequelize.models))
    return await work({ sequelize, transaction, seals, tables, files: openFiles({ varDir, storage }) })
  } finally {
    await close()
  }
}

async function reseal({ tables, files, ...sealed }: Sealed): Promise<string> {
  const signal = stopSignal()
  const tell = progress()
  let rows = 0
  for (const table of tables) {
    const { left } = await sealedRows(sealed.sequelize, sealed.seals, table)
    const options = { signal, tell: (done: number) => say(`${table.table}: ${done} of ${left}`) }
    rows += await resealTable(sealed, table, options)
  }
  let photos = 0
  const attachments = await Attachment.findAll({ attributes: ['id'] })
  for (const [index, { id }] of attachments.entries()) {
    if (signal.aborted) break
    if (await resealPhoto(files, sealed.seals, id)) photos++
    tell(`photos: ${index + 1} of ${attachments.length}`)
  }
  if (signal.aborted) {
    process.exitCode = exitCodeStopped
    return `stopped: ${rows} rows and ${photos} photos were sealed anew, run it again to go on`
  }
  return `${rows} rows and ${photos} photos were sealed anew: all is under ${sealed.seals.head.slice(0, -1)}`
}

async function status({ sequelize, seals, tables }: Sealed): Promise<string> {
  const counted = []
  for (const table of tables) counted.push(await sealedRows(sequelize, seals, table))
  const lines = counted.map(({ table, rows, left }) => `${table}: ${rows - left} of ${rows}`)
  return [`rows under ${seals.head.slice(0, -1)}`, ...lines].join('\n')
}

function say(line: string): void {
  process.stderr.write(`${line}\n`)
}

try {
  process.stdout.write(`${await main(process.argv.slice(2))}\n`)
} catch (error) {
  say((error as Error).message)
  process.exitCode = 1
}

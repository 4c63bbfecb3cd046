/**
 * Writes tables, photos, recordings and anchors into a folder: `npm run backup -- --to FOLDER`, on PostgreSQL also while the service
 * works. May be ended at any moment: without its manifest, which is written last, a folder is no backup. Never the keys. Ends
 * with 0 when it is made, with 1 when it is made but files were lost already, with 2 when it is not made.
 */
import { mkdirSync, readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { readConfig } from '../src/config.ts'
import { demoKeyFile } from '../src/engines/demo-key-file.ts'
import { diskAnchors } from '../src/engines/disk-anchors.ts'
import { openFiles } from '../src/engines/open-stores.ts'
import { dayInYunnan, runningClock } from '../src/kernel/clock.ts'
import { backUp } from './backup/back-up.ts'
import { openAsItIs } from './open-database.ts'

const connections = 2
const ownerOnly = 0o700

function say(line: string): void {
  process.stderr.write(`${line}\n`)
}

async function main(args: string[]): Promise<number> {
  const { values } = parseArgs({ args, options: { to: { type: 'string' } } })
  if (values.to === undefined) throw new Error('usage: backup --to FOLDER')
  const folder = resolve(values.to)
  const config = readConfig(process.env)
  mkdirSync(folder, { recursive: true, mode: ownerOnly })
  if (readdirSync(folder).length > 0) throw new Error(`${folder} is not empty: a backup needs a folder of its own`)
  const clock = runningClock(config.clockStart)
  const { close, ...database } = await openAsItIs(config, connections)
  try {
    const keyFile = join(config.varDir, 'field-keys.json')
    const ring = config.keyRing ?? demoKeyFile(keyFile, dayInYunnan(clock.now()))
    const files = openFiles(config)
    const anchors = diskAnchors(config.anchorDir)
    const world = { ...database, files, anchors, clock, keyNames: [...ring.keys.keys()], version: config.version }
    const { manifest, sha256, lost } = await backUp(world, folder, say)
    for (const id of lost) say(`the file ${id} is lost: a row names it and it is not there`)
    const rows = manifest.tables.reduce((sum, { lines }) => sum + lines, 0)
    process.stdout.write(
      `${rows} rows, ${manifest.files.lines} files, ${manifest.anchors.lines} anchors are in ${folder}\n` +
        `SHA-256 of its manifest, to be kept elsewhere: ${sha256}\n` +
        `THE KEYS ARE NOT IN IT. Without ${config.keyRing === undefined ? keyFile : 'the file of FIELD_KEYS_FILE'} ` +
        `(${manifest.keys.names.join(', ')}) nobody can read it again:\n` +
        'keep a copy of that file, and of AUDIT_KEY_FILE, where no copy of this is.\n',
    )
    return lost.length === 0 ? 0 : 1
  } finally {
    await close()
  }
}

try {
  process.exitCode = await main(process.argv.slice(2))
} catch (error) {
  say((error as Error).message)
  process.exitCode = 2
}

import { createHash } from 'node:crypto'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { AnchorStore } from '../../src/audit/anchor-store.ts'
import type { FileStore } from '../../src/cases/ports.ts'
import type { Database } from '../../src/db/connect.ts'
import { migrate } from '../../src/db/migrate.ts'
import { checkOf, WrongKeys } from '../../src/db/sealing.ts'
import { diskFiles } from '../../src/engines/disk-files.ts'
import type { KeyRing } from '../../src/kernel/key-ring.ts'
import { createSeals, type Seals } from '../../src/kernel/seal.ts'
import { type Manifest, readManifest } from './manifest.ts'
import { counted, inBatches, linesOf } from './parts.ts'
import { emptyTable, putRows, putSequences, tablesOf, withoutReferences } from './tables.ts'

export interface RestoringWorld {
  database: Database
  files: FileStore
  anchors: AnchorStore
  ring: KeyRing
}

/**
 * Puts a backup into an empty database, files and anchors beside it. Everything that can be wrong is looked at first, and the
 * rows come in one transaction: until it ends the database is empty. Returns the seals. Throws an Error in words.
 */
export async function bringBack(
  { database, files, anchors, ring }: RestoringWorld,
  folder: string,
  tell: (line: string) => void,
): Promise<Seals> {
  const { sequelize } = database
  tell('reading the backup')
  const manifest = await readManifest(folder)
  refuseNewer(manifest)
  const seals = sealsOf(manifest, ring)
  if ((await tablesOf(sequelize)).length > 0) throw new Error('the database is not empty: restore into a new one')
  await copyFiles(files, folder, manifest, tell)
  if ((await anchors.lines()).length === 0) {
    for await (const line of linesOf(folder, manifest.anchors.file)) await anchors.add(line)
  } else {
    tell('anchors: there are some already, they stay as they are')
  }
  await database.transaction(async () => {
    await migrate(database, seals, manifest.migrations)
    await withoutReferences(sequelize, async () => {
      for (const table of manifest.tables) {
        await emptyTable(sequelize, table)
        const batches = counted(table.name, inBatches(linesOf(folder, table.file)), tell)
        for await (const lines of batches) await putRows(sequelize, table, lines)
        tell(`${table.name}: ${table.lines}`)
      }
      await putSequences(sequelize, manifest.sequences)
      for await (const line of linesOf(folder, manifest.missing.file)) {
        const { id, table, gone } = JSON.parse(line) as { id: string; table: string; gone: boolean }
        if (gone) await sequelize.query(`DELETE FROM "${table}" WHERE id = $1`, { bind: [id] })
      }
    })
  })
  return seals
}

function refuseNewer({ migrations }: Manifest): void {
  const known = readdirSync(new URL('../../migrations/', import.meta.url)).map((name) => name.replace(/\.ts$/, ''))
  const unknown = migrations.filter((name) => !known.includes(name))
  if (unknown.length > 0) throw new Error(`a newer version made this backup: ${unknown.join(', ')} is not known here`)
}

function sealsOf({ keys }: Manifest, ring: KeyRing): Seals {
  if (!ring.keys.has(keys.index)) throw new WrongKeys()
  const seals = createSeals(ring, keys.index)
  if (checkOf(seals) !== keys.check) throw new WrongKeys()
  return seals
}

async function copyFiles(
  files: FileStore,
  folder: string,
  { files: part }: Manifest,
  tell: (line: string) => void,
): Promise<void> {
  const copies = diskFiles(join(folder, 'files'))
  let copied = 0
  for await (const line of linesOf(folder, part.file)) {
    const { id, sha256 } = JSON.parse(line) as { id: string; sha256: string }
    const bytes = await copies.get(id)
    if (bytes === null || createHash('sha256').update(bytes).digest('hex') !== sha256) {
      throw new Error(`the file ${id} of ${folder} is not what was written`)
    }
    await files.put(id, bytes)
    copied++
    if (copied % 1_000 === 0) tell(`files: ${copied} of ${part.lines}`)
  }
  tell(`files: ${copied}`)
}

import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { QueryTypes } from 'sequelize'
import type { AnchorStore } from '../../src/audit/anchor-store.ts'
import type { FileStore } from '../../src/cases/ports.ts'
import type { Database } from '../../src/db/connect.ts'
import { checkOf } from '../../src/db/sealing.ts'
import { diskFiles } from '../../src/engines/disk-files.ts'
import type { Clock } from '../../src/kernel/clock.ts'
import type { Seals } from '../../src/kernel/seal.ts'
import { type Manifest, writeManifest } from './manifest.ts'
import { counted, inBatches, linesOf, writePart } from './parts.ts'
import { rowsOf, sequencesOf, tablesOf } from './tables.ts'

export interface BackupWorld extends Pick<Database, 'sequelize' | 'transaction'> {
  files: FileStore
  anchors: AnchorStore
  seals: Seals
  keyNames: string[]
  clock: Clock
  version: string
}

export interface BackupReport {
  manifest: Manifest
  /** Of the manifest. */
  sha256: string
  /** Ids of files that rows name and that are not there. */
  lost: string[]
}

/** What has a file under its id while it stands. */
const withFiles: Record<string, (row: Record<string, unknown>) => boolean> = {
  attachments: () => true,
  voice_packs: (row) => row['removed_at'] === null,
}

/**
 * Writes tables, files and anchors into an empty folder, also while the service works: the tables are of one moment, and files are
 * written before the rows that name them. Anchors come first: none vouches for more than there is.
 */
export async function backUp(world: BackupWorld, folder: string, tell: (line: string) => void): Promise<BackupReport> {
  const { sequelize, seals } = world
  const at = world.clock.now().toISOString()
  const anchors = await writePart(folder, 'anchors.jsonl', inBatches(each(await world.anchors.lines())))
  const { tables, sequences, migrations } = await world.transaction(async () => {
    await sequelize.query('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY')
    await sequelize.query('SET LOCAL synchronize_seqscans = off')
    const tables: Manifest['tables'] = []
    for (const table of await tablesOf(sequelize)) {
      const part = await writePart(
        folder,
        join('tables', `${table.name}.jsonl`),
        counted(table.name, rowsOf(sequelize, table), tell),
      )
      tables.push({ ...table, ...part })
      tell(`${table.name}: ${part.lines}`)
    }
    const rows = await sequelize.query<{ name: string }>('SELECT name FROM migrations ORDER BY name', {
      type: QueryTypes.SELECT,
    })
    return { tables, sequences: await sequencesOf(sequelize), migrations: rows.map(({ name }) => name) }
  })
  const missing: { id: string; table: string; gone: boolean }[] = []
  const files = await writePart(folder, 'files.jsonl', inBatches(copyFiles(world, folder, missing, tell)))
  const manifest: Manifest = {
    form: 'yunnan-help-backup-1',
    at,
    version: world.version,
    migrations,
    keys: { names: world.keyNames, index: seals.indexKey, check: checkOf(seals) },
    tables,
    sequences,
    anchors,
    files,
    missing: await writePart(folder, 'missing.jsonl', inBatches(each(missing.map((file) => JSON.stringify(file))))),
  }
  const lost = missing.filter(({ gone }) => !gone).map(({ id }) => id)
  return { manifest, sha256: await writeManifest(folder, manifest), lost }
}

async function* copyFiles(
  { files, sequelize }: BackupWorld,
  folder: string,
  missing: { id: string; table: string; gone: boolean }[],
  tell: (line: string) => void,
): AsyncGenerator<string> {
  const copies = diskFiles(join(folder, 'files'))
  let copied = 0
  for (const [table, hasFile] of Object.entries(withFiles)) {
    for await (const line of linesOf(folder, join('tables', `${table}.jsonl`))) {
      const row = JSON.parse(line) as Record<string, unknown>
      if (!hasFile(row)) continue
      const id = String(row['id'])
      const bytes = await files.get(id)
      if (bytes === null) {
        const [still] = await sequelize.query(`SELECT 1 FROM ${table} WHERE id = $1`, { bind: [id] })
        missing.push({ id, table, gone: still.length === 0 })
        continue
      }
      await copies.put(id, bytes)
      copied++
      if (copied % 1_000 === 0) tell(`files: ${copied}`)
      yield JSON.stringify({ id, bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') })
    }
  }
  tell(`files: ${copied}`)
}

async function* each(lines: readonly string[]): AsyncGenerator<string> {
  yield* lines
}

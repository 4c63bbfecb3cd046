import { createHash } from 'node:crypto'
import { open, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { isWhole } from './parts.ts'

const part = z.strictObject({ file: z.string(), lines: z.int(), bytes: z.int(), sha256: z.string() })

const shape = z.strictObject({
  form: z.literal('yunnan-help-backup-1'),
  at: z.iso.datetime(),
  version: z.string(),
  /** The migrations that the tables had; the last one is the version of the schema. */
  migrations: z.array(z.string()).min(1),
  /** Names of keys and what tells the right one; never a key. */
  keys: z.strictObject({ names: z.array(z.string()), index: z.string(), check: z.string() }),
  tables: z.array(part.extend({ name: z.string(), columns: z.array(z.string()) })),
  sequences: z.record(z.string(), z.int()),
  anchors: part,
  /** Each file with its digest: `{"id","bytes","sha256"}`. */
  files: part,
  /** Files that were not there: `{"id","table","gone"}`; `gone`: so was the row, by then. */
  missing: part,
})
export type Manifest = z.output<typeof shape>

const name = 'manifest.json'
const ownerOnly = 0o600

/** Written last: a folder without it is no backup. Returns its SHA-256. */
export async function writeManifest(folder: string, manifest: Manifest): Promise<string> {
  const text = `${JSON.stringify(manifest, null, 1)}\n`
  const file = await open(join(folder, name), 'wx', ownerOnly)
  try {
    await file.writeFile(text)
    await file.sync()
  } finally {
    await file.close()
  }
  return createHash('sha256').update(text).digest('hex')
}

/** Reads the manifest and every part, and throws an Error in words when one is not what it was. */
export async function readManifest(folder: string): Promise<Manifest> {
  const text = await readFile(join(folder, name), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') throw new Error(`${folder} is no backup: it has no ${name}`)
    throw error
  })
  const manifest = parse(text)
  if (manifest === undefined)
    throw new Error(`${name} of ${folder} cannot be read: it was changed, or a newer version made it`)
  const { tables, anchors, files, missing } = manifest
  for (const each of [...tables, anchors, files, missing]) {
    if (!(await isWhole(folder, each))) throw new Error(`${each.file} of ${folder} is not what the manifest says`)
  }
  return manifest
}

function parse(text: string): Manifest | undefined {
  try {
    return shape.parse(JSON.parse(text))
  } catch {
    return undefined
  }
}

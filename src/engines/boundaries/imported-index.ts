import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import type { BoundaryManifest } from '../../divisions/boundary/boundary-port.ts'
import type { Grid } from '../../divisions/boundary/grid.ts'
import { readGrid } from '../../divisions/boundary/grid-file.ts'

/** What is known of an imported file; kept beside its index as manifest.json. */
export interface ImportManifest extends BoundaryManifest {
  format: string
  licence: string
  year: number
  importedAt: string
  file: { name: string; bytes: number; sha256: string }
  index: { bytes: number; sha256: string }
  counts: {
    /** counties + merged + outsideYunnan + otherLevels */
    features: number
    counties: number
    /** Features under another, former code that were joined to a county of today. */
    merged: number
    outsideYunnan: number
    otherLevels: number
    parts: number
    rings: number
    points: number
  }
  /** Former codes and what they were taken for. */
  renamed: Record<string, string>
  /** Counties that the importer knew to be missing. */
  without: string[]
  overlaps: { sampled: number; found: number }
  gaps: { sampled: number; found: number }
}

/** Which import answers and which one is kept for a return: one small file, so that one rename changes both. */
interface Pointer {
  current: string
  previous: string | null
}

const pathsOf = (folder: string) => ({
  pointer: join(folder, 'current'),
  versions: join(folder, 'imported'),
  index: (version: string) => join(folder, 'imported', version, 'index.bin'),
  manifest: (version: string) => join(folder, 'imported', version, 'manifest.json'),
})

function readPointer(folder: string): Pointer | undefined {
  const { pointer } = pathsOf(folder)
  if (!existsSync(pointer)) return undefined
  try {
    return JSON.parse(readFileSync(pointer, 'utf8')) as Pointer
  } catch {
    throw new Error(`boundaries: ${pointer} cannot be read; remove it and import the file again`)
  }
}

/** Which import is in use; undefined when there never was one. */
export function currentVersion(folder: string): string | undefined {
  return readPointer(folder)?.current
}

function writeSafely(path: string, content: Buffer | string): void {
  const file = openSync(path, 'w')
  try {
    writeFileSync(file, content)
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}

/** Makes a rename in a folder last through a loss of power. */
function syncFolder(path: string): void {
  const folder = openSync(path, 'r')
  try {
    fsyncSync(folder)
  } finally {
    closeSync(folder)
  }
}

function point(folder: string, to: Pointer): void {
  const { pointer } = pathsOf(folder)
  const temporary = `${pointer}.${process.pid}.tmp`
  writeSafely(temporary, `${JSON.stringify(to)}\n`)
  renameSync(temporary, pointer)
  syncFolder(folder)
}

/** Writes one import and switches to it. The one before stays for a return, older ones go. */
export function keepImport(folder: string, index: Buffer, manifest: ImportManifest): void {
  const paths = pathsOf(folder)
  const version = manifest.dataVersion
  const temporary = join(paths.versions, `.${version}.${process.pid}.tmp`)
  mkdirSync(temporary, { recursive: true })
  writeSafely(join(temporary, 'index.bin'), index)
  writeSafely(join(temporary, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`)
  renameSync(temporary, join(paths.versions, version))
  syncFolder(paths.versions)
  const previous = readPointer(folder)?.current ?? null
  point(folder, { current: version, previous })
  for (const name of readdirSync(paths.versions)) {
    if (name !== version && name !== previous) rmSync(join(paths.versions, name), { recursive: true, force: true })
  }
}

/** Returns to the import before; a second call returns to the later one. Throws when there is none that can be read. */
export function rollBackImport(folder: string): ImportManifest {
  const pointer = readPointer(folder)
  if (!pointer?.previous) throw new Error(`there is no earlier import in ${folder} to return to`)
  const manifest = readImport(folder, pointer.previous).manifest
  point(folder, { current: pointer.previous, previous: pointer.current })
  return manifest
}

function readImport(folder: string, version: string): { grid: Grid; manifest: ImportManifest } {
  const paths = pathsOf(folder)
  const advice = 'import the file again, or return to the import before (--rollback)'
  if (!existsSync(paths.index(version))) throw new Error(`boundaries: the import ${version} is gone; ${advice}`)
  const grid = readGrid(readFileSync(paths.index(version)))
  if (grid?.header.manifest.dataVersion !== version)
    throw new Error(`boundaries: the import ${version} is damaged or of another format; ${advice}`)
  return { grid, manifest: JSON.parse(readFileSync(paths.manifest(version), 'utf8')) as ImportManifest }
}

/**
 * The import in use, undefined when there never was one. Throws when it is damaged or does not fit the counties of the
 * tree: official boundaries are never replaced by others without a word.
 */
export function readCurrentImport(
  folder: string,
  expectedCodes: readonly string[],
): { grid: Grid; manifest: ImportManifest } | undefined {
  const pointer = readPointer(folder)
  if (!pointer) return undefined
  const found = readImport(folder, pointer.current)
  const present = new Set([...found.grid.header.codes, ...found.manifest.without])
  const missing = expectedCodes.filter((code) => !present.has(code))
  const strange = [...present].filter((code) => !expectedCodes.includes(code))
  if (missing.length > 0 || strange.length > 0) {
    throw new Error(
      `boundaries: the import ${pointer.current} does not fit the tree of divisions; missing [${missing}], unknown [${strange}]; import the file again`,
    )
  }
  return found
}

import { randomBytes } from 'node:crypto'
import { mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { AudioStore } from '../speech/audio-store.ts'

export interface DiskAudioStoreOptions {
  folder: string
  /** Bytes kept; the least recently used go first. */
  limit: number
}

const keyPattern = /^[0-9a-f]{64}$/
/** A part older than this was left by a crash, not by a neighbour that is writing. */
const abandonedAfterMs = 10 * 60 * 1000
/** A file's time is its last use; written at most this often, so that a hit is not a write. */
const touchEveryMs = 60 * 60 * 1000

/**
 * Audio on disk: one file a key, in 256 folders, written aside and renamed, so that a reader sees all of a file or
 * none. The index is what is found at start; use order is the files' own times.
 */
export async function openDiskAudioStore({
  folder,
  limit,
}: DiskAudioStoreOptions): Promise<AudioStore & { bytes(): number }> {
  await mkdir(folder, { recursive: true })
  const place = (key: string) => join(folder, key.slice(0, 2), key)
  /** In order of use, oldest first. */
  const index = new Map<string, { size: number; usedAt: number }>()
  let total = 0
  for (const { key, size, usedAt } of await scan(folder)) {
    remember(key, { size, usedAt })
  }
  await evict()

  /** Last in the order of use. */
  function remember(key: string, entry: { size: number; usedAt: number }): void {
    index.set(key, entry)
    total += entry.size
  }

  function forget(key: string): void {
    total -= index.get(key)?.size ?? 0
    index.delete(key)
  }

  async function evict(): Promise<void> {
    for (const [key] of index) {
      if (total <= limit) return
      forget(key)
      await rm(place(key), { force: true })
    }
  }

  return {
    bytes: () => total,
    async get(key) {
      if (!keyPattern.test(key)) return undefined
      // Another process of the service may have written it: the disk decides, not the index.
      const value = await readFile(place(key)).catch(() => undefined)
      const usedAt = index.get(key)?.usedAt ?? 0
      forget(key)
      if (!value) return undefined
      const now = Date.now()
      const touch = now - usedAt > touchEveryMs
      remember(key, { size: value.length, usedAt: touch ? now : usedAt })
      if (touch) await utimes(place(key), now / 1000, now / 1000).catch(() => undefined)
      return value
    },
    async put(key, value) {
      if (!keyPattern.test(key)) throw new RangeError('not a key of the audio store')
      await mkdir(join(folder, key.slice(0, 2)), { recursive: true })
      const aside = join(folder, key.slice(0, 2), `${randomBytes(8).toString('hex')}.part`)
      try {
        await writeFile(aside, value)
        await rename(aside, place(key))
      } catch (error) {
        await rm(aside, { force: true })
        throw error
      }
      forget(key)
      remember(key, { size: value.length, usedAt: Date.now() })
      await evict()
    },
    async delete(key) {
      forget(key)
      if (keyPattern.test(key)) await rm(place(key), { force: true })
    },
  }
}

/** Oldest first. Files left half-written by a crash are removed. */
async function scan(folder: string): Promise<{ key: string; size: number; usedAt: number }[]> {
  const found: { key: string; size: number; usedAt: number }[] = []
  for (const shelf of await readdir(folder, { withFileTypes: true })) {
    if (!shelf.isDirectory() || !/^[0-9a-f]{2}$/.test(shelf.name)) continue
    for (const name of await readdir(join(folder, shelf.name))) {
      const path = join(folder, shelf.name, name)
      const { size, mtimeMs } = await stat(path)
      if (name.endsWith('.part')) {
        if (Date.now() - mtimeMs > abandonedAfterMs) await rm(path, { force: true })
      } else if (keyPattern.test(name)) {
        found.push({ key: name, size, usedAt: mtimeMs })
      }
    }
  }
  return found.sort((a, b) => a.usedAt - b.usedAt)
}

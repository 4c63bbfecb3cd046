import { mkdir, open, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { AnchorStore } from '../audit/anchor-store.ts'

/** Anchors as the lines of `audit-anchors.jsonl` in a folder, which is made when it is needed. */
export function diskAnchors(folder: string): AnchorStore {
  const path = join(folder, 'audit-anchors.jsonl')
  return {
    async lines() {
      const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') return ''
        throw error
      })
      return text.split('\n').filter((line) => line !== '')
    },
    async add(line) {
      await mkdir(folder, { recursive: true })
      const file = await open(path, 'a')
      try {
        await file.write(`${line}\n`)
        await file.sync()
      } finally {
        await file.close()
      }
    },
  }
}

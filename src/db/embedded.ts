import { join } from 'node:path'
import type { Duplex } from 'node:stream'
import { PGlite } from '@electric-sql/pglite'
import { createSessionGate, EmbeddedStream } from './embedded-stream.ts'
import { lockFolder } from './folder-lock.ts'

export interface EmbeddedDatabase {
  /** A new connection's stream; connections take turns, PGlite has one session. */
  stream(): Duplex
  close(): Promise<void>
}

/**
 * PostgreSQL inside this process, its files under `folder`. It survives the death of the process but, since it runs
 * with fsync off, not the loss of power: for trying out and for tests.
 */
export async function openEmbedded(folder: string): Promise<EmbeddedDatabase> {
  const release = lockFolder(folder)
  const engine = await PGlite.create({ dataDir: join(folder, 'data') }).catch((error) => {
    release()
    throw error
  })
  const gate = createSessionGate()
  return {
    stream: () => new EmbeddedStream(engine, gate),
    async close() {
      await engine.close()
      release()
    },
  }
}

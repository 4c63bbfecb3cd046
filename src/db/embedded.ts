import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Duplex } from 'node:stream'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { PGlite } from '@electric-sql/pglite'
import { createSessionGate, EmbeddedStream } from './embedded-stream.ts'
import { lockFolder } from './folder-lock.ts'

export interface EmbeddedDatabase {
  /** A new connection's stream; connections take turns, PGlite has one session. */
  stream(): Duplex
  close(): Promise<void>
}

/** Of the usual 128 MB all come to be resident, for a database of 10: 150 MB of memory less with the same answers. */
const sharedBuffers = '8MB'

/**
 * PostgreSQL inside this process, its files under `folder`. It survives the death of the process but, since it runs
 * with fsync off, not the loss of power: for trying out and for tests.
 */
export async function openEmbedded(folder: string): Promise<EmbeddedDatabase> {
  const release = lockFolder(folder)
  const engine = await openEngine(join(folder, 'data')).catch((error) => {
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

const makeCluster = fileURLToPath(new URL('./make-cluster.ts', import.meta.url))

/** Made in 5 s on an idle core; one that takes longer than this hangs. */
const makeMs = 120_000

async function openEngine(dataDir: string): Promise<PGlite> {
  if (!existsSync(join(dataDir, 'PG_VERSION'))) {
    await promisify(execFile)(process.execPath, [makeCluster, dataDir], { env: {}, timeout: makeMs })
  }
  const startParams = [...PGlite.defaultStartParams, '-c', `shared_buffers=${sharedBuffers}`]
  return PGlite.create({ dataDir, startParams })
}

import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { openBoundaryIndex } from '../../divisions/boundary/boundary-index.ts'
import type { BoundaryIndex } from '../../divisions/boundary/boundary-port.ts'
import { gridFormat, readGrid } from '../../divisions/boundary/grid-file.ts'
import type { BuildOrder } from './build-worker.ts'
import type { GeoJsonSource } from './geojson-file.ts'
import { trialVersion } from './trial-package.ts'

/** The installed package, for trial; `resolveFrom` is the module URL from which it is looked up. */
export interface TrialSource {
  kind: 'trial'
  resolveFrom: string
}
export type BoundarySource = TrialSource | GeoJsonSource

export interface OpenBoundariesOptions {
  /** Where the prepared index is kept between starts, such as var/boundaries. */
  folder: string
  /** Codes of the counties that must be there, all of them and no other. */
  expectedCodes: string[]
  source?: BoundarySource
}

/** Building takes 2–4 s on two cores; a minute means that something hangs. */
const buildDeadlineMs = 60_000

/** What the prepared file depends on: another source, version, set of counties or layout gets another name. */
function identityOf(source: BoundarySource): string | undefined {
  if (source.kind === 'trial') return trialVersion(source.resolveFrom)
  if (!existsSync(source.file)) return undefined
  const { size, mtimeMs } = statSync(source.file)
  return JSON.stringify([source, size, mtimeMs])
}

/**
 * The county boundaries, from the prepared file when there is one, else built in a worker thread first.
 * Undefined when the source is not there (the service then works without); throws when it is there and incomplete.
 */
export async function openBoundaries({
  folder,
  expectedCodes,
  source = { kind: 'trial', resolveFrom: import.meta.url },
}: OpenBoundariesOptions): Promise<BoundaryIndex | undefined> {
  const identity = identityOf(source)
  if (identity === undefined) return undefined
  const key = createHash('sha256')
    .update(JSON.stringify([gridFormat, identity, expectedCodes]))
    .digest('hex')
    .slice(0, 16)
  const target = join(folder, `counties-${key}.bin`)
  const prepared = existsSync(target) ? readGrid(readFileSync(target)) : undefined
  if (prepared) return openBoundaryIndex(prepared)

  mkdirSync(folder, { recursive: true })
  await build({ source, expectedCodes, target })
  const built = readGrid(readFileSync(target))
  if (!built) throw new Error('boundaries: the prepared file cannot be read back')
  return openBoundaryIndex(built)
}

function build(order: BuildOrder): Promise<void> {
  const worker = new Worker(new URL('./build-worker.ts', import.meta.url), { workerData: order })
  return new Promise<void>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('boundaries: building took too long')), buildDeadlineMs)
    worker.once('message', () => resolve())
    worker.once('error', reject)
    worker.once('exit', (code) => reject(new Error(`boundaries: the builder ended with ${code}`)))
    void timer.unref()
  }).finally(() => worker.terminate())
}

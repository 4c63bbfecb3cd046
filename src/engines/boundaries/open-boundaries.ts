import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { openBoundaryIndex } from '../../divisions/boundary/boundary-index.ts'
import type { BoundaryIndex } from '../../divisions/boundary/boundary-port.ts'
import { gridFormat, readGrid } from '../../divisions/boundary/grid-file.ts'
import type { BuildOrder } from './build-worker.ts'
import { readCurrentImport } from './imported-index.ts'
import { trialVersion } from './trial-package.ts'

/** The installed package, for trial; `resolveFrom` is the module URL from which it is looked up. */
export interface TrialSource {
  resolveFrom: string
}
export interface OpenBoundariesOptions {
  /** Where imports and the prepared index are kept between starts, such as var/boundaries. */
  folder: string
  /** Codes of the counties that must be there, all of them and no other. */
  expectedCodes: string[]
  trial?: TrialSource
}

/** Building takes 2–4 s on two cores; a minute means that something hangs. */
const buildDeadlineMs = 60_000

/**
 * The county boundaries: those that were imported into the folder, else the trial package's, from the prepared file when
 * there is one or built in a worker thread first. Undefined when there is neither (the service then works without);
 * throws when what is there is damaged or incomplete.
 */
export async function openBoundaries({
  folder,
  expectedCodes,
  trial = { resolveFrom: import.meta.url },
}: OpenBoundariesOptions): Promise<BoundaryIndex | undefined> {
  const imported = readCurrentImport(folder, expectedCodes)
  if (imported) return openBoundaryIndex(imported.grid)

  const version = trialVersion(trial.resolveFrom)
  if (version === undefined) return undefined
  // Another version, set of counties or layout gets another name.
  const key = createHash('sha256')
    .update(JSON.stringify([gridFormat, version, expectedCodes]))
    .digest('hex')
    .slice(0, 16)
  const target = join(folder, `counties-${key}.bin`)
  const prepared = existsSync(target) ? readGrid(readFileSync(target)) : undefined
  if (prepared) return openBoundaryIndex(prepared)

  mkdirSync(folder, { recursive: true })
  await build({ trial, expectedCodes, target })
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

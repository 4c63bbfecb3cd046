/** Runs in a worker thread: reads the trial package, checks it, builds the grid, writes it in one rename. */
import { renameSync, writeFileSync } from 'node:fs'
import { parentPort, workerData } from 'node:worker_threads'
import { buildGrid } from '../../divisions/boundary/build-grid.ts'
import { writeGrid } from '../../divisions/boundary/grid-file.ts'
import type { TrialSource } from './open-boundaries.ts'
import { readTrialPackage } from './trial-package.ts'

export interface BuildOrder {
  trial: TrialSource
  expectedCodes: string[]
  target: string
}

/** Throws unless there is exactly one feature for every expected county: a silent loss would misroute a whole county. */
function checkCounties(codes: string[], expected: string[]): void {
  const present = new Set(codes)
  const missing = expected.filter((code) => !present.has(code))
  const wanted = new Set(expected)
  const strange = codes.filter((code) => !wanted.has(code))
  if (missing.length > 0 || strange.length > 0 || present.size !== codes.length) {
    throw new Error(
      `boundaries: ${codes.length} features for ${expected.length} counties; missing [${missing}], unknown [${strange}], repeated ${codes.length - present.size}`,
    )
  }
}

const { trial, expectedCodes, target } = workerData as BuildOrder
const { features, manifest } = readTrialPackage(trial.resolveFrom)
checkCounties(
  features.map(({ code }) => code),
  expectedCodes,
)
const grid = buildGrid(features, manifest)
if (grid.header.codes.length !== features.length) throw new Error('boundaries: counties were lost while building')
const temporary = `${target}.${process.pid}.tmp`
writeFileSync(temporary, writeGrid(grid))
renameSync(temporary, target)
parentPort?.postMessage('built')

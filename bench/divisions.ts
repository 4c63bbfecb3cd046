import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { countiesOfYunnan, createDivisions } from '../src/divisions/divisions.ts'
import { openBoundaries } from '../src/engines/boundaries/open-boundaries.ts'
import { readTrialPackage } from '../src/engines/boundaries/trial-package.ts'
import { measureAddresses } from './divisions/addresses.ts'
import { measureExactness } from './divisions/exactness.ts'
import { measureHttp } from './divisions/http.ts'
import { measureLookups } from './divisions/lookups.ts'
import { measurePicker } from './divisions/picker.ts'
import { print, timed } from './divisions/random.ts'

/**
 * Measures the place, ratios within one run: node bench/divisions.ts [--part boundaries|http|addresses] [--show]
 *
 * boundaries: the index beside which-polygon, what it holds in memory, its answers beside a walk over all edges
 * http: resolving beside a route with nothing behind it
 * addresses: invented from the tree itself, province to village, as written and damaged; --show prints the misses
 */
const { values } = parseArgs({ options: { part: { type: 'string' }, show: { type: 'boolean', default: false } } })
const wanted = (part: string) => values.part === undefined || values.part === part

const divisions = timed('open the book', () => createDivisions())
timed('first search (makes its index)', () => divisions.search('呈贡'))
timed('first address (makes its lexicon)', () => divisions.parseAddress('云南省昆明市呈贡区'))
timed('first outer township', () => divisions.get('110101001'))
if (wanted('boundaries')) await measureBoundaries()
if (wanted('http')) await measureHttp()
measurePicker()
if (wanted('addresses')) measureAddresses(divisions, values.show)

async function measureBoundaries(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'boundaries-'))
  const expectedCodes = countiesOfYunnan(divisions)
  const started = performance.now()
  await openBoundaries({ folder, expectedCodes })
  print('boundaries: read, check, build, write', `${(performance.now() - started).toFixed(0)} ms (in a worker)`)
  const before = process.memoryUsage()
  const loading = performance.now()
  const index = await openBoundaries({ folder, expectedCodes })
  const after = process.memoryUsage()
  const held = after.arrayBuffers + after.heapUsed - before.arrayBuffers - before.heapUsed
  print(
    'boundaries: load the prepared file',
    `${(performance.now() - loading).toFixed(1)} ms, ${(held / 1e6).toFixed(1)} MB`,
  )
  rmSync(folder, { recursive: true })
  if (!index) throw new Error('no boundaries to measure')
  const { features } = readTrialPackage(import.meta.url)
  measureLookups(index, features)
  measureExactness(index, features)
}

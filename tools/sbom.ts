/**
 * What the service is made of, as CycloneDX 1.6 JSON on stdout, from the lockfile alone: the same lockfile gives the same
 * bytes. With --production without what only tests and building need. `node tools/sbom.ts [--production]`
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { billOfMaterials } from './sbom/bill-of-materials.ts'

try {
  const { values } = parseArgs({ options: { production: { type: 'boolean', default: false } } })
  const lockfile = JSON.parse(readFileSync(join(import.meta.dirname, '../package-lock.json'), 'utf8'))
  process.stdout.write(`${JSON.stringify(billOfMaterials(lockfile, values), null, 2)}\n`)
} catch (error) {
  process.stderr.write(`${(error as Error).message}\nusage: sbom [--production]\n`)
  process.exitCode = 1
}

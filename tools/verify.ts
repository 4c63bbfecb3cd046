/**
 * Looks at everything that is kept: `npm run check [-- --sample N]`. The audit with its anchors, every case with its events and
 * promises, every photo and recording, every sealed value (with --sample those of N rows of each table). Changes nothing.
 * Ends with 0 when all is as it should be, with 1 when something is not, with 2 when it could not look.
 */
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { readConfig } from '../src/config.ts'
import { demoSigningKeys } from '../src/engines/demo-key-file.ts'
import { diskAnchors } from '../src/engines/disk-anchors.ts'
import { openFiles } from '../src/engines/open-stores.ts'
import { dayInYunnan, runningClock } from '../src/kernel/clock.ts'
import { openAsItIs } from './open-database.ts'
import { verifyAll } from './verify/verify-all.ts'

const connections = 2

async function main(args: string[]): Promise<number> {
  const { values } = parseArgs({ args, options: { sample: { type: 'string' } } })
  const sample = values.sample === undefined ? undefined : Number(values.sample)
  if (sample !== undefined && !(Number.isInteger(sample) && sample > 0)) throw new Error('usage: verify [--sample N]')
  const config = readConfig(process.env)
  const clock = runningClock(config.clockStart)
  const today = dayInYunnan(clock.now())
  const { publicKeys } = config.signingKeys ?? demoSigningKeys(join(config.varDir, 'audit-keys.json'), today)
  const { close, ...database } = await openAsItIs(config, connections)
  try {
    const files = openFiles(config)
    const world = { ...database, files, clock, publicKeys, anchors: diskAnchors(config.anchorDir), sample }
    const { text, isWell } = await verifyAll(world, (line) => process.stderr.write(`${line}\n`))
    process.stdout.write(text)
    return isWell ? 0 : 1
  } finally {
    await close()
  }
}

try {
  process.exitCode = await main(process.argv.slice(2))
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`)
  process.exitCode = 2
}

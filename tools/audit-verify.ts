/**
 * Reads the audit from its first entry to its last and holds it against the anchors: `npm run audit:verify`. Needs the
 * database, the anchors and the public halves of their keys, nothing that anything is sealed with. Ends with 1 when
 * something is not as it was written, with 2 when it could not look.
 */
import { join } from 'node:path'
import { initAuditEntry } from '../models/audit-entry.ts'
import { verifyAudit } from '../src/audit/verify-audit.ts'
import { readConfig } from '../src/config.ts'
import { connect } from '../src/db/connect.ts'
import { demoSigningKeys } from '../src/engines/demo-key-file.ts'
import { diskAnchors } from '../src/engines/disk-anchors.ts'
import { dayInYunnan, runningClock } from '../src/kernel/clock.ts'
import { tellAuditFault } from './verify/tell-audit-fault.ts'

const connections = 2
/** Of a table that was rewritten every entry is wrong: the first ones say enough. */
const told = 1_000

async function main(): Promise<number> {
  const { databaseUrl, varDir, clockStart, signingKeys, anchorDir } = readConfig(process.env)
  const clock = runningClock(clockStart)
  const today = dayInYunnan(clock.now())
  const { publicKeys } = signingKeys ?? demoSigningKeys(join(varDir, 'audit-keys.json'), today)
  const { sequelize, close } = await connect(databaseUrl, connections, join(varDir, 'database'))
  try {
    initAuditEntry(sequelize)
    const world = { clock, publicKeys, anchors: diskAnchors(anchorDir) }
    const report = await verifyAudit(world, (seq) => process.stderr.write(`read up to ${seq}\n`))
    const { entries, anchors, anchoredUpTo, faults } = report
    for (const fault of faults.slice(0, told)) process.stdout.write(`${tellAuditFault(fault)}\n`)
    if (faults.length > told) process.stdout.write(`and ${faults.length - told} more\n`)
    process.stdout.write(
      `${entries} entries, ${anchors} anchors up to entry ${anchoredUpTo}: ${faults.length === 0 ? 'as they were written' : `${faults.length} faults`}\n`,
    )
    return faults.length === 0 ? 0 : 1
  } finally {
    await close()
  }
}

try {
  process.exitCode = await main()
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`)
  process.exitCode = 2
}

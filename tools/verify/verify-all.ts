import type { AnchorStore } from '../../src/audit/anchor-store.ts'
import { verifyAudit } from '../../src/audit/verify-audit.ts'
import type { FileStore } from '../../src/cases/ports.ts'
import type { Database } from '../../src/db/connect.ts'
import type { Clock } from '../../src/kernel/clock.ts'
import type { Seals } from '../../src/kernel/seal.ts'
import type { SigningKeys } from '../../src/kernel/signing-keys.ts'
import { find, tableOf, type Verified, verified } from './finding.ts'
import { tellAuditFault } from './tell-audit-fault.ts'
import { verifyCases } from './verify-cases.ts'
import { verifyFiles } from './verify-files.ts'
import { verifySealed } from './verify-sealed.ts'

export interface VerifyingWorld extends Pick<Database, 'sequelize'> {
  clock: Clock
  files: FileStore
  anchors: AnchorStore
  publicKeys: SigningKeys['publicKeys']
  seals: Seals
  /** Rows of each table whose sealed values are opened; all when absent. */
  sample?: number | undefined
}

/** Looks at everything that is kept and changes nothing. Returns the parts, and what is told of them. */
export async function verifyAll(
  world: VerifyingWorld,
  tell: (line: string) => void,
): Promise<{ parts: Verified[]; text: string; isWell: boolean }> {
  const audit = verified('audit and its anchors')
  const { entries, faults } = await verifyAudit(world, (seq) => tell(`audit: ${seq}`))
  audit.looked = entries
  for (const fault of faults) find(audit, tellAuditFault(fault))
  const parts = [
    audit,
    ...(await verifyCases(tell)),
    ...(await verifyFiles(world, tell)),
    await verifySealed(world, tell),
  ]
  const findings = parts.flatMap(({ told, found }) => [
    ...told,
    ...(found > told.length ? [`and ${found - told.length} more`] : []),
  ])
  const text = findings.map((line) => `${line}\n`).join('') + tableOf(parts)
  return { parts, text, isWell: findings.length === 0 }
}

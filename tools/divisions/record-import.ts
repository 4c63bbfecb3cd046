import { initAuditEntry } from '../../models/audit-entry.ts'
import { record as audit } from '../../src/audit/record.ts'
import { connect } from '../../src/db/connect.ts'
import type { ImportManifest } from '../../src/engines/boundaries/imported-index.ts'
import { runningClock } from '../../src/kernel/clock.ts'

const connections = 1

/** Does it only while the database of the service can be reached, and puts it into the audit there. */
export async function recordImport(
  databaseUrl: string,
  action: 'boundaries.import' | 'boundaries.return',
  work: () => ImportManifest,
): Promise<ImportManifest> {
  const { sequelize, transaction, close } = await connect(databaseUrl, connections, '')
  try {
    initAuditEntry(sequelize)
    return await transaction(async () => {
      const manifest = work()
      const { dataVersion, coordType, reviewNumber, counts } = manifest
      audit(
        { clock: runningClock(undefined) },
        {
          actor: 'system',
          action,
          subject: { kind: 'boundaries', id: dataVersion },
          details: { crs: coordType, reviewed: reviewNumber !== null, counties: counts.counties },
        },
      )
      return manifest
    })
  } finally {
    await close()
  }
}

/**
 * The first accounts of an installation: one system administrator, one security administrator, one auditor, whose first
 * secrets are shown once. `node tools/staff-begin.ts`
 */
import { Grant } from '../models/grant.ts'
import { Staff } from '../models/staff.ts'
import { record as audit } from '../src/audit/record.ts'
import { readConfig } from '../src/config.ts'
import { runningClock } from '../src/kernel/clock.ts'
import { newId } from '../src/kernel/ids.ts'
import { createStaff } from '../src/people/keep-staff.ts'
import type { StaffRole } from '../src/policies/actor.ts'
import { openDatabase } from './open-database.ts'

const first: [username: string, role: StaffRole, displayName: string][] = [
  ['system-admin', 'system-admin', '系统管理员'],
  ['security-admin', 'security-admin', '安全管理员'],
  ['auditor', 'auditor', '审计员'],
]

const config = readConfig(process.env)
const clock = runningClock(undefined)
const database = await openDatabase(config)
try {
  if ((await Staff.count()) > 0) throw new Error('there are accounts already: the administrators open the others')
  await database.transaction(async () => {
    for (const [username, role, displayName] of first) {
      const { staff, secrets } = await createStaff({ clock, transaction: database.transaction }, 'system', {
        username,
        displayName,
      })
      const id = newId()
      await Grant.create({ id, staffId: staff.id, role, department: null, division: '53', createdAt: clock.now() })
      const details = { grant: id, role }
      audit({ clock }, { actor: 'system', action: 'grant.give', subject: { kind: 'staff', id: staff.id }, details })
      process.stdout.write(`${username}\n  password ${secrets.password}\n  second factor ${secrets.totpAddress}\n`)
    }
  })
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
} finally {
  await database.close()
}

import { Case } from '../../models/case.ts'
import { Supervision } from '../../models/supervision.ts'
import { recordEvent } from './record-event.ts'
import { takeDown } from './steps/publicity.ts'
import type { Step } from './steps/step.ts'
import { bucketOf, type CaseState } from './workflow.ts'

/** What ends with a step: a public notice, the supervision of a case that is done; and who waits for the same answer hears it. */
export async function settleAlongside({ world, record, row, note, now, actor }: Step, from: CaseState): Promise<void> {
  if (from === 'PUBLICITY' && record.state !== 'PUBLICITY') await takeDown(record.id, now)
  if (bucketOf(record.state) === 'processing') return
  await Supervision.update({ settledAt: now }, { where: { caseId: record.id, settledAt: null } })
  if (record.state !== 'ANSWERED') return
  for (const follower of await Case.findAll({ where: { mergedInto: record.id, state: 'MERGED' }, lock: true })) {
    await follower.update({ version: follower.version + 1, updatedAt: now })
    await recordEvent(world, follower, { actor, action: row.action, from: follower.state, note })
  }
}

import { InboxMessage } from '../../models/inbox-message.ts'
import type { StaffTask } from '../../models/staff-task.ts'
import type { CaseWorld } from '../cases/case-world.ts'
import { newId } from '../kernel/ids.ts'

/** The account stays where it is: whoever asked learns why, and its holder that it is over. */
export async function refuseRecovery(
  world: Pick<CaseWorld, 'clock'>,
  { citizenId, holderId }: StaffTask,
  note: string,
): Promise<void> {
  const message = { caseId: null, createdAt: world.clock.now(), readAt: null }
  const told = [
    { citizenId, template: 'recovery-refused', params: { note } },
    { citizenId: holderId, template: 'recovery-over', params: {} },
  ]
  for (const { citizenId, ...rest } of told) {
    if (citizenId !== null) await InboxMessage.create({ id: newId(), citizenId, ...rest, ...message })
  }
}

import { StaffTask } from '../../models/staff-task.ts'
import type { CaseWorld } from '../cases/case-world.ts'
import { Problem } from '../kernel/errors.ts'
import { say } from '../speech/say.ts'

/**
 * Warns the phone that opened an account until it was handed over, once, and forgets the number. Throws what the
 * messenger throws, to be tried again.
 */
export async function tellFormerHolder(
  world: Pick<CaseWorld, 'words' | 'messenger'>,
  { taskId }: { taskId: string },
): Promise<void> {
  const task = await StaffTask.findByPk(taskId)
  if (task?.formerPhone == null) return
  const { text, speech } = say(world.words('zh-CN', 'messages:sms-handed-over'), 'zh-CN')
  try {
    await world.messenger.send({ id: task.id, channel: 'sms', to: task.formerPhone, body: text, speech })
  } catch (error) {
    if (!(error instanceof Problem) || error.code !== 'message.undeliverable') throw error
  }
  await task.update({ formerPhone: null })
}

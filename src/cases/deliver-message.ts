import { Citizen } from '../../models/citizen.ts'
import { InboxMessage } from '../../models/inbox-message.ts'
import type { CaseWorld } from './case-world.ts'

/** Tells the citizen by text message that there is news. What the news is stays behind the login. */
export async function deliverMessage(
  world: Pick<CaseWorld, 'words' | 'messenger'>,
  { messageId }: { messageId: string },
): Promise<void> {
  const message = await InboxMessage.findByPk(messageId)
  if (message === null) return
  const citizen = await Citizen.findByPk(message.citizenId, { rejectOnEmpty: true })
  const body = world.words('zh-CN', 'messages:sms-news')
  if (citizen.phone !== null) await world.messenger.send({ channel: 'sms', to: citizen.phone, body })
}

import { InboxMessage } from '../../models/inbox-message.ts'
import { isoInYunnan } from '../kernel/clock.ts'
import { Problem } from '../kernel/errors.ts'
import type { Language } from '../kernel/words.ts'
import type { CitizenActor } from '../policies/actor.ts'
import { say } from '../speech/say.ts'
import type { CaseWorld } from './case-world.ts'

/** More would not be read; older ones stay with their cases. */
const shown = 100

export async function countUnread(citizenId: string): Promise<number> {
  return InboxMessage.count({ where: { citizenId, readAt: null } })
}

export async function showInbox(world: Pick<CaseWorld, 'words'>, actor: CitizenActor, language: Language) {
  const { citizenId } = actor
  const [unread, messages] = await Promise.all([
    countUnread(citizenId),
    InboxMessage.findAll({ where: { citizenId }, order: [['createdAt', 'DESC']], limit: shown }),
  ])
  return { unread, items: messages.map((message) => presentMessage(world, message, language)) }
}

export function presentMessage(world: Pick<CaseWorld, 'words'>, message: InboxMessage, language: Language) {
  const { serviceId } = message.params
  const params = {
    ...message.params,
    service: serviceId === undefined ? '' : world.words(language, `catalogue:service.${serviceId}.title`),
  }
  return {
    id: message.id,
    title: say(world.words(language, `messages:${message.template}.title`, params), language),
    body: say(world.words(language, `messages:${message.template}.body`, params), language),
    caseId: message.caseId,
    createdAt: isoInYunnan(message.createdAt),
    readAt: message.readAt && isoInYunnan(message.readAt),
  }
}

export async function markRead(world: Pick<CaseWorld, 'clock'>, actor: CitizenActor, id: string): Promise<void> {
  const message = await InboxMessage.findOne({ where: { id, citizenId: actor.citizenId } })
  if (message === null) throw new Problem('message.not_found')
  if (message.readAt === null) await message.update({ readAt: world.clock.now() })
}

/** Opening a case is reading its news; opening the account (null) is reading what is about no case. */
export async function markCaseRead(
  world: Pick<CaseWorld, 'clock'>,
  actor: CitizenActor,
  caseId: string | null,
): Promise<void> {
  await InboxMessage.update(
    { readAt: world.clock.now() },
    { where: { citizenId: actor.citizenId, caseId, readAt: null } },
  )
}

import { Op } from 'sequelize'
import { InboxMessage } from '../../models/inbox-message.ts'
import { isoInYunnan } from '../kernel/clock.ts'
import { Problem } from '../kernel/errors.ts'
import type { Language } from '../kernel/words.ts'
import type { CitizenActor } from '../policies/actor.ts'
import { say } from '../speech/say.ts'
import type { CaseWorld } from './case-world.ts'
import { detailInWords } from './detail-in-words.ts'
import { dayInWords } from './receipt.ts'
import { denialWasTold } from './tell-denial.ts'

const penaltyTemplates = 'penalty-'
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
  const { detail, serviceId, date, ...given } = message.params
  const params = {
    ...given,
    ...detailInWords(world.words, detail, language),
    date: date === undefined ? '' : dayInWords(new Date(date), language),
    service: serviceId === undefined ? '' : world.words(language, `catalogue:service.${serviceId}.title`),
  }
  return {
    id: message.id,
    title: say(world.words(language, `messages:${message.template}.title`, params), language),
    body: say(world.words(language, `messages:${message.template}.body`, params), language),
    caseId: message.caseId,
    about: isAboutPenalty(message)
      ? ('penalty' as const)
      : message.caseId === null
        ? ('account' as const)
        : ('case' as const),
    createdAt: isoInYunnan(message.createdAt),
    readAt: message.readAt && isoInYunnan(message.readAt),
  }
}

export async function markRead(world: Pick<CaseWorld, 'clock'>, actor: CitizenActor, id: string): Promise<void> {
  const message = await InboxMessage.findOne({ where: { id, citizenId: actor.citizenId } })
  if (message === null) throw new Problem('message.not_found')
  if (message.readAt !== null) return
  await message.update({ readAt: world.clock.now() })
  if (message.template === 'deny' && message.caseId !== null) await denialWasTold(message.caseId, world.clock.now())
}

function isAboutPenalty({ template }: InboxMessage): boolean {
  return template.startsWith(penaltyTemplates)
}

/** Opening what somebody was told about statements of theirs is reading that news alone. */
export async function markPenaltyRead(
  world: Pick<CaseWorld, 'clock'>,
  { citizenId }: CitizenActor,
  caseId: string,
): Promise<void> {
  const template = { [Op.startsWith]: penaltyTemplates }
  await InboxMessage.update({ readAt: world.clock.now() }, { where: { citizenId, caseId, template, readAt: null } })
}

/** Opening a case is reading its news, but for what has a page of its own; opening the account (null) is reading what is about no case. */
export async function markCaseRead(
  world: Pick<CaseWorld, 'clock'>,
  actor: CitizenActor,
  caseId: string | null,
): Promise<void> {
  await InboxMessage.update(
    { readAt: world.clock.now() },
    {
      where: {
        citizenId: actor.citizenId,
        caseId,
        readAt: null,
        template: { [Op.notLike]: `${penaltyTemplates}%` },
      },
    },
  )
  if (caseId === null) return
  const told = await InboxMessage.count({ where: { citizenId: actor.citizenId, caseId, template: 'deny' } })
  if (told > 0) await denialWasTold(caseId, world.clock.now())
}

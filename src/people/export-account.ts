import { Attachment } from '../../models/attachment.ts'
import { Case } from '../../models/case.ts'
import { Citizen } from '../../models/citizen.ts'
import { Delivery } from '../../models/delivery.ts'
import { Draft } from '../../models/draft.ts'
import { InboxMessage } from '../../models/inbox-message.ts'
import { Listening } from '../../models/listening.ts'
import { Session } from '../../models/session.ts'
import { partsOfCase } from '../cases/find-cases.ts'
import { presentMessage } from '../cases/inbox.ts'
import { type PresentingWorld, presentCase } from '../cases/present-case.ts'
import { isoInYunnan } from '../kernel/clock.ts'
import type { Language } from '../kernel/words.ts'
import type { CitizenActor } from '../policies/actor.ts'
import { presentCitizen } from './present-citizen.ts'

/** Everything that the service holds about a person, in their words; photos by their address. */
export async function exportAccount(world: PresentingWorld, { citizenId }: CitizenActor, language: Language) {
  const mine = { where: { citizenId } }
  const citizen = await Citizen.findByPk(citizenId, { rejectOnEmpty: true })
  const cases = await Case.findAll({ ...mine, include: partsOfCase, order: [['createdAt', 'ASC']] })
  const messages = await InboxMessage.findAll({ ...mine, order: [['createdAt', 'ASC']] })
  const deliveries = await Delivery.findAll({
    where: { caseId: cases.map(({ id }) => id) },
    order: [['createdAt', 'ASC']],
  })
  return {
    exportedAt: isoInYunnan(world.clock.now()),
    account: { ...presentCitizen(world, citizen), wechat: citizen.openidHash !== null },
    sessions: (await Session.findAll(mine)).map(({ createdAt, expiresAt }) => ({
      createdAt: isoInYunnan(createdAt),
      expiresAt: isoInYunnan(expiresAt),
    })),
    cases: cases.map((record) => ({
      ...presentCase(world, record, language),
      helper: record.helper,
      location: record.location,
    })),
    attachments: (await Attachment.findAll(mine)).map(({ id, caseId, kind, bytes, createdAt }) => ({
      id,
      caseId,
      kind,
      bytes,
      url: `/v1/attachments/${id}`,
      createdAt: isoInYunnan(createdAt),
    })),
    messages: messages.map((message) => presentMessage(world, message, language)),
    deliveries: deliveries.map(({ caseId, action, channel, status, updatedAt }) => ({
      caseId,
      action,
      channel,
      status,
      at: isoInYunnan(updatedAt),
    })),
    listening: (await Listening.findAll(mine)).map(({ serviceId, noticeVersion, sentences, updatedAt }) => ({
      serviceId,
      noticeVersion,
      sentences,
      updatedAt: isoInYunnan(updatedAt),
    })),
    drafts: (await Draft.findAll(mine)).map(({ clientKey, serviceId, content, updatedAt }) => ({
      clientKey,
      serviceId,
      content,
      updatedAt: isoInYunnan(updatedAt),
    })),
  }
}

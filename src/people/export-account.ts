import { Op } from 'sequelize'
import { Attachment } from '../../models/attachment.ts'
import { Case } from '../../models/case.ts'
import { Citizen } from '../../models/citizen.ts'
import { Delivery } from '../../models/delivery.ts'
import { Draft } from '../../models/draft.ts'
import { InboxMessage } from '../../models/inbox-message.ts'
import { Listening } from '../../models/listening.ts'
import { Session } from '../../models/session.ts'
import { record as audit } from '../audit/record.ts'
import type { CaseWorld } from '../cases/case-world.ts'
import { findMovedCase } from '../cases/find-cases.ts'
import { findConsents } from '../cases/find-consents.ts'
import { presentMessage } from '../cases/inbox.ts'
import type { PresentingWorld } from '../cases/present-case.ts'
import { presentConsent } from '../cases/present-consents.ts'
import { presentForCitizen } from '../cases/present-for-citizen.ts'
import { keptUntil } from '../cases/retention/kept-until.ts'
import type { Periods } from '../cases/retention/periods.ts'
import { isoInYunnan } from '../kernel/clock.ts'
import type { Language } from '../kernel/words.ts'
import type { CitizenActor } from '../policies/actor.ts'
import { exportDoneWith, exportSaid } from './export-about.ts'
import { presentCitizen } from './present-citizen.ts'

/** Everything that the service holds about a person, in their words; photos by their address. What they filed for others as helpers see it. */
export async function exportAccount(
  world: PresentingWorld & Pick<CaseWorld, 'transaction'> & { periods: Periods },
  actor: CitizenActor,
  language: Language,
) {
  const { citizenId } = actor
  const mine = { where: { citizenId } }
  await world.transaction(async () => {
    audit(world, { actor, action: 'export.account', subject: { kind: 'citizen', id: citizenId } })
  })
  const citizen = await Citizen.findByPk(citizenId, { rejectOnEmpty: true })
  const known = await Case.findAll({
    where: { [Op.or]: [{ citizenId }, { applicantId: citizenId }] },
    attributes: ['id'],
    order: [['createdAt', 'ASC']],
  })
  const cases: Case[] = []
  for (const { id } of known) cases.push(await findMovedCase(id))
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
      ...presentForCitizen(world, record, language, actor),
      ...(record.applicantId === citizenId ? ofOwnCase(world, record) : {}),
    })),
    ...(await exportDoneWith(
      world,
      cases.filter(({ applicantId }) => applicantId === citizenId),
      language,
    )),
    ...(await exportSaid(world, actor, language)),
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
    consents: (await findConsents(actor)).map((each) => presentConsent(world, each, language)),
    drafts: (await Draft.findAll(mine)).map(({ clientKey, serviceId, content, updatedAt }) => ({
      clientKey,
      serviceId,
      content,
      updatedAt: isoInYunnan(updatedAt),
    })),
  }
}

/** What its pages do not show: who helped, the position as it is kept, what came of a bad rating, and how long it is kept. */
function ofOwnCase(world: { periods: Periods }, record: Case) {
  const { helper, location, rectification } = record
  const until = keptUntil(world, record)
  return {
    helper,
    location,
    rectification: rectification && {
      openedAt: isoInYunnan(rectification.openedAt),
      calledAt: rectification.calledAt && isoInYunnan(rectification.calledAt),
      call: rectification.callNote,
      closedAt: rectification.closedAt && isoInYunnan(rectification.closedAt),
      result: rectification.result,
    },
    keptUntil: until && isoInYunnan(until),
  }
}

import { Op } from 'sequelize'
import { Access } from '../../models/access.ts'
import { Agreement } from '../../models/agreement.ts'
import type { Case } from '../../models/case.ts'
import { Citizen } from '../../models/citizen.ts'
import { MinorGrant } from '../../models/minor-grant.ts'
import { Objection } from '../../models/objection.ts'
import { PublicNotice } from '../../models/public-notice.ts'
import { sealedAs } from '../../models/sealed-column.ts'
import { ShareRequest } from '../../models/share-request.ts'
import { StaffTask } from '../../models/staff-task.ts'
import { WechatGrant } from '../../models/wechat-grant.ts'
import { presentAccess } from '../cases/find-accesses.ts'
import { findMyPenalties } from '../cases/penalties/find-penalties.ts'
import { presentMyPenalty } from '../cases/penalties/present-penalty.ts'
import type { PresentingWorld } from '../cases/present-case.ts'
import { isoInYunnan } from '../kernel/clock.ts'
import type { Language } from '../kernel/words.ts'
import type { CitizenActor } from '../policies/actor.ts'

const time = (at: Date | null | undefined) => (at ? isoInYunnan(at) : null)

/** What others did with a person's own cases: by office, never by the name of who works there. */
export async function exportDoneWith(world: PresentingWorld, own: Case[], language: Language) {
  const of = { where: { caseId: own.map(({ id }) => id) } }
  const accesses = await Access.findAll({ ...of, order: [['at', 'ASC']] })
  const leaves = await MinorGrant.findAll({ ...of, order: [['askedAt', 'ASC']] })
  const asked = await ShareRequest.findAll({ ...of, order: [['at', 'ASC']] })
  const notices = await PublicNotice.findAll({ ...of, order: [['fromAt', 'ASC']] })
  const visits = await StaffTask.findAll({ ...of, order: [['createdAt', 'ASC']] })
  return {
    accesses: accesses.map((access) => ({ caseId: access.caseId, ...presentAccess(world, access, language) })),
    minorAccesses: leaves.map(({ caseId, reason, emergency, askedAt, decidedAt, untilAt }) => ({
      caseId,
      reason,
      emergency,
      askedAt: isoInYunnan(askedAt),
      decidedAt: time(decidedAt),
      untilAt: time(untilAt),
    })),
    registryRequests: asked.map(({ caseId, registry, purpose, result, asOf, at }) => ({
      caseId,
      registry,
      purpose,
      result,
      asOf,
      at: isoInYunnan(at),
    })),
    publicNotices: notices.map(({ caseId, division, maskedName, fromAt, untilAt, endedAt }) => ({
      caseId,
      place: world.divisions.fullName(division),
      maskedName,
      fromAt: isoInYunnan(fromAt),
      untilAt: isoInYunnan(untilAt),
      endedAt: time(endedAt),
    })),
    visits: visits.map(({ caseId, createdAt, doneAt, outcome }) => ({
      caseId,
      askedAt: isoInYunnan(createdAt),
      doneAt: time(doneAt),
      outcome,
    })),
  }
}

/** What a person asked, agreed to or said beside their cases, and what they were told about statements of theirs. */
export async function exportSaid(world: PresentingWorld, actor: CitizenActor, language: Language) {
  const { citizenId } = actor
  const { phone } = await Citizen.findByPk(citizenId, { rejectOnEmpty: true })
  const ofMe = phone === null ? [] : [sealedAs(Citizen, 'phone', phone)]
  const agreements = await Agreement.findAll({
    where: { [Op.or]: [{ helperId: citizenId }, ...ofMe] },
    order: [['sentAt', 'ASC']],
  })
  const objections = await Objection.findAll({ where: { citizenId }, order: [['at', 'ASC']] })
  const recoveries = await StaffTask.findAll({
    where: { kind: 'recover-account', [Op.or]: [{ citizenId }, { holderId: citizenId }] },
    order: [['createdAt', 'ASC']],
  })
  const wechat = await WechatGrant.findAll({ where: { citizenId }, order: [['createdAt', 'ASC']] })
  return {
    agreements: agreements.map(({ helperId, serviceId, sentAt, agreedAt, caseId }) => ({
      askedBy: helperId === citizenId ? ('me' as const) : ('a-helper' as const),
      serviceId,
      sentAt: isoInYunnan(sentAt),
      agreedAt: time(agreedAt),
      caseId,
    })),
    objections: objections.map(({ noticeId, text, at }) => ({ noticeId, text, at: isoInYunnan(at) })),
    recoveries: recoveries.map(({ division, createdAt, doneAt, outcome }) => ({
      place: world.divisions.fullName(division),
      askedAt: isoInYunnan(createdAt),
      doneAt: time(doneAt),
      outcome,
    })),
    acceptedWechatMessages: wechat.map(({ createdAt }) => ({ at: isoInYunnan(createdAt) })),
    penalties: (await findMyPenalties(actor)).map((penalty) => ({
      ...presentMyPenalty(world, penalty, language),
      defence: penalty.defence,
      hearingWanted: penalty.hearingWanted,
    })),
  }
}

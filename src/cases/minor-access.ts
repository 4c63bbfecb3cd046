import { Op } from 'sequelize'
import { Case } from '../../models/case.ts'
import { MinorGrant } from '../../models/minor-grant.ts'
import { WorkAlert } from '../../models/work-alert.ts'
import { record as audit } from '../audit/record.ts'
import { Problem } from '../kernel/errors.ts'
import { newId } from '../kernel/ids.ts'
import type { Language } from '../kernel/words.ts'
import type { StaffActor } from '../policies/actor.ts'
import { mayCase, mayStep } from '../policies/may.ts'
import { say } from '../speech/say.ts'
import type { CaseWorld } from './case-world.ts'
import { headOf } from './escalation.ts'
import { momentInWords } from './receipt.ts'

type AccessWorld = Pick<CaseWorld, 'clock' | 'transaction'>

const hourMs = 3_600_000
/** Enough to act; then somebody responsible has looked at it. */
const emergencyHours = 24
/** As long as the head leaves it, at most. */
export const mostHours = 24 * 30

/**
 * Asks to see what a case says of a child, once until it is decided. Where a child is in danger it is given at once, for a day, and the head is
 * told. Throws `case.not_found`, `auth.forbidden`, `minor_access.needless`.
 */
export async function askMinorAccess(
  world: AccessWorld,
  actor: StaffActor,
  caseId: string,
  reason: string,
): Promise<MinorGrant> {
  return world.transaction(async () => {
    const record = await Case.findByPk(caseId, { lock: true })
    if (record === null || !mayCase(actor, 'read', record)) throw new Problem('case.not_found')
    if (!mayCase(actor, 'work', record) && !mayStep(actor, 'approver', record)) throw new Problem('auth.forbidden')
    if (!record.aboutMinor) throw new Problem('minor_access.needless')
    const now = world.clock.now()
    const asked = await latestAccess(actor.staffId, caseId)
    if (asked?.decidedAt === null && (asked.untilAt === null || asked.untilAt > now)) return asked
    const emergency = record.urgency === 'urgent'
    const grant = await MinorGrant.create({
      id: newId(),
      caseId,
      staffId: actor.staffId,
      reason: reason.trim(),
      emergency,
      askedAt: now,
      decidedBy: null,
      decidedAt: null,
      untilAt: emergency ? new Date(now.getTime() + emergencyHours * hourMs) : null,
    })
    audit(world, {
      actor,
      action: emergency ? 'leave.take' : 'leave.ask',
      subject: { kind: 'case', id: caseId },
      division: record.problemDivision,
      details: { leave: grant.id },
    })
    if (emergency) await tellHead(record, grant.id, now)
    return grant
  })
}

async function tellHead(record: Case, grantId: string, at: Date): Promise<void> {
  const desk = headOf(record)
  const alert = { id: newId(), caseId: record.id, clock: 'minor', step: grantId, ...desk, skipped: false, at }
  await WorkAlert.create(alert)
}

/**
 * The head of the department gives leave for some hours, or refuses; not to themselves. Throws `minor_access.not_found`,
 * `auth.forbidden`, `staff.not_oneself`.
 */
export async function decideMinorAccess(
  world: AccessWorld,
  actor: StaffActor,
  id: string,
  { hours }: { hours: number | null },
): Promise<void> {
  await world.transaction(async () => {
    const grant = await MinorGrant.findOne({ where: { id, decidedAt: null }, lock: true })
    const record = grant && (await Case.findByPk(grant.caseId))
    if (!grant || !record || !mayCase(actor, 'read', record)) throw new Problem('minor_access.not_found')
    if (!mayStep(actor, 'approver', record)) throw new Problem('auth.forbidden')
    if (grant.staffId === actor.staffId) throw new Problem('staff.not_oneself')
    const now = world.clock.now()
    const untilAt = hours === null ? null : new Date(now.getTime() + Math.min(hours, mostHours) * hourMs)
    await grant.update({ decidedBy: actor.staffId, decidedAt: now, untilAt })
    audit(world, {
      actor,
      action: hours === null ? 'leave.refuse' : 'leave.give',
      subject: { kind: 'case', id: record.id },
      division: record.problemDivision,
      details: { leave: id, staff: grant.staffId, until: untilAt?.toISOString() ?? null },
    })
  })
}

/** What waits for this head, in their own words; what they asked for themselves waits for another. */
export async function findLeaveToGive({ words }: Pick<CaseWorld, 'words'>, actor: StaffActor, language: Language) {
  const asked = await findAskedAccess(actor)
  return asked
    .filter(({ grant }) => grant.staffId !== actor.staffId)
    .map(({ grant, record }) => {
      const { id, reason, emergency, untilAt, staff } = grant
      const params = {
        caseNumber: record.caseNumber,
        who: staff?.displayName ?? '',
        reason,
        date: untilAt === null ? '' : momentInWords(untilAt, language),
      }
      const text = words(language, `cases:leave.${emergency ? 'taken' : 'asked'}`, params)
      return { id, caseId: record.id, caseNumber: record.caseNumber, emergency, ...say(text, language) }
    })
}

/** What waits for this head. */
export async function findAskedAccess(actor: StaffActor): Promise<{ grant: MinorGrant; record: Case }[]> {
  const asked = await MinorGrant.findAll({
    where: { decidedAt: null },
    include: ['staff'],
    order: [['askedAt', 'ASC']],
  })
  const records = await Case.findAll({ where: { id: asked.map(({ caseId }) => caseId) } })
  const byId = new Map(records.map((record) => [record.id, record]))
  return asked.flatMap((grant) => {
    const record = byId.get(grant.caseId)
    return record !== undefined && mayStep(actor, 'approver', record) ? [{ grant, record }] : []
  })
}

function latestAccess(staffId: string, caseId: string): Promise<MinorGrant | null> {
  return MinorGrant.findOne({ where: { staffId, caseId }, order: [['askedAt', 'DESC']] })
}

/** How it stands with leave for somebody to see what a case says of a child; null where none is needed or may be asked for. */
export async function leaveOf(
  { clock }: Pick<CaseWorld, 'clock'>,
  actor: StaffActor,
  record: Case,
): Promise<{ state: 'none' | 'asked' | 'given' | 'refused' | 'over'; untilAt: Date | null } | null> {
  if (!record.aboutMinor || !mayCase(actor, 'work', record)) return null
  const grant = await latestAccess(actor.staffId, record.id)
  if (grant === null) return { state: 'none', untilAt: null }
  const { untilAt, decidedAt } = grant
  if (untilAt === null) return { state: decidedAt === null ? 'asked' : 'refused', untilAt }
  return { state: untilAt > clock.now() ? 'given' : 'over', untilAt }
}

/** The cases about children that a member of staff may see whole at this moment. */
export async function minorCasesOf(staffId: string, now: Date): Promise<string[]> {
  const grants = await MinorGrant.findAll({
    where: { staffId, untilAt: { [Op.gt]: now } },
    attributes: ['caseId'],
  })
  return grants.map(({ caseId }) => caseId)
}

import { Op } from 'sequelize'
import { Agreement } from '../../models/agreement.ts'
import { isoInYunnan } from '../kernel/clock.ts'
import { type FieldFault, invalidFields } from '../kernel/errors.ts'
import type { CitizenActor, StaffActor } from '../policies/actor.ts'
import type { AgreementInput, AgreementRecord, FilingMode } from './case-parts.ts'

/** A form that was agreed to may be finished tomorrow, not next month. */
const goodForMs = 3 * 86_400_000

interface AgreedFiling {
  serviceId: string
  filingMode: FilingMode
  agreement?: AgreementInput | undefined
  applicant: { phone: string }
}

/** What can be told of an agreement without looking it up. */
export function agreementFaults({ filingMode, agreement }: AgreedFiling, today: string): FieldFault[] {
  if (agreement === undefined) return []
  if (filingMode === 'self') return [{ path: 'agreement', code: 'field.unknown' }]
  return agreement.kind === 'visit' ? visitFaults(agreement, today) : []
}

export function visitFaults(visit: { on: string; place: string; people: string }, today: string): FieldFault[] {
  const faults: FieldFault[] = []
  if (!isDay(visit.on)) faults.push({ path: 'agreement.on', code: visit.on === '' ? 'field.required' : 'field.date' })
  else if (visit.on > today) faults.push({ path: 'agreement.on', code: 'field.date_future' })
  for (const part of ['place', 'people'] as const) {
    if (visit[part].trim() === '') faults.push({ path: `agreement.${part}`, code: 'field.required' })
  }
  return faults
}

function isDay(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return false
  const day = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text)
}

/**
 * The agreement to keep with a new case: none for one's own, `open` where nothing was said. A code's yes belongs to its
 * helper, phone and service, and to one case. Within the transaction that files the case `caseId`.
 */
export async function settleAgreement(
  actor: CitizenActor | StaffActor,
  { serviceId, filingMode, agreement, applicant }: AgreedFiling,
  now: Date,
): Promise<{ record: AgreementRecord | null; bind(caseId: string): Promise<void> }> {
  const at = isoInYunnan(now)
  const nothing = async () => {}
  if (filingMode === 'self' && actor.kind === 'citizen') return { record: null, bind: nothing }
  if (agreement === undefined) return { record: { kind: 'open' }, bind: nothing }
  if (agreement.kind === 'visit') return { record: { ...agreement, at, confirmedAt: null }, bind: nothing }
  const given = await Agreement.findOne({
    where: {
      id: agreement.agreementId,
      helperId: actor.kind === 'citizen' ? actor.citizenId : '',
      phone: applicant.phone,
      serviceId,
      caseId: null,
      agreedAt: { [Op.gt]: new Date(now.getTime() - goodForMs) },
    },
    lock: true,
  })
  if (given?.agreedAt == null) throw invalidFields({ path: 'agreement.agreementId', code: 'field.agreement_unknown' })
  return {
    record: { kind: 'code', at: isoInYunnan(given.agreedAt) },
    async bind(caseId) {
      await given.update({ caseId })
    },
  }
}

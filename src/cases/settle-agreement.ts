import { Op } from 'sequelize'
import { Agreement } from '../../models/agreement.ts'
import { Citizen } from '../../models/citizen.ts'
import { sealedAs } from '../../models/sealed-column.ts'
import { isoInYunnan } from '../kernel/clock.ts'
import { type FieldFault, invalidFields } from '../kernel/errors.ts'
import type { CitizenActor, StaffActor } from '../policies/actor.ts'
import { askerOf } from './asker.ts'
import { type AgreementInput, type AgreementRecord, type FilingMode, type Found, foundWays } from './case-parts.ts'
import { visitFaults } from './check-filing.ts'

/** A form that was agreed to may be finished tomorrow, not next month. */
const goodForMs = 3 * 86_400_000

interface AgreedFiling {
  serviceId: string
  filingMode: FilingMode
  agreement?: AgreementInput | undefined
  applicant: { phone: string }
}

/** What can be told of an agreement without looking it up. */
export function agreementFaults(
  actor: CitizenActor | StaffActor,
  { filingMode, agreement }: AgreedFiling,
  today: string,
): FieldFault[] {
  if (agreement === undefined) return []
  if (filingMode === 'self') return [{ path: 'agreement', code: 'field.unknown' }]
  if (agreement.kind === 'visit') return visitFaults(agreement, today)
  if (agreement.kind !== 'found') return []
  // Only officials file before they are asked.
  if (actor.kind !== 'staff' || filingMode !== 'proactive') return [{ path: 'agreement.kind', code: 'field.choice' }]
  return foundFaults(agreement)
}

export function foundFaults({ how, reason }: Record<keyof Found, string>): FieldFault[] {
  const faults: FieldFault[] = []
  if (!foundWays.some((way) => way === how)) faults.push({ path: 'agreement.how', code: 'field.required' })
  if (reason.trim() === '') faults.push({ path: 'agreement.reason', code: 'field.required' })
  return faults
}

/** Whether the applicant said yes to whoever files. Whom staff found was not asked. */
export function saysYes({ kind }: AgreementRecord): boolean {
  return kind !== 'open' && kind !== 'found'
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
  if (agreement.kind === 'found') return { record: { ...agreement, at }, bind: nothing }
  const given = await Agreement.findOne({
    where: {
      id: agreement.agreementId,
      ...askerOf(actor),
      ...sealedAs(Citizen, 'phone', applicant.phone),
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

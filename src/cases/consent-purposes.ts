import { agreesToCheck, asksForCheck, checksAssets } from '../catalogue/asset-check.ts'
import type { Answers, Form } from '../catalogue/questions/types.ts'
import type { ServiceId } from '../catalogue/types.ts'
import type { FieldFault } from '../kernel/errors.ts'
import { partsOfIdNumber } from '../kernel/id-number.ts'
import type { FilingMode } from './case-parts.ts'

/**
 * What somebody may agree to, each for itself. `notice`: that the matter is worked on as the notice says. `minor`: a
 * guardian, for a child under fourteen (个人信息保护法 31). `asset-check`: that income and property are looked up.
 */
export const consentPurposes = ['notice', 'id-photo', 'location', 'phone', 'asset-check', 'minor', 'helper'] as const
export type ConsentPurpose = (typeof consentPurposes)[number]

const guardedYears = 14

interface ConsentingFiling {
  serviceId: string
  filingMode: FilingMode
  applicant: { idNumber: string }
  location?: object | undefined
  consent: { purposes?: ConsentPurpose[] | undefined }
}

/** Purposes that nothing else in the form asks, whoever it is for. */
export function askablePurposes(serviceId: ServiceId, form: Form): ConsentPurpose[] {
  return [...(checksAssets(serviceId) && !asksForCheck(form) ? ['asset-check' as const] : []), 'minor']
}

/** Those of them that apply to this person. `idNumber` without fault. */
export function askedPurposes(serviceId: ServiceId, form: Form, idNumber: string, today: string): ConsentPurpose[] {
  return askablePurposes(serviceId, form).filter((purpose) => purpose !== 'minor' || isGuarded(idNumber, today))
}

/**
 * What a filing consents to: the notice, what it plainly contains, and what it says. `agreed`: that the applicant agreed to
 * their helper, whose own word is not enough. `answers`: as checked.
 */
export function purposesOf(
  filing: ConsentingFiling,
  { agreed, form, answers }: { agreed: boolean; form: Form; answers: Answers },
): ConsentPurpose[] {
  const said = (purpose: ConsentPurpose) => filing.consent.purposes?.includes(purpose) ?? false
  const given: Record<ConsentPurpose, boolean> = {
    notice: true,
    'id-photo': said('id-photo'),
    location: filing.location !== undefined,
    phone: true,
    'asset-check': asksForCheck(form) ? agreesToCheck(answers) : said('asset-check'),
    minor: said('minor'),
    helper: agreed,
  }
  return consentPurposes.filter((purpose) => given[purpose])
}

/** A purpose that this filing has nothing to do with is a slip of the client's. */
export function purposeFaults(filing: ConsentingFiling, today: string): FieldFault[] {
  const purposes = filing.consent.purposes ?? []
  const applies: Record<ConsentPurpose, boolean> = {
    notice: true,
    'id-photo': true,
    phone: true,
    location: filing.location !== undefined,
    'asset-check': checksAssets(filing.serviceId as ServiceId),
    minor: isGuarded(filing.applicant.idNumber, today),
    helper: filing.filingMode !== 'self',
  }
  return purposes.flatMap((purpose, index): FieldFault[] => {
    const path = `consent.purposes.${index}`
    if (purposes.indexOf(purpose) !== index) return [{ path, code: 'field.duplicate' }]
    return applies[purpose] ? [] : [{ path, code: 'field.consent_purpose' }]
  })
}

/** Whether a guardian speaks for this person. A number with a fault counts as a child's: the number is what has to be mended. */
export function isGuarded(idNumber: string, today: string): boolean {
  const { birthDate } = partsOfIdNumber(idNumber)
  const year = Number(birthDate.slice(0, 4)) + guardedYears
  return `${year}${birthDate.slice(4)}` > today
}

import type { Service } from '../catalogue/types.ts'
import type { Divisions } from '../divisions/divisions.ts'
import type { FieldFault } from '../kernel/errors.ts'
import type { CitizenActor, StaffActor } from '../policies/actor.ts'
import { applicantFaults, helperFaults, problemFaults, problemPlaceFaults, residenceFaults } from './check-filing.ts'
import { purposeFaults } from './consent-purposes.ts'
import type { Filing } from './file-case.ts'
import { agreementFaults } from './settle-agreement.ts'

/** Everything that is wrong with a filing beside its answers, told at once; `filing` as tidied. */
export function filingFaults(
  { divisions }: { divisions: Divisions },
  actor: CitizenActor | StaffActor,
  service: Service,
  filing: Filing,
  today: string,
): FieldFault[] {
  const faults = [
    ...applicantFaults(filing.applicant, today, 'applicant'),
    ...residenceFaults(divisions, filing.residence, 'residence'),
    ...problemPlaceFaults(divisions, filing.problemPlace.code),
    ...problemFaults(service, filing.problems, filing.description),
    ...agreementFaults(actor, filing, today),
    ...purposeFaults(filing, today),
  ]
  if (filing.filingMode === 'helper' || filing.helper !== undefined) faults.push(...helperFaults(filing.helper))
  if (new Set(filing.attachments).size !== filing.attachments.length) {
    faults.push({ path: 'attachments', code: 'field.duplicate' })
  }
  return faults
}

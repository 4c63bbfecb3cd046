import { Citizen } from '../../models/citizen.ts'
import { newId } from '../kernel/ids.ts'
import type { CitizenActor, StaffActor } from '../policies/actor.ts'
import type { Filing } from './file-case.ts'

/**
 * The account that a case belongs to: one's own, or that of the applicant's phone, which is there before its owner first
 * logs in. Null where the applicant has no phone but the helper's.
 */
export async function applicantAccount(
  actor: CitizenActor | StaffActor,
  { filingMode, applicant }: Pick<Filing, 'filingMode' | 'applicant'>,
  now: Date,
): Promise<string | null> {
  if (actor.kind === 'citizen' && filingMode === 'self') return actor.citizenId
  const { phone } = applicant
  const [account] = await Citizen.findOrCreate({
    where: { phone },
    defaults: {
      id: newId(),
      phone,
      name: null,
      idNumber: null,
      contactPhone: null,
      residenceCode: null,
      residenceDetail: null,
      registeredAt: null,
      createdAt: now,
    },
  })
  return actor.kind === 'citizen' && account.id === actor.citizenId ? null : account.id
}

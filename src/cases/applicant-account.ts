import { Citizen } from '../../models/citizen.ts'
import { sealedAs } from '../../models/sealed-column.ts'
import { newId } from '../kernel/ids.ts'
import type { CitizenActor, StaffActor } from '../policies/actor.ts'
import type { Filing } from './file-case.ts'

/**
 * The account that a case belongs to: one's own, or that of the applicant's phone, which is there before its owner first
 * logs in. Null where the applicant has no phone but the helper's.
 */
export async function applicantAccount(
  actor: CitizenActor | StaffActor,
  { filingMode, applicant, helper }: Pick<Filing, 'filingMode' | 'applicant' | 'helper'>,
  now: Date,
): Promise<string | null> {
  if (actor.kind === 'citizen' && filingMode === 'self') return actor.citizenId
  const { phone } = applicant
  if (actor.kind === 'staff' && helper?.phone === phone) return null
  const [account] = await Citizen.findOrCreate({
    where: sealedAs(Citizen, 'phone', phone),
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

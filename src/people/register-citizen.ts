import { UniqueConstraintError } from 'sequelize'
import { Citizen } from '../../models/citizen.ts'
import { record as audit } from '../audit/record.ts'
import type { Applicant, Residence } from '../cases/case-parts.ts'
import type { CaseWorld } from '../cases/case-world.ts'
import { applicantFaults, residenceFaults, tidyApplicant } from '../cases/check-filing.ts'
import { dayInYunnan } from '../kernel/clock.ts'
import { invalidFields, Problem } from '../kernel/errors.ts'

/**
 * Real-name registration. One account a person: throws `citizen.id_number_taken` when the number stands under another
 * phone, `request.invalid` with the faulty fields.
 */
export async function registerCitizen(
  world: Pick<CaseWorld, 'clock' | 'divisions' | 'transaction'>,
  citizenId: string,
  input: Applicant & { residence: Residence },
): Promise<Citizen> {
  const now = world.clock.now()
  const person = tidyApplicant(input)
  const faults = [
    ...applicantFaults(person, dayInYunnan(now), ''),
    ...residenceFaults(world.divisions, input.residence, 'residence'),
  ]
  if (faults.length > 0) throw invalidFields(...faults)
  try {
    return await world.transaction(async () => {
      const citizen = await Citizen.findByPk(citizenId, { rejectOnEmpty: true, lock: true })
      audit(world, {
        actor: { kind: 'citizen', citizenId },
        action: 'account.register',
        subject: { kind: 'citizen', id: citizenId },
        details: { first: citizen.registeredAt === null, newPhone: citizen.contactPhone !== person.phone },
      })
      return citizen.update({
        name: person.name,
        idNumber: person.idNumber,
        contactPhone: person.phone,
        residenceCode: input.residence.code,
        residenceDetail: input.residence.detail,
        registeredAt: citizen.registeredAt ?? now,
      })
    })
  } catch (error) {
    if (error instanceof UniqueConstraintError) throw new Problem('citizen.id_number_taken', { cause: error })
    throw error
  }
}

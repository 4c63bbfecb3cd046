import { Citizen } from '../../models/citizen.ts'
import { sealedAs } from '../../models/sealed-column.ts'
import type { Filing } from './file-case.ts'

/**
 * Somebody who files for themselves has told us what registration asks: it is not asked again. A number that stands
 * under another account is left where it is; recovering it takes the person's own step.
 */
export async function rememberApplicant(citizenId: string, filing: Filing, now: Date): Promise<void> {
  if (filing.filingMode !== 'self') return
  const citizen = await Citizen.findByPk(citizenId, { rejectOnEmpty: true, lock: true })
  if (citizen.registeredAt !== null) return
  const { name, idNumber, phone } = filing.applicant
  if ((await Citizen.count({ where: sealedAs(Citizen, 'idNumber', idNumber) })) > 0) return
  await citizen.update({
    name,
    idNumber,
    contactPhone: phone,
    residenceCode: filing.residence.code,
    residenceDetail: filing.residence.detail,
    registeredAt: now,
  })
}

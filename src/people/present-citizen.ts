import type { Citizen } from '../../models/citizen.ts'
import type { CaseWorld } from '../cases/case-world.ts'
import { isoInYunnan } from '../kernel/clock.ts'

/** The account as its owner sees it. */
export function presentCitizen(world: Pick<CaseWorld, 'divisions'>, citizen: Citizen) {
  const { residenceCode, residenceDetail } = citizen
  return {
    id: citizen.id,
    registered: citizen.registeredAt !== null,
    name: citizen.name,
    idNumber: citizen.idNumber,
    phone: citizen.contactPhone ?? citizen.phone,
    residence: residenceCode
      ? { code: residenceCode, detail: residenceDetail ?? '', name: world.divisions.fullName(residenceCode) }
      : null,
    createdAt: isoInYunnan(citizen.createdAt),
  }
}

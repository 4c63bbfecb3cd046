import type { Citizen } from '../../models/citizen.ts'
import { newId } from '../kernel/ids.ts'

/** An account of which nothing is known yet but how its owner logs in. */
export function newCitizen(login: { phone: string } | { openidHash: string }, now: Date) {
  return {
    id: newId(),
    phone: null,
    openidHash: null,
    name: null,
    idNumber: null,
    contactPhone: null,
    residenceCode: null,
    residenceDetail: null,
    registeredAt: null,
    createdAt: now,
    ...login,
  } satisfies Partial<Citizen>
}

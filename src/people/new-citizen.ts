import type { Citizen } from '../../models/citizen.ts'
import { newId } from '../kernel/ids.ts'
import { nobody } from './emptied-account.ts'

/** An account of which nothing is known yet but how its owner logs in. */
export function newCitizen(login: { phone: string } | { openidHash: string }, now: Date) {
  return {
    id: newId(),
    ...nobody,
    createdAt: now,
    ...login,
  } satisfies Partial<Citizen>
}

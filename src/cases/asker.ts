import type { CitizenActor, StaffActor } from '../policies/actor.ts'

/** Who asks somebody to agree, as an agreement names them. */
export type Asker = { helperId: string } | { staffId: string }

export function askerOf(actor: CitizenActor | StaffActor): Asker {
  return actor.kind === 'citizen' ? { helperId: actor.citizenId } : { staffId: actor.staffId }
}

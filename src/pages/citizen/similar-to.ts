import { findSimilar } from '../../cases/find-similar.ts'
import { presentSimilar } from '../../cases/present-similar.ts'
import type { CitizenActor } from '../../policies/actor.ts'
import type { PageCall } from '../page.ts'
import type { Wizard } from './wizard.ts'

/** What the form may repeat if it is sent. */
export async function similarTo(call: PageCall<CitizenActor>, { applicant, problemPlace, problems }: Wizard) {
  const { world, actor, language, params } = call
  const alike = {
    serviceId: world.catalogue.service(params['serviceId'] ?? '').id,
    idNumber: applicant.idNumber,
    village: problemPlace.code,
    problems,
    at: world.clock.now(),
  }
  return presentSimilar(world, await findSimilar(actor, alike), language)
}

import { type Alike, findSimilar, findSimilarForStaff } from '../../cases/find-similar.ts'
import { presentLinks, presentSimilar } from '../../cases/present-similar.ts'
import { type FilingCall, serviceOf } from './filing-call.ts'
import type { Wizard } from './wizard.ts'

/** What the form may repeat if it is sent: in words for a citizen, as cases to open for staff. */
export async function similarTo(call: FilingCall, { applicant, problemPlace, problems }: Wizard) {
  const { world, actor, language } = call
  const { id: serviceId, department } = serviceOf(call)
  const alike: Alike = {
    serviceId,
    idNumber: applicant.idNumber,
    village: problemPlace.code,
    problems,
    at: world.clock.now(),
  }
  if (actor.kind === 'citizen') {
    const found = presentSimilar(world, await findSimilar(actor, alike), language)
    return { ...found, similarLinks: { count: 0, items: [] } }
  }
  const unfiled = {
    department,
    problemDivision: problemPlace.code,
    officeDivision: problemPlace.code,
    citizenId: null,
    staffId: null,
    applicantId: null,
  }
  return {
    similar: [],
    similarOthers: null,
    similarLinks: presentLinks(await findSimilarForStaff(actor, unfiled, alike)),
  }
}

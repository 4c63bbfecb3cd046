import type { Location } from '../../cases/case-parts.ts'
import { noteConsent } from '../../cases/record-consent.ts'
import { Problem } from '../../kernel/errors.ts'
import { say } from '../../speech/say.ts'
import { type FilingCall, placesFor, serviceOf } from './filing-call.ts'
import { isOffered } from './place-picker.ts'
import type { Wizard } from './wizard.ts'

/** The counties in which a photo may have been taken, the likeliest first; none where the form may not be sent for or nothing can be told. */
function countiesOf(call: FilingCall, position: Location): string[] {
  const places = placesFor(call.actor, serviceOf(call))
  try {
    const codes = call.world.divisions.resolve(position).candidates.map(({ code }) => code)
    return isOffered(codes[0] ?? ' ', places) ? codes : []
  } catch (error) {
    if (error instanceof Problem) return []
    throw error
  }
}

/** Whether a form can do anything with where a photo was taken. */
export function isOfferable(call: FilingCall, position: Location): boolean {
  return countiesOf(call, position).length > 0
}

/** What is offered of the photo that came last, for eye and ear: where it was taken, to use or not. */
export function photoPlaceOf(call: FilingCall, { photoPosition }: Wizard): { text: string; speech: string } | null {
  const { world, language } = call
  const counties = photoPosition === null ? [] : countiesOf(call, photoPosition)
  if (counties.length === 0) return null
  const or = world.words(language, 'pages:materials.photoPlaceOr')
  const place = counties.map((code) => world.divisions.fullName(code)).join(or)
  return say(world.words(language, 'pages:materials.photoPlace', { place }), language)
}

/** Uses the offered position; where the chosen place lies elsewhere, its county is set and the village has to be chosen. */
export async function usePhotoPlace(call: FilingCall, wizard: Wizard): Promise<'stay' | 'place'> {
  const position = wizard.photoPosition
  wizard.photoPosition = null
  const counties = position === null ? [] : countiesOf(call, position)
  const [county] = counties
  if (position === null || county === undefined) return 'stay'
  await noteConsent(call.world, call.actor, 'location')
  wizard.location = position
  if (counties.some((code) => wizard.problemPlace.code.startsWith(code))) return 'stay'
  const within = placesFor(call.actor, serviceOf(call)).filter((place) => place.startsWith(county))
  wizard.problemPlace.code = within.length === 1 ? (within[0] ?? county) : county
  return 'place'
}

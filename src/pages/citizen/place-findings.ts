import type { Location } from '../../cases/case-parts.ts'
import type { CaseWorld } from '../../cases/case-world.ts'
import { presentPlaceFindings } from '../../cases/present-place-findings.ts'
import { coarsePosition, comparePlaces } from '../../divisions/compare-places.ts'
import type { Language } from '../../kernel/words.ts'
import type { PostedForm } from '../posted-form.ts'
import type { Wizard } from './wizard.ts'

/** What the places of a form say against each other, before it is sent. */
export function placeFindingsOf(world: Pick<CaseWorld, 'words' | 'divisions'>, wizard: Wizard, language: Language) {
  const { residence, problemPlace, location } = wizard
  const signals = { residence: residence.code, problem: problemPlace.code, position: location ?? undefined }
  return presentPlaceFindings(world, problemPlace.code, comparePlaces(world.divisions, signals), language)
}

/** The position that the device gave after the person pressed the button for it; null when it gave none. */
export function postedPosition(form: PostedForm): Location | null {
  const [longitude, latitude, accuracy] = ['longitude', 'latitude', 'accuracy'].map((name) =>
    Number.parseFloat(form.value(`position.${name}`)),
  ) as [number, number, number]
  if (!(Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90)) return null
  return coarsePosition({ longitude, latitude, coordType: 'wgs84', accuracy: accuracy >= 0 ? accuracy : 0 })
}

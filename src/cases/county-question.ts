import type { Resolution } from '../divisions/resolve.ts'
import type { Language } from '../kernel/words.ts'
import { say } from '../speech/say.ts'
import type { CaseWorld } from './case-world.ts'

/** More than these, one after the other, nobody keeps in mind. */
const mostNamed = 4

/** What a position near a border leaves open. */
export interface OpenCounty {
  /** Codes of the counties that it may be, the nearest first. */
  counties: readonly string[]
  /** Metres. */
  borderM: number
  accuracyM: number
}

/** A position that leaves the county open, as `countyQuestion` wants it; null when it does not. */
export function openCounty({ confidence, candidates, distanceToBorderM }: Resolution, accuracy = 0): OpenCounty | null {
  if (confidence !== 'ambiguous') return null
  return { counties: candidates.map(({ code }) => code), borderM: distanceToBorderM, accuracyM: Math.round(accuracy) }
}

/** Asks which county it is and says why that cannot be told: the border is nearer than the device is exact. */
export function countyQuestion(
  { words, divisions }: Pick<CaseWorld, 'words' | 'divisions'>,
  { counties, borderM, accuracyM }: OpenCounty,
  language: Language,
) {
  const named = counties.slice(0, mostNamed).map((code) => divisions.fullName(code))
  const other = named.slice(1).join(words(language, 'cases:county.or'))
  const key = accuracyM > borderM ? 'county.inexact' : 'county.border'
  const params = { border: borderM, accuracy: accuracyM, first: named[0] ?? '', other }
  const which = words(language, other === '' ? 'cases:county.one' : 'cases:county.which', params)
  return say(words(language, `cases:${key}`, params) + which, language)
}

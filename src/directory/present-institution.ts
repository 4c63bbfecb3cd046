import type { Language } from '../kernel/words.ts'
import type { FoundInstitution } from './find-institutions.ts'
import { roundedKm } from './nearness.ts'
import { sayTogether, type TellingWorld, tellDistance, teller } from './told.ts'

/** What one hears of an institution, a sentence each: name, class, distance, where, phone, hours, who pays. */
export function institutionSentences(
  world: TellingWorld,
  { institution, distanceKm }: FoundInstitution,
  language: Language,
): string[] {
  const { name, level, division, address, phone, hours, insurance, seriousIllness } = institution
  const tell = teller(world, language)
  return [
    ...tell('institution.name', { name, level: world.words(language, `directory:level.${level}`) }),
    ...tellDistance(world, distanceKm, language),
    ...tell('where', { place: `${world.divisions.fullName(division)}${address}` }),
    ...tell('phone', { phone }),
    ...tell('institution.hours', { hours }),
    ...tell(insurance ? 'institution.insured' : 'institution.notInsured'),
    ...(seriousIllness ? tell('institution.seriousIllness') : []),
  ]
}

export function presentInstitution(world: TellingWorld, found: FoundInstitution, language: Language) {
  const { id, name, level, division, address, longitude, latitude, phone, hours, insurance, seriousIllness } =
    found.institution
  return {
    id,
    name,
    level,
    levelName: world.words(language, `directory:level.${level}`),
    division: { code: division, name: world.divisions.fullName(division) },
    address,
    position: longitude === null || latitude === null ? null : { longitude, latitude, coordType: 'wgs84' as const },
    phone,
    hours,
    insurance,
    seriousIllness,
    distanceKm: found.distanceKm === null ? null : roundedKm(found.distanceKm),
    ...sayTogether(institutionSentences(world, found, language), language),
  }
}

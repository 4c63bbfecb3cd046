import type { Institution } from '../../models/institution.ts'
import type { Point } from '../divisions/position.ts'
import { type InstitutionLevel, institutionLevels } from './institution-columns.ts'
import { distanceOf } from './nearness.ts'

export interface InstitutionWish {
  /** WGS-84. */
  position?: Point | undefined
  /** This division and all below it. */
  division?: string | undefined
  /** Words that the name holds. */
  query?: string | undefined
  level?: InstitutionLevel | undefined
  insurance?: boolean | undefined
  seriousIllness?: boolean | undefined
}

export interface FoundInstitution {
  institution: Institution
  /** Not rounded; null without a position of either. */
  distanceKm: number | null
}

/**
 * What fits the wish: from a position the nearest first and what nobody has measured last, otherwise the larger ones
 * first, by name.
 */
export function findInstitutions(rows: readonly Institution[], wish: InstitutionWish): FoundInstitution[] {
  const words = folded(wish.query ?? '')
    .split(/\s+/)
    .filter((word) => word !== '')
  const fits = (each: Institution) =>
    (wish.division === undefined || each.division.startsWith(wish.division)) &&
    (wish.level === undefined || each.level === wish.level) &&
    (wish.insurance === undefined || each.insurance === wish.insurance) &&
    (wish.seriousIllness === undefined || each.seriousIllness === wish.seriousIllness) &&
    words.every((word) => folded(each.name).includes(word))
  return rows
    .filter(fits)
    .map((institution) => ({ institution, distanceKm: distanceOf(wish.position, institution) }))
    .sort(nearestFirst)
}

function folded(text: string): string {
  return text.normalize('NFKC').toLowerCase().trim()
}

function nearestFirst(one: FoundInstitution, other: FoundInstitution): number {
  const far = ({ distanceKm }: FoundInstitution) => distanceKm ?? Number.MAX_VALUE
  const size = ({ institution }: FoundInstitution) => institutionLevels.indexOf(institution.level)
  return far(one) - far(other) || size(one) - size(other) || compare(one.institution.name, other.institution.name)
}

function compare(one: string, other: string): number {
  return one < other ? -1 : Number(one > other)
}

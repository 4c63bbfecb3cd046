import type { Vacancy } from '../../models/vacancy.ts'
import { type Nearness, nearnesses, nearnessOf } from './nearness.ts'
import type { Trade } from './trades.ts'

/** Where somebody is willing to go, seen from home. */
export const placeClasses = ['within-county', 'within-province', 'outside-province'] as const
export type PlaceClass = (typeof placeClasses)[number]

export interface VacancyWish {
  /** Where the person lives. */
  division?: string | undefined
  trade?: Trade | undefined
  place?: PlaceClass | undefined
  publicWelfare?: boolean | undefined
  /** `YYYY-MM-DD` */
  today: string
}

/** What speaks for it, in the order of telling; words in locales under `directory:reason.<id>`. */
export type VacancyReason = Nearness | 'trade' | 'public-welfare' | 'lodging'

export interface MatchedVacancy {
  vacancy: Vacancy
  reasons: VacancyReason[]
}

const yunnan = '53'

/** Why a vacancy suits the wish; undefined when it does not. */
export function matchVacancy(vacancy: Vacancy, wish: VacancyWish): MatchedVacancy | undefined {
  const nearness = nearnessOf(wish.division ?? yunnan, vacancy.division)
  if (vacancy.closes !== null && vacancy.closes < wish.today) return undefined
  if (wish.trade !== undefined && vacancy.trade !== wish.trade) return undefined
  if (wish.publicWelfare !== undefined && vacancy.publicWelfare !== wish.publicWelfare) return undefined
  if (wish.place !== undefined && wish.place !== classOf(nearness)) return undefined
  const reasons: (VacancyReason | false)[] = [
    wish.division !== undefined && nearness,
    wish.trade !== undefined && 'trade',
    vacancy.publicWelfare && 'public-welfare',
    // Who sleeps at home does not ask for it.
    vacancy.lodging && nearness !== 'county' && 'lodging',
  ]
  return { vacancy, reasons: reasons.filter((reason) => reason !== false) }
}

function classOf(nearness: Nearness): PlaceClass {
  if (nearness === 'county') return 'within-county'
  return nearness === 'elsewhere' ? 'outside-province' : 'within-province'
}

/** All that suit: of the same county first, then of the prefecture, the province; better paid ones before others. */
export function matchVacancies(rows: readonly Vacancy[], wish: VacancyWish): MatchedVacancy[] {
  const rank = ({ vacancy }: MatchedVacancy) =>
    nearnesses.indexOf(nearnessOf(wish.division ?? yunnan, vacancy.division))
  const pay = ({ vacancy: { payTo, payFrom } }: MatchedVacancy) => payTo ?? payFrom ?? 0
  return rows
    .flatMap((vacancy) => matchVacancy(vacancy, wish) ?? [])
    .sort((one, other) => rank(one) - rank(other) || pay(other) - pay(one))
}

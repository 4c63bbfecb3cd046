import type { Vacancy } from '../../models/vacancy.ts'
import type { Language } from '../kernel/words.ts'
import type { MatchedVacancy } from './match-vacancy.ts'
import { sayTogether, type TellingWorld, teller } from './told.ts'

/** What one hears of a vacancy, a sentence each; money in yuan. */
export function vacancySentences(world: TellingWorld, vacancy: Vacancy, language: Language): string[] {
  const { title, employer, division, address, trade, places, phone, closes, description } = vacancy
  const tell = teller(world, language)
  return [
    ...tell('job.title', { title, employer }),
    ...tell('where', { place: `${world.divisions.fullName(division)}${address}` }),
    ...tell('trade', { trade: world.words(language, `directory:trade.${trade}`) }),
    ...payOf(vacancy, tell),
    ...tell('job.places', { places }),
    ...(vacancy.publicWelfare ? tell('job.publicWelfare') : []),
    ...(vacancy.lodging ? tell('job.lodging') : []),
    ...tell('described', { description }),
    ...tell('job.closes', { day: closes }),
    ...tell('phone', { phone }),
  ]
}

function payOf({ payFrom, payTo }: Vacancy, tell: ReturnType<typeof teller>): string[] {
  const [from, to] = [payFrom, payTo].map((fen) => (fen === null ? null : fen / 100)) as [number | null, number | null]
  if (from !== null && to !== null && from !== to) return tell('job.pay', { from, to })
  return tell('job.payExact', { pay: from ?? to })
}

/** Why it suits, in plain words: for the person, and for whoever refers the person there. */
export function vacancyReasons(
  world: TellingWorld,
  { vacancy, reasons }: MatchedVacancy,
  language: Language,
): string[] {
  const params = {
    place: world.divisions.fullName(vacancy.division),
    trade: world.words(language, `directory:trade.${vacancy.trade}`),
  }
  return reasons.map((reason) => world.words(language, `directory:reason.${reason}`, params))
}

export function presentVacancy(world: TellingWorld, matched: MatchedVacancy, language: Language) {
  const { editionId: _, division, ...vacancy } = matched.vacancy
  return {
    ...vacancy,
    division: { code: division, name: world.divisions.fullName(division) },
    why: sayTogether(vacancyReasons(world, matched, language), language),
    ...sayTogether(vacancySentences(world, matched.vacancy, language), language),
  }
}

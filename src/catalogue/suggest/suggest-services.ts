import { services } from '../services.ts'
import type { ServiceId } from '../types.ts'
import { type Emergency, emergenciesIn } from './emergencies.ts'
import { lexiconEn } from './lexicon-en.ts'
import { lexiconZh } from './lexicon-zh.ts'
import { type Hit, lexiconMatcher } from './match-lexicon.ts'

export interface Suggestion {
  emergencies: Emergency[]
  /** The service that fits best first, at most three; empty: the township's window finds out. */
  hits: Hit[]
  /** Where several fit about as well: services whose one question, answered yes, decides. */
  questions: ServiceId[]
}

/** One word that names the matter, or one that tells it; a hint alone is no ground to send anybody anywhere. */
const enough = 2
const mostTold = 3
/** The next ones are told when they have this share of the best one's score. */
const worthTelling = 0.5
/** And with this share nobody can tell which of the two is meant. */
const asGood = 0.65

const matchers = [lexiconMatcher(lexiconZh, { wholeWords: false }), lexiconMatcher(lexiconEn, { wholeWords: true })]
const order = new Map(services.map(({ id }, place) => [id, place]))

/** What a sentence in somebody's own words is about. Nothing of it is kept. */
export function suggestServices(text: string): Suggestion {
  const emergencies = emergenciesIn(text)
  const ranked = merged(
    matchers.flatMap((matcher) => matcher(text)),
    emergencies,
  )
    .filter(({ score }) => score >= enough)
    .sort((one, other) => other.score - one.score || placeOf(one) - placeOf(other))
  const best = ranked[0]?.score ?? 0
  const hits = ranked.filter(({ score }) => score >= best * worthTelling).slice(0, mostTold)
  const close = hits.filter(({ score }) => score >= best * asGood).map(({ serviceId }) => serviceId)
  return { emergencies, hits, questions: close.length > 1 ? close : [] }
}

function placeOf({ serviceId }: Hit): number {
  return order.get(serviceId) ?? 0
}

/** A sentence may be half English; an emergency speaks for its service above all else. */
function merged(hits: readonly Hit[], emergencies: readonly Emergency[]): Hit[] {
  const urgent = 10
  const byService = new Map<ServiceId, Hit>()
  for (const { serviceId, score, words } of hits) {
    const known = byService.get(serviceId) ?? { serviceId, score: 0, words: [] }
    byService.set(serviceId, { serviceId, score: known.score + score, words: [...known.words, ...words] })
  }
  for (const { serviceId } of emergencies) {
    const known = serviceId && byService.get(serviceId)
    if (known) byService.set(serviceId, { ...known, score: known.score + urgent })
    else if (serviceId) byService.set(serviceId, { serviceId, score: urgent, words: [] })
  }
  return [...byService.values()]
}

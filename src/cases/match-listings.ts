import type { Case } from '../../models/case.ts'
import type { Course } from '../../models/course.ts'
import type { Vacancy } from '../../models/vacancy.ts'
import type { Directory } from '../directory/current-rows.ts'
import { type MatchedCourse, matchCourses } from '../directory/match-course.ts'
import { type MatchedVacancy, matchVacancies } from '../directory/match-vacancy.ts'
import { courseReasons, courseSentences } from '../directory/present-course.ts'
import { vacancyReasons, vacancySentences } from '../directory/present-vacancy.ts'
import { sayTogether } from '../directory/told.ts'
import { isWishedTrade, wishedTrades } from '../directory/wished-trades.ts'
import { dayInYunnan } from '../kernel/clock.ts'
import type { Language } from '../kernel/words.ts'
import type { Referral } from './case-parts.ts'
import type { CaseWorld } from './case-world.ts'

/** More nobody reads to somebody over the phone. */
const mostListed = 20

export type MatchingWorld = Pick<CaseWorld, 'clock' | 'words' | 'divisions'> & { directory: Directory }

/** Something on offer that suits a case, and why, for the eye and for the ear. */
export interface Offer {
  referral: Referral
  why: string[]
  sentences: string[]
}

/**
 * Work or courses for a case of `job-search` or `job-training`: what fits what was wished, then what is near home; none
 * for other services.
 */
export async function matchListings(
  world: MatchingWorld,
  record: Pick<Case, 'serviceId' | 'answers' | 'residence'>,
  language: Language,
): Promise<Offer[]> {
  if (record.serviceId === 'job-search') {
    const matched = suitFirst(await vacanciesFor(world, record))
    return matched.map((each) => ({
      referral: referralToJob(each.vacancy),
      why: vacancyReasons(world, each, language),
      sentences: vacancySentences(world, each.vacancy, language),
    }))
  }
  if (record.serviceId !== 'job-training') return []
  const matched = suitFirst(await coursesFor(world, record))
  return matched.map((each) => ({
    referral: referralToCourse(each.course),
    why: courseReasons(world, each, language),
    sentences: courseSentences(world, each.course, language),
  }))
}

type Wishes = Pick<Case, 'answers' | 'residence'>

async function vacanciesFor(world: MatchingWorld, { answers, residence }: Wishes): Promise<MatchedVacancy[]> {
  const wish = { division: wishedPlace(answers) ?? residence.code, today: dayInYunnan(world.clock.now()) }
  const wished = wishedTrades(answers ?? {})
  const matched = matchVacancies(await world.directory('jobs'), wish)
  return matched.map((each) => ({ ...each, reasons: withTrade(each.reasons, wished.includes(each.vacancy.trade)) }))
}

async function coursesFor(world: MatchingWorld, { answers, residence }: Wishes): Promise<MatchedCourse[]> {
  const wish = { division: residence.code, startsFrom: dayInYunnan(world.clock.now()) }
  const matched = matchCourses(await world.directory('courses'), wish)
  const text = String(answers?.['trade'] ?? '')
  return matched.map((each) => ({ ...each, reasons: withTrade(each.reasons, isWishedTrade(text, each.course)) }))
}

function withTrade<R extends string>(reasons: R[], suits: boolean): (R | 'trade')[] {
  return suits ? [...reasons, 'trade'] : reasons
}

/** The order within each half stays. */
function suitFirst<M extends { reasons: string[] }>(matched: M[]): M[] {
  const suits = ({ reasons }: M) => reasons.includes('trade')
  return [...matched.filter(suits), ...matched.filter((each) => !suits(each))].slice(0, mostListed)
}

function wishedPlace(answers: Case['answers']): string | undefined {
  const place = answers?.['place']
  return typeof place === 'string' ? place : undefined
}

function referralToJob({ id, title, employer, division, address, phone }: Vacancy): Referral {
  return { kind: 'jobs', id, title, by: employer, division, address, phone }
}

function referralToCourse({ id, title, school, division, address, phone }: Course): Referral {
  return { kind: 'courses', id, title, by: school, division, address, phone }
}

/** An offer as staff see it. */
export function presentOffer({ referral, why, sentences }: Offer, language: Language) {
  const { kind, id } = referral
  return { kind, id, why: sayTogether(why, language), ...sayTogether(sentences, language) }
}

import type { Course } from '../../models/course.ts'
import type { Language } from '../kernel/words.ts'
import type { MatchedCourse } from './match-course.ts'
import { roundedKm } from './nearness.ts'
import { sayTogether, type TellingWorld, tellDistance, teller } from './told.ts'

/** What one hears of a course, a sentence each. */
export function courseSentences(world: TellingWorld, course: Course, language: Language): string[] {
  const { title, school, division, address, trade, starts, days, places, phone, description } = course
  const tell = teller(world, language)
  return [
    ...tell('course.title', { title, school }),
    ...tell('course.starts', { day: starts, days }),
    ...tell('where', { place: `${world.divisions.fullName(division)}${address}` }),
    ...tell('trade', { trade: world.words(language, `directory:trade.${trade}`) }),
    ...tell('course.places', { places }),
    ...tell(course.free ? 'course.free' : 'course.notFree'),
    ...(course.childcare ? tell('course.childcare') : []),
    ...tell('described', { description }),
    ...tell('phone', { phone }),
  ]
}

/** Why it suits, in plain words. */
export function courseReasons(world: TellingWorld, matched: MatchedCourse, language: Language): string[] {
  const params = {
    place: world.divisions.fullName(matched.course.division),
    trade: world.words(language, `directory:trade.${matched.course.trade}`),
  }
  return matched.reasons.flatMap((reason) =>
    reason === 'distance'
      ? tellDistance(world, matched.distanceKm, language)
      : [world.words(language, `directory:reason.${reason}`, params)],
  )
}

export function presentCourse(world: TellingWorld, matched: MatchedCourse, language: Language) {
  const { editionId: _, division, longitude, latitude, ...course } = matched.course
  return {
    ...course,
    division: { code: division, name: world.divisions.fullName(division) },
    position: longitude === null || latitude === null ? null : { longitude, latitude, coordType: 'wgs84' as const },
    distanceKm: matched.distanceKm === null ? null : roundedKm(matched.distanceKm),
    why: sayTogether(courseReasons(world, matched, language), language),
    ...sayTogether(courseSentences(world, matched.course, language), language),
  }
}

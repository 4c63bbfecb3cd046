import type { Course } from '../../models/course.ts'
import type { Point } from '../divisions/position.ts'
import { distanceOf, type Nearness, nearnesses, nearnessOf } from './nearness.ts'
import type { Trade } from './trades.ts'

export interface CourseWish {
  /** Where the person lives. */
  division?: string | undefined
  /** Where the person is, WGS-84. */
  position?: Point | undefined
  trade?: Trade | undefined
  /** Only courses that begin on this day or later, `YYYY-MM-DD`. */
  startsFrom: string
  /** Only what is within an hour or so: see `nearbyKm`; by division, what is in the same county. */
  nearby?: boolean | undefined
}

export type CourseReason = Nearness | 'distance' | 'trade' | 'free' | 'childcare'

export interface MatchedCourse {
  course: Course
  /** Not rounded; null without a position of either. */
  distanceKm: number | null
  reasons: CourseReason[]
}

/** As the crow flies; on mountain roads an hour by minibus. */
const nearbyKm = 30

/** Why a course suits the wish; undefined when it does not. */
export function matchCourse(course: Course, wish: CourseWish): MatchedCourse | undefined {
  const distanceKm = distanceOf(wish.position, course)
  const nearness = wish.division === undefined ? undefined : nearnessOf(wish.division, course.division)
  if (course.starts < wish.startsFrom) return undefined
  if (wish.trade !== undefined && course.trade !== wish.trade) return undefined
  const near = distanceKm === null ? nearness === 'county' : distanceKm <= nearbyKm
  if (wish.nearby && !near) return undefined
  const reasons: (CourseReason | false | undefined)[] = [
    distanceKm === null ? nearness : 'distance',
    wish.trade !== undefined && 'trade',
    course.free && 'free',
    course.childcare && 'childcare',
  ]
  return { course, distanceKm, reasons: reasons.filter((reason) => reason !== false && reason !== undefined) }
}

/** All that suit: from a position the nearest first, else by county, prefecture, province; then what begins first. */
export function matchCourses(rows: readonly Course[], wish: CourseWish): MatchedCourse[] {
  const far = ({ distanceKm }: MatchedCourse) => distanceKm ?? Number.MAX_VALUE
  const rank = ({ course }: MatchedCourse) =>
    wish.division === undefined ? 0 : nearnesses.indexOf(nearnessOf(wish.division, course.division))
  const compare = (one: string, other: string) => (one < other ? -1 : Number(one > other))
  return rows
    .flatMap((course) => matchCourse(course, wish) ?? [])
    .sort(
      (one, other) =>
        far(one) - far(other) || rank(one) - rank(other) || compare(one.course.starts, other.course.starts),
    )
}

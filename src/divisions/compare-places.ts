import { Problem } from '../kernel/errors.ts'
import type { Divisions } from './divisions.ts'
import type { ResolveInput } from './resolve.ts'

/** The three signals of where something is: what a card says, where a device is, what a person chose. */
export interface PlaceSignals {
  /** Division code of the residence. */
  residence: string
  /** Division code of the place of the problem, as chosen. */
  problem: string
  position?: ResolveInput | undefined
}

export const placeFindingCodes = [
  'position-elsewhere',
  'position-outside',
  'position-unusable',
  'home-elsewhere',
] as const

/** What does not fit together. `other`: code of the county where the signal points instead; '' where that is none. */
export interface PlaceFinding {
  code: (typeof placeFindingCodes)[number]
  other: string
}

const countyDigits = 6

/**
 * Which signals point away from the chosen place, by county: a position cannot tell more offline, and within its radius it
 * agrees with every county it may lie in. A finding is told and kept, never a reason to refuse: people report from work,
 * and neighbours from next door.
 */
export function comparePlaces(divisions: Divisions, { residence, problem, position }: PlaceSignals): PlaceFinding[] {
  const county = problem.slice(0, countyDigits)
  const home = residence.slice(0, countyDigits)
  const homeAway = home !== county && home !== ''
  return [
    ...(position ? positionFinding(divisions, county, position) : []),
    ...(homeAway ? [{ code: 'home-elsewhere' as const, other: home }] : []),
  ]
}

function positionFinding(divisions: Divisions, county: string, position: ResolveInput): PlaceFinding[] {
  try {
    const { candidates, code } = divisions.resolve(position)
    return candidates.some((each) => each.code === county) ? [] : [{ code: 'position-elsewhere', other: code }]
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    // Without boundaries nothing can be said of any position.
    if (error.code === 'divisions.no_boundaries') return []
    const outside = error.code === 'coordinate.outside_coverage'
    return [{ code: outside ? 'position-outside' : 'position-unusable', other: '' }]
  }
}

/** Degrees to which a position is kept, some 100 m: enough to find a village's well, not whose door it was sent from. */
const keptDecimals = 3
const keptMetres = 100

/** What is kept of a position with a case. */
export function coarsePosition<P extends ResolveInput>(position: P): P {
  const kept = (degrees: number) => Number(degrees.toFixed(keptDecimals))
  return {
    ...position,
    longitude: kept(position.longitude),
    latitude: kept(position.latitude),
    accuracy: Math.max(position.accuracy ?? 0, keptMetres),
  }
}

import { Problem } from '../kernel/errors.ts'
import type { BoundaryIndex, CoordType } from './boundary/boundary-port.ts'
import type { Division, DivisionBook } from './division-book.ts'
import { checkCoordType, checkPoint, convert, type Point } from './position.ts'

export type { Point } from './position.ts'

export interface ResolveInput extends Point {
  coordType: CoordType
  /** Metres, as the device reports it. */
  accuracy?: number | undefined
}

export interface Candidate {
  code: string
  path: readonly Division[]
  /** 0 when the point lies inside. */
  distanceM: number
}

export interface Resolution {
  code: string
  level: 'county'
  path: readonly Division[]
  /**
   * `certain`: no border within the radius. `probable`: one is, but farther than the point can be wrong.
   * `ambiguous`: the point may lie on either side; ask the person which of the candidates.
   */
  confidence: 'certain' | 'probable' | 'ambiguous'
  distanceToBorderM: number
  candidates: Candidate[]
  source: string
  reviewNumber: string | null
  dataVersion: string
}

/** The two county data sets known differ by this much along borders: beyond 300 m they agree on 99.96 % of points. */
const leastRadiusM = 200
/** Within this distance they agree on 62 % of points only: no device's accuracy makes such an answer sure. */
const doubtM = 50
/** A device that is worse than this has not measured a place; a wider search would list half a prefecture. */
const largestRadiusM = 20_000
/**
 * The county of a point. Nothing finer can be told from a position offline.
 * Throws `coordinate.*`, or `divisions.no_boundaries` when no boundary data is there.
 */
export function resolvePoint(book: DivisionBook, index: BoundaryIndex | undefined, input: ResolveInput): Resolution {
  const { coordType, accuracy = 0 } = input
  checkCoordType(coordType)
  if (!Number.isFinite(accuracy) || accuracy < 0) throw new Problem('coordinate.invalid')
  checkPoint(input)
  if (!index) throw new Problem('divisions.no_boundaries')
  const { manifest } = index
  const [x, y] = convert(input, coordType, manifest.coordType)
  const radius = Math.min(Math.max(accuracy, leastRadiusM), largestRadiusM)
  const { borderM, divisions } = index.near(x, y, radius)
  const nearest = divisions[0]
  if (!nearest) throw new Problem('coordinate.outside_coverage')
  const inside = nearest.distanceM === 0
  const sure = inside && borderM > Math.max(accuracy, doubtM)
  const confidence = inside && borderM > radius ? 'certain' : sure ? 'probable' : 'ambiguous'
  return {
    code: nearest.code,
    level: 'county',
    path: book.path(nearest.code),
    confidence,
    distanceToBorderM: Math.round(borderM),
    candidates: divisions.map(({ code, distanceM }) => ({
      code,
      path: book.path(code),
      distanceM: Math.round(distanceM),
    })),
    source: manifest.source,
    reviewNumber: manifest.reviewNumber,
    dataVersion: manifest.dataVersion,
  }
}

export type BatchItem = { code: string } | { code: null; error: string }

/** The county of each point, each with its own error; throws `divisions.no_boundaries` and a wrong `coordType` for all. */
export function resolvePoints(
  index: BoundaryIndex | undefined,
  coordType: CoordType,
  points: readonly Point[],
): BatchItem[] {
  checkCoordType(coordType)
  if (!index) throw new Problem('divisions.no_boundaries')
  return points.map((point) => {
    try {
      checkPoint(point)
      const [x, y] = convert(point, coordType, index.manifest.coordType)
      const code = index.find(x, y) ?? index.near(x, y, leastRadiusM).divisions[0]?.code
      return code === undefined ? { code: null, error: 'coordinate.outside_coverage' } : { code }
    } catch (error) {
      if (error instanceof Problem) return { code: null, error: error.code }
      throw error
    }
  })
}

import type { CoordType } from '../divisions/boundary/boundary-port.ts'
import { checkPoint, convert, inChina, type Point } from '../divisions/position.ts'
import { invalidFields, Problem } from '../kernel/errors.ts'

export interface AskedPosition {
  longitude?: number | undefined
  latitude?: number | undefined
  coordType?: CoordType | undefined
}

/**
 * The position that somebody asks from, in WGS-84; undefined when none was given. Throws `request.invalid` for half a
 * position, and `coordinate.invalid|swapped|null_island|outside_coverage`.
 */
export function wishedPosition(asked: AskedPosition): Point | undefined {
  const names = ['longitude', 'latitude', 'coordType'] as const
  const missing = names.filter((name) => asked[name] === undefined)
  if (missing.length === names.length) return undefined
  if (missing.length > 0) throw invalidFields(...missing.map((path) => ({ path, code: 'field.required' as const })))
  const point = { longitude: asked.longitude as number, latitude: asked.latitude as number }
  checkPoint(point)
  if (!inChina(point)) throw new Problem('coordinate.outside_coverage')
  const [longitude, latitude] = convert(point, asked.coordType as CoordType, 'wgs84')
  return { longitude, latitude }
}

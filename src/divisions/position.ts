import gcoord from 'gcoord'
import { Problem } from '../kernel/errors.ts'
import type { CoordType } from './boundary/boundary-port.ts'

/** Degrees. */
export interface Point {
  longitude: number
  latitude: number
}

/** Points this near to 0°, 0° are the default of a device that has no fix (in degrees, about 11 km). */
const nullIslandDegrees = 0.1
/** China with its margins. */
const china = { west: 73, east: 136, south: 3, north: 54 }
/** IUGG mean radius. */
const earthKm = 6371.0088

// The package's types describe an ES module; what Node loads is its CommonJS build, without `default`.
const { transform, CRSTypes } = gcoord as unknown as typeof gcoord.default
const systems = { wgs84: CRSTypes.WGS84, gcj02: CRSTypes.GCJ02, bd09: CRSTypes.BD09 } as const

export function inChina({ longitude, latitude }: Point): boolean {
  return longitude >= china.west && longitude <= china.east && latitude >= china.south && latitude <= china.north
}

/** Throws `coordinate.invalid`, `coordinate.swapped` (with a suggestion, for the person to confirm) or `coordinate.null_island`. */
export function checkPoint(point: Point): void {
  const { longitude, latitude } = point
  if (!Number.isFinite(longitude) || !Number.isFinite(latitude)) throw new Problem('coordinate.invalid')
  const suggestion = { longitude: latitude, latitude: longitude }
  if (!inChina(point) && inChina(suggestion)) throw new Problem('coordinate.swapped', { extra: { suggestion } })
  if (Math.abs(longitude) > 180 || Math.abs(latitude) > 90) throw new Problem('coordinate.invalid')
  if (Math.abs(longitude) < nullIslandDegrees && Math.abs(latitude) < nullIslandDegrees) {
    throw new Problem('coordinate.null_island')
  }
}

/** Throws `coordinate.invalid`. */
export function checkCoordType(coordType: CoordType): void {
  if (!Object.hasOwn(systems, coordType)) throw new Problem('coordinate.invalid')
}

export function convert({ longitude, latitude }: Point, from: CoordType, to: CoordType): [number, number] {
  if (from === to) return [longitude, latitude]
  // As a GeoJSON point: of a bare pair the package first writes out what it would say if the pair were none.
  const point = { type: 'Point' as const, coordinates: [longitude, latitude] as [number, number] }
  return transform(point, systems[from], systems[to]).coordinates
}

/** Kilometres over the ground, by the haversine formula; at the distances of a province within 0.3 % of the ellipsoid. */
export function distanceKm(one: Point, other: Point): number {
  const radians = (degrees: number) => (degrees * Math.PI) / 180
  const haversine = (angle: number) => Math.sin(angle / 2) ** 2
  const north = haversine(radians(other.latitude - one.latitude))
  const east = haversine(radians(other.longitude - one.longitude))
  const across = Math.cos(radians(one.latitude)) * Math.cos(radians(other.latitude))
  return 2 * earthKm * Math.asin(Math.min(1, Math.sqrt(north + across * east)))
}

/** What a source of county boundaries has to deliver, and what the index made from it answers. */

export type CoordType = 'wgs84' | 'gcj02' | 'bd09'

/** Longitude, latitude in degrees. */
export type Position = readonly [number, number]

/** One county: `parts` as in a GeoJSON MultiPolygon, each a list of rings, first the outer one, then its holes. */
export interface BoundaryFeature {
  code: string
  parts: Position[][][]
}

export interface BoundaryManifest {
  /** Who drew the boundaries. */
  source: string
  /** 审图号, or null when the data carries none and is for trial only. */
  reviewNumber: string | null
  dataVersion: string
  /** The system in which the boundaries are drawn; points are converted to it, the boundaries never are. */
  coordType: CoordType
}

export interface NearbyDivision {
  code: string
  /** Metres from the point to the nearest place of the division; 0 inside it. */
  distanceM: number
}

export interface BoundaryIndex {
  readonly manifest: BoundaryManifest
  /** The county that holds a point, or undefined. Coordinates in the manifest's system. */
  find(longitude: number, latitude: number): string | undefined
  /** A point well inside a county, in the manifest's system; it is not the county's seat. */
  inner(code: string): readonly [longitude: number, latitude: number] | undefined
  /** Every county within `radiusM`, nearest first, and the distance to the nearest border of any (Infinity when none was found). */
  near(longitude: number, latitude: number, radiusM: number): { borderM: number; divisions: NearbyDivision[] }
}

export const formats = ['geojson', 'tianditu', 'datav', 'areacity-csv'] as const
export type BoundaryFormat = (typeof formats)[number]

/** One feature as the file has it, nothing of it believed yet. */
export interface RawFeature {
  /** How a person finds it in the file: `feature 12 (530102 五华区)`. */
  where: string
  /** The value of the code field; undefined when the feature has none. */
  code: unknown
  /** As in a GeoJSON MultiPolygon, if it is sound. */
  parts: unknown
  /** What makes the shape unusable before one looks at its points. */
  fault?: 'no-geometry' | 'not-polygons' | 'encoded'
}

export interface RawFile {
  features: RawFeature[]
  /** Rows of provinces and prefectures in a file that holds all levels by its nature. */
  otherLevels: number
}

export function whereOf(index: number, code: unknown, name: unknown): string {
  const told = [code, name].filter((value) => typeof value === 'string' || typeof value === 'number').join(' ')
  return `feature ${index + 1}${told === '' ? '' : ` (${told.slice(0, 60)})`}`
}

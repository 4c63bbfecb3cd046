import type { RawFeature, RawFile } from './raw-feature.ts'
import { whereOf } from './raw-feature.ts'
import { ImportRefused } from './refusal.ts'

interface Geometry {
  type?: unknown
  coordinates?: unknown
  encodeOffsets?: unknown
}

/** RFC 7946 knows WGS-84 only; older files name a system, of which these are degrees on (nearly) the same ellipsoid. */
const degreeSystems = /CRS84|EPSG:+(4326|4490)$/i

function refuse(why: string, mend: string): never {
  throw new ImportRefused([{ where: 'the file', why, mend }])
}

/** Reads a GeoJSON FeatureCollection. Throws ImportRefused when the text is none. */
export function readFeatureCollection(text: string, codeField: string): RawFile {
  let file: unknown
  try {
    file = JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch (error) {
    const { message } = error as Error
    refuse(`it is not JSON: ${message.slice(0, 200)}`, 'Give a whole GeoJSON file, in UTF-8 and not compressed')
  }
  const { features, crs, UTF8Encoding } = (file ?? {}) as Record<string, unknown>
  if (!Array.isArray(features)) {
    refuse('it holds no list of features', 'Give a GeoJSON FeatureCollection with one feature for each county')
  }
  const system = (crs as { properties?: { name?: unknown } } | undefined)?.properties?.name
  if (typeof system === 'string' && !degreeSystems.test(system)) {
    refuse(`its points are in ${system}`, 'Export it again in degrees (EPSG:4490 or EPSG:4326)')
  }
  return {
    features: features.map((feature, index) => readFeature(feature, index, codeField, UTF8Encoding === true)),
    otherLevels: 0,
  }
}

function readFeature(feature: unknown, index: number, codeField: string, encoded: boolean): RawFeature {
  const { properties, geometry } = (feature ?? {}) as { properties?: Record<string, unknown>; geometry?: Geometry }
  const code = properties?.[codeField] ?? undefined
  const where = whereOf(index, code, properties?.['name'] ?? properties?.['NAME'])
  if (!geometry) return { where, code, parts: [], fault: 'no-geometry' }
  if (encoded || geometry.encodeOffsets !== undefined) return { where, code, parts: [], fault: 'encoded' }
  if (geometry.type === 'Polygon') return { where, code, parts: [geometry.coordinates] }
  if (geometry.type === 'MultiPolygon') return { where, code, parts: geometry.coordinates }
  return { where, code, parts: [], fault: 'not-polygons' }
}

import { readFileSync } from 'node:fs'
import type { BoundaryFeature, BoundaryManifest, Position } from '../../divisions/boundary/boundary-port.ts'

export interface GeoJsonSource {
  kind: 'geojson'
  /** A FeatureCollection of counties; those outside Yunnan are left out. */
  file: string
  manifest: BoundaryManifest
}

interface GeoJsonFeature {
  properties: Record<string, unknown> | null
  geometry: { type: 'Polygon'; coordinates: Position[][] } | { type: 'MultiPolygon'; coordinates: Position[][][] }
}

/** The national map service's county file names each county by `gb`, 156 and the six-digit code; other files by `adcode` or `code`. */
function codeOf({ properties }: GeoJsonFeature): string {
  const value = String(properties?.['gb'] ?? properties?.['adcode'] ?? properties?.['code'] ?? '')
  return value.startsWith('156') && value.length === 9 ? value.slice(3) : value
}

export function readGeoJson({ file, manifest }: GeoJsonSource): {
  features: BoundaryFeature[]
  manifest: BoundaryManifest
} {
  const { features } = JSON.parse(readFileSync(file, 'utf8')) as { features: GeoJsonFeature[] }
  return {
    features: features
      .map((feature) => ({
        code: codeOf(feature),
        parts: feature.geometry.type === 'Polygon' ? [feature.geometry.coordinates] : feature.geometry.coordinates,
      }))
      .filter(({ code }) => code.startsWith('53') && code.length === 6),
    manifest,
  }
}

import type { Position } from '../../divisions/boundary/boundary-port.ts'

/** ECharts writes coordinates as differences in 1/1024°, zigzag, each number one character from '@' on. */
const unitsPerDegree = 1024
const firstCharacter = 64

export function decodeRing(encoded: string, offset: readonly [number, number]): Position[] {
  const ring: Position[] = []
  let [x, y] = offset
  const step = (character: number) => {
    const n = character - firstCharacter
    return (n >> 1) ^ -(n & 1)
  }
  for (let i = 0; i + 1 < encoded.length; i += 2) {
    x += step(encoded.charCodeAt(i))
    y += step(encoded.charCodeAt(i + 1))
    ring.push([x / unitsPerDegree, y / unitsPerDegree])
  }
  return ring
}

interface EncodedFeature {
  id: string
  geometry:
    | { type: 'Polygon'; coordinates: string[]; encodeOffsets: [number, number][] }
    | { type: 'MultiPolygon'; coordinates: string[][]; encodeOffsets: [number, number][][] }
}

/** The features of one of the package's scripts, which hand their JSON to echarts.registerMap; the script is not run. */
export function featuresOfScript(script: string): EncodedFeature[] {
  const start = script.indexOf('{"type":"FeatureCollection"')
  let end = script.length
  while (start >= 0) {
    end = script.lastIndexOf('}', end - 1)
    if (end <= start) break
    try {
      const { features } = JSON.parse(script.slice(start, end + 1)) as { features: EncodedFeature[] }
      return features
    } catch {
      // The brace belonged to the script around the JSON: try the one before.
    }
  }
  throw new Error('no feature collection in the script')
}

export function partsOf({ geometry }: EncodedFeature): Position[][][] {
  if (geometry.type === 'Polygon') {
    return [geometry.coordinates.map((ring, i) => decodeRing(ring, geometry.encodeOffsets[i] as [number, number]))]
  }
  return geometry.coordinates.map((rings, part) =>
    rings.map((ring, i) => decodeRing(ring, geometry.encodeOffsets[part]?.[i] as [number, number])),
  )
}

import { openDivisionBook } from '../../src/divisions/division-book.ts'
import { countiesOfYunnan } from '../../src/divisions/divisions.ts'
import { rectangle } from '../divisions/bounded-shapes.ts'

export const book = openDivisionBook()
export const counties = countiesOfYunnan(book)

export interface DrawnFeature {
  type: 'Feature'
  properties: Record<string, unknown>
  geometry: { type: string; coordinates: unknown; encodeOffsets?: unknown }
}

const columns = 13
const side = 0.1
const corner = { longitude: 100, latitude: 24 }

/** The square of a place on the board, counted by rows from the south-west. */
export function square(place: number): [west: number, south: number, east: number, north: number] {
  // Rounded so that neighbours share their corners to the last digit.
  const at = (start: number, steps: number) => Number((start + steps * side).toFixed(6))
  const column = place % columns
  const row = Math.floor(place / columns)
  return [
    at(corner.longitude, column),
    at(corner.latitude, row),
    at(corner.longitude, column + 1),
    at(corner.latitude, row + 1),
  ]
}

export function middleOf(place: number): [number, number] {
  const [west, south, east, north] = square(place)
  return [(west + east) / 2, (south + north) / 2]
}

/**
 * An invented board of squares under the codes of all counties. The first county has a hole in which the second lies as
 * an enclave; the place that the second left is a part of the third.
 */
export function drawYunnan(codeField = 'code', codeOf: (code: string) => unknown = (code) => code): DrawnFeature[] {
  const [west, south, east, north] = square(0)
  const hole = rectangle(west + 0.03, south + 0.03, east - 0.03, north - 0.03)
  return counties.map((code, place) => {
    const own = [rectangle(...square(place))]
    const parts =
      place === 0 ? [[...own, hole]] : place === 1 ? [[hole]] : place === 2 ? [own, [rectangle(...square(1))]] : [own]
    const geometry =
      parts.length === 1
        ? { type: 'Polygon', coordinates: parts[0] as unknown }
        : { type: 'MultiPolygon', coordinates: parts as unknown }
    return { type: 'Feature', properties: { [codeField]: codeOf(code), name: book.get(code)?.name }, geometry }
  })
}

/** A feature of the drawing, by its place. */
export function drawnAt(features: DrawnFeature[], place: number): DrawnFeature {
  return features[place] as DrawnFeature
}

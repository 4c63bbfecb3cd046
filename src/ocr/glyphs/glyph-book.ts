import type { Gray } from '../raster.ts'
import type { BookData } from './book-file.ts'
import { featureCount, featuresOf } from './features.ts'

/** A character and how unlike the picture is to it. */
export interface Likeness {
  character: string
  /**
   * Square of the distance, in deviations of what makes prints of one character differ; what is rare is set a little
   * farther off. Right characters on medium and hard photos: 77–512 in a font of the book, 130–670 in another upright one,
   * 360–1200 in a brush-like one; the nearest wrong character is mostly 1.5–3 times as far.
   */
  distance: number
}

/** One cell of print, looked at once. */
export interface Look {
  /** The `count` characters that the print is most alike, nearest first. About 1 ms over 28,000 characters. */
  nearest(count: number): Likeness[]
  /** How unlike it is to one character; null when the book does not hold that. */
  distanceTo(character: string): number | null
}

/** Pictures of all characters, drawn from open fonts: knows no words, and every character as well as any other. */
export interface GlyphBook {
  /** Null for a blank cell. `cell`: one character, dark on white, from about 20 px high. */
  look(cell: Gray): Look | null
  holds(character: string): boolean
}

/** By rarity: 7 and 180 to one against the rare and the very rare, whose look-alikes among 21,000 are many. */
const rarityFactor = [1, 1.15, 1.45] as const
/** The first directions tell the most: by them alone all are compared, and the best of that by all directions. */
const coarseDirections = 28
const coarseBest = 250
/** Coarse distances are sorted into classes this wide; the last class holds all that is farther. */
const classWidth = 8
const classes = 1024

export function createGlyphBook({ characters, rarity, mean, directions, coordinates }: BookData): GlyphBook {
  const dimensions = directions.length / featureCount
  const indexOf = new Map(characters.map((character, index) => [character, index]))
  const coarse = new Int8Array(characters.length * coarseDirections)
  for (let i = 0; i < characters.length; i++) {
    coarse.set(coordinates.subarray(i * dimensions, i * dimensions + coarseDirections), i * coarseDirections)
  }

  function placeOf(cell: Gray): Float32Array | null {
    const features = featuresOf(cell)
    if (!features) return null
    for (let i = 0; i < featureCount; i++) features[i] = (features[i] as number) - (mean[i] as number)
    const place = new Float32Array(dimensions)
    for (let row = 0; row < dimensions; row++) {
      let sum = 0
      for (let i = 0, at = row * featureCount; i < featureCount; i++, at++) {
        sum += (directions[at] as number) * (features[i] as number)
      }
      place[row] = sum
    }
    return place
  }

  function distance(place: Float32Array, index: number): number {
    let sum = 0
    for (let k = 0, at = index * dimensions; k < dimensions; k++, at++) {
      const off = (place[k] as number) - (coordinates[at] as number)
      sum += off * off
    }
    return sum * rarityFactor[rarity[index] as 0 | 1 | 2]
  }

  /** Indices of about `coarseBest` characters that are near by the first directions. */
  function shortlist(place: Float32Array): number[] {
    const whole = Int32Array.from(place.subarray(0, coarseDirections), Math.round)
    const far = new Uint16Array(characters.length)
    const counts = new Uint32Array(classes)
    for (let i = 0, at = 0; i < characters.length; i++) {
      let sum = 0
      for (let k = 0; k < coarseDirections; k++, at++) {
        const off = (whole[k] as number) - (coarse[at] as number)
        sum += off * off
      }
      const own = Math.min(classes - 1, (sum / classWidth) | 0)
      far[i] = own
      counts[own] = (counts[own] as number) + 1
    }
    let limit = 0
    for (let held = counts[0] as number; held < coarseBest && limit < classes - 1; held += counts[limit] as number)
      limit++
    const found: number[] = []
    for (let i = 0; i < far.length; i++) if ((far[i] as number) <= limit) found.push(i)
    return found
  }

  return {
    holds: (character) => indexOf.has(character),
    look(cell) {
      const place = placeOf(cell)
      if (!place) return null
      return {
        nearest: (count) =>
          shortlist(place)
            .map((index) => ({ character: characters[index] as string, distance: distance(place, index) }))
            .sort((a, b) => a.distance - b.distance)
            .slice(0, count),
        distanceTo(character) {
          const index = indexOf.get(character)
          return index === undefined ? null : distance(place, index)
        },
      }
    },
  }
}

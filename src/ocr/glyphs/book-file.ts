import { featureCount } from './features.ts'

/** Everything that a glyph book knows: how to look at a character, and how each one looks. */
export interface BookData {
  /** In the order of the coordinates. */
  characters: string[]
  /** For each character: 0 in everyday use, 1 rare, 2 so rare that hardly a name holds it. */
  rarity: Uint8Array
  /** The mean of all features, `featureCount` of them. */
  mean: Float32Array
  /** Rows of `featureCount`: what makes characters differ, in deviations of what makes prints of one differ. */
  directions: Float32Array
  /** Rows of one coordinate a direction, whole deviations: where each character lies. */
  coordinates: Int8Array
}

const format = 'glyph-book'
const version = 1
const newline = 10
/** Directions are kept as 16-bit parts of the largest entry of their row. */
const finest = 32767

interface Header {
  format: string
  version: number
  features: number
  dimensions: number
  characters: number
  /** Bytes of the list of characters. */
  listed: number
}

/**
 * A line of JSON (the header), the characters in UTF-8, their rarity, the mean (float32), the largest entry of each
 * direction (float32), the directions (int16), then the coordinates (int8), all of the first direction, all of the second
 * … : like stands by like, and packs well. Little-endian.
 */
export function packBook({ characters, rarity, mean, directions, coordinates }: BookData): Buffer {
  const dimensions = directions.length / featureCount
  const list = Buffer.from(characters.join(''))
  const header: Header = {
    format,
    version,
    features: featureCount,
    dimensions,
    characters: characters.length,
    listed: list.length,
  }
  const largest = new Float32Array(dimensions)
  const whole = new Int16Array(directions.length)
  for (let row = 0; row < dimensions; row++) {
    const entries = directions.subarray(row * featureCount, (row + 1) * featureCount)
    const most = entries.reduce((one, each) => Math.max(one, Math.abs(each)), 0)
    largest[row] = most
    for (let i = 0; i < featureCount; i++)
      whole[row * featureCount + i] = Math.round(((entries[i] as number) / most) * finest)
  }
  const columns = new Int8Array(coordinates.length)
  for (let i = 0; i < characters.length; i++) {
    for (let k = 0; k < dimensions; k++) columns[k * characters.length + i] = coordinates[i * dimensions + k] as number
  }
  const parts = [rarity, mean, largest, whole, columns].map((each) => Buffer.from(each.buffer))
  return Buffer.concat([Buffer.from(`${JSON.stringify(header)}\n`), list, ...parts])
}

/** Throws when the bytes are no glyph book of this version, or not all of it. */
export function unpackBook(bytes: Uint8Array): BookData {
  const end = bytes.indexOf(newline)
  const header = JSON.parse(Buffer.from(bytes.subarray(0, Math.max(0, end))).toString()) as Header
  const { dimensions, characters: count, listed } = header
  if (header.format !== format || header.version !== version || header.features !== featureCount) {
    throw new Error(`not a glyph book of version ${version}`)
  }
  const expected = end + 1 + listed + count + 4 * (featureCount + dimensions) + dimensions * (2 * featureCount + count)
  if (bytes.length !== expected) throw new Error('the glyph book is damaged')
  let at = end + 1
  /** A copy, because numbers of several bytes must begin at a multiple of their size. */
  const next = (length: number) => {
    at += length
    return Uint8Array.from(bytes.subarray(at - length, at))
  }
  const characters = [...Buffer.from(next(listed)).toString()]
  const rarity = next(count)
  const mean = new Float32Array(next(4 * featureCount).buffer)
  const largest = new Float32Array(next(4 * dimensions).buffer)
  const whole = new Int16Array(next(2 * dimensions * featureCount).buffer)
  const directions = Float32Array.from(
    whole,
    (each, i) => (each / finest) * (largest[Math.floor(i / featureCount)] ?? 0),
  )
  const coordinates = new Int8Array(dimensions * count)
  for (let k = 0; k < dimensions; k++) {
    const column = new Int8Array(next(count).buffer)
    for (let i = 0; i < count; i++) coordinates[i * dimensions + k] = column[i] as number
  }
  return { characters, rarity, mean, directions, coordinates }
}

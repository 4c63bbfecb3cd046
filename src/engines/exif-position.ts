/** Degrees of WGS-84, as cameras write them. */
export interface ExifPosition {
  longitude: number
  latitude: number
}

const exifHead = Buffer.from('Exif\0\0', 'latin1')
const tiffMagic = 42
const entryBytes = 12
/** More than any camera writes into one directory. */
const mostEntries = 200
const gpsDirectoryTag = 0x8825
const latitudeRefTag = 1
const latitudeTag = 2
const longitudeRefTag = 3
const longitudeTag = 4
const asciiType = 2
const longType = 4
const rationalType = 5

/**
 * The position in a photo's EXIF block (Exif 2.32, 4.6.6), with or without its `Exif` head. Null when there is none, and for
 * anything that is not exactly what a camera writes: never throws, never reads outside the block, follows two directories.
 */
export function exifPosition(exif: Buffer): ExifPosition | null {
  const tiff = exif.subarray(0, exifHead.length).equals(exifHead) ? exif.subarray(exifHead.length) : exif
  const order = tiff.toString('latin1', 0, 2)
  if (order !== 'II' && order !== 'MM') return null
  const block = reader(tiff, order === 'II')
  if (block.short(2) !== tiffMagic) return null
  const gps = block.entry(block.long(4), gpsDirectoryTag)
  if (gps?.type !== longType || gps.count !== 1) return null
  const directory = block.long(gps.at)
  const latitude = block.degrees(directory, latitudeRefTag, latitudeTag, { plus: 'N', minus: 'S', most: 90 })
  const longitude = block.degrees(directory, longitudeRefTag, longitudeTag, { plus: 'E', minus: 'W', most: 180 })
  // Zero, zero is what a device without a fix writes.
  if (latitude === null || longitude === null || (latitude === 0 && longitude === 0)) return null
  return { longitude, latitude }
}

interface Entry {
  type: number
  count: number
  /** Where its value of at most four bytes stands, or the offset of a longer one. */
  at: number
}

function reader(bytes: Buffer, little: boolean) {
  const within = (at: number, length: number) => at >= 0 && at + length <= bytes.length
  const short = (at: number) => (!within(at, 2) ? -1 : little ? bytes.readUInt16LE(at) : bytes.readUInt16BE(at))
  const long = (at: number) => (!within(at, 4) ? -1 : little ? bytes.readUInt32LE(at) : bytes.readUInt32BE(at))

  function entry(directory: number, tag: number): Entry | undefined {
    const count = directory < 0 ? -1 : short(directory)
    if (count < 0 || count > mostEntries) return undefined
    for (let index = 0; index < count; index++) {
      const at = directory + 2 + index * entryBytes
      if (!within(at, entryBytes)) return undefined
      if (short(at) === tag) return { type: short(at + 2), count: long(at + 4), at: at + 8 }
    }
    return undefined
  }

  function degrees(
    directory: number,
    refTag: number,
    tag: number,
    { plus, minus, most }: { plus: string; minus: string; most: number },
  ): number | null {
    const ref = entry(directory, refTag)
    const value = entry(directory, tag)
    if (ref?.type !== asciiType || value?.type !== rationalType || value.count !== 3) return null
    const side = bytes.toString('latin1', ref.at, ref.at + 1)
    if (side !== plus && side !== minus) return null
    const at = long(value.at)
    if (!within(at, 24)) return null
    const [whole, minutes, seconds] = [0, 8, 16].map((part) => long(at + part) / long(at + part + 4))
    const sum = (whole ?? Number.NaN) + (minutes ?? Number.NaN) / 60 + (seconds ?? Number.NaN) / 3600
    if (!(sum <= most)) return null
    return side === minus ? -sum : sum
  }
  return { short, long, entry, degrees }
}

import sharp from 'sharp'
import { Problem } from '../kernel/errors.ts'
import { photoKind } from './photo-kind.ts'
import type { Rgb } from './raster.ts'

/** The contract's limits. */
export const maxPhotoBytes = 12 * 1024 * 1024
export const maxGuidanceBytes = 300 * 1024
const maxPixels = 64_000_000
/** More is no better for reading and costs time in every stage (a 6-Mpx noise picture kept a reader busy for 52 s). */
const workingLongSide = 1600
/** A preview frame is asked for outline, light and blur only. */
const previewLongSide = 640
/** Below this a card of a quarter of the frame has characters of fewer than 8 px. */
const smallestShortSide = 240
/** A preview frame is only looked at for the card's outline. */
const smallestPreviewShortSide = 120

const loaders = ['VipsForeignLoadJpegBuffer', 'VipsForeignLoadPngBuffer', 'VipsForeignLoadWebpBuffer']

/** Lets sharp open JPEG, PNG and WebP from memory and nothing else. For the whole process: only a card program calls it. */
export function openOnlyPhotos(): void {
  sharp.block({ operation: ['VipsForeignLoad'] })
  sharp.unblock({ operation: loaders })
  sharp.cache(false)
  sharp.concurrency(1)
}

/** What can be said of a file without decoding it. Throws image.missing, image.too_large, image.type_unsupported. */
export function assertPhoto(bytes: Buffer, maxBytes = maxPhotoBytes): void {
  if (bytes.length === 0) throw new Problem('image.missing')
  if (bytes.length > maxBytes) throw new Problem('image.too_large')
  if (!photoKind(bytes)) throw new Problem('image.type_unsupported')
}

/** A picture to work on, and how many pixels of the upright photo one of its own is wide. */
export interface Taken extends Rgb {
  scale: number
}

/**
 * Decodes once, upright by its EXIF word, 8-bit sRGB, at most 1600 px on the long side, a preview 640. Throws
 * image.too_large, image.undecodable, image.too_small.
 */
export async function takeIn(bytes: Buffer, preview = false): Promise<Taken> {
  const options = { failOn: 'warning', limitInputPixels: maxPixels } as const
  const header = await sharp(bytes, { ...options, limitInputPixels: false })
    .metadata()
    .catch(undecodable)
  if (header.width * header.height > maxPixels) throw new Problem('image.too_large')
  const shortest = preview ? smallestPreviewShortSide : smallestShortSide
  if (Math.min(header.width, header.height) < shortest) throw new Problem('image.too_small')
  const longSide = preview ? previewLongSide : workingLongSide
  const { data, info } = await sharp(bytes, options)
    .autoOrient()
    .resize({ width: longSide, height: longSide, fit: 'inside', withoutEnlargement: true })
    .flatten({ background: '#ffffff' })
    .toColourspace('srgb')
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true })
    .catch(undecodable)
  return {
    width: info.width,
    height: info.height,
    data: info.channels === 3 ? data : threeChannels(data, info.channels),
    scale: Math.max(header.width, header.height) / Math.max(info.width, info.height),
  }
}

function undecodable(cause: unknown): never {
  throw new Problem('image.undecodable', { cause })
}

/** A grey picture comes with one channel. */
function threeChannels(data: Uint8Array, channels: number): Uint8Array {
  const out = new Uint8Array((data.length / channels) * 3)
  for (let from = 0, to = 0; from < data.length; from += channels, to += 3) {
    out[to] = data[from] as number
    out[to + 1] = data[channels > 2 ? from + 1 : from] as number
    out[to + 2] = data[channels > 2 ? from + 2 : from] as number
  }
  return out
}

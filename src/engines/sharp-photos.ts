import sharp from 'sharp'
import type { PhotoStudio } from '../cases/ports.ts'
import { Problem } from '../kernel/errors.ts'
import { exifPosition } from './exif-position.ts'

/** Enough to see a broken pipe; a village worker's phone sends twelve times as much. */
const maxSide = 2048
const maxPixels = 64_000_000
const decodeSeconds = 20

const signatures: [offset: number, bytes: number[]][] = [
  [0, [0xff, 0xd8, 0xff]],
  [0, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  [8, [0x57, 0x45, 0x42, 0x50]],
]

function isPhoto(bytes: Buffer): boolean {
  return signatures.some(([offset, magic]) => magic.every((byte, index) => bytes[offset + index] === byte))
}

/** Photos by sharp: JPEG, PNG and WebP only, by their first bytes; metadata (with its place and device) is dropped. The place is told once. */
export function sharpPhotos(): PhotoStudio {
  return {
    async pixels(bytes) {
      if (!isPhoto(bytes)) return 0
      const { width, height } = await sharp(bytes, { limitInputPixels: false })
        .metadata()
        .catch(() => ({ width: 0, height: 0 }))
      return width * height
    },
    async prepare(bytes) {
      if (!isPhoto(bytes)) throw new Problem('image.type_unsupported')
      const options = { limitInputPixels: maxPixels, failOn: 'error', pages: 1 } as const
      try {
        const { exif } = await sharp(bytes, options).metadata()
        const { data, info } = await sharp(bytes, options)
          .rotate()
          .resize({ width: maxSide, height: maxSide, fit: 'inside', withoutEnlargement: true })
          .flatten({ background: 'white' })
          .jpeg({ quality: 82, mozjpeg: false })
          .timeout({ seconds: decodeSeconds })
          .toBuffer({ resolveWithObject: true })
        const position = exif === undefined ? null : exifPosition(exif)
        return { bytes: data, width: info.width, height: info.height, position }
      } catch (error) {
        throw new Problem('image.undecodable', { cause: error })
      }
    },
  }
}

import { deflateSync } from 'node:zlib'
import sharp from 'sharp'
import type { Rgb } from '../../src/ocr/raster.ts'
import { randomFrom } from '../../tools/specimens/random.ts'
import { drawTable } from '../../tools/specimens/table.ts'

/** Pictures and files that people, broken phones and attackers send. */

export async function jpegOf({ width, height, data }: Rgb): Promise<Buffer> {
  return sharp(data, { raw: { width, height, channels: 3 } })
    .jpeg({ quality: 85 })
    .toBuffer()
}

export function noisePicture(width: number, height: number): Rgb {
  const random = randomFrom(7)
  return { width, height, data: Uint8Array.from({ length: width * height * 3 }, () => random.whole(0, 255)) }
}

export function blankPaper(): Rgb {
  const random = randomFrom(8)
  return {
    width: 1200,
    height: 900,
    data: Uint8Array.from({ length: 1200 * 900 * 3 }, () => 238 + random.whole(-4, 4)),
  }
}

/** Sky, hills and fields. */
export function landscape(): Rgb {
  const scene = drawTable(1200, 900, 0, randomFrom(9))
  for (let y = 0; y < 900; y++) {
    for (let x = 0; x < 1200; x++) {
      const hill = 420 + 60 * Math.sin(x / 130) + 30 * Math.sin(x / 41)
      const colour =
        y < hill ? [150 + y / 8, 190 + y / 12, 235] : [70 + ((x * 7 + y * 13) % 40), 120 + ((x * 3) % 30), 60]
      scene.data.set(colour, (y * 1200 + x) * 3)
    }
  }
  return scene
}

export function tableWithoutCard(): Rgb {
  return drawTable(1600, 1200, 8, randomFrom(10))
}

/** A PNG whose header promises `side` × `side` pixels and whose data is a few bytes of nothing. */
export function promisingPng(side: number): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(side, 0)
  header.writeUInt32BE(side, 4)
  header.set([8, 2, 0, 0, 0], 8)
  const magic = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  return Buffer.concat([
    magic,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.alloc(1000))),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const out = Buffer.alloc(body.length + 8)
  out.writeUInt32BE(data.length, 0)
  body.copy(out, 4)
  out.writeUInt32BE(crc32(body), body.length + 4)
  return out
}

/** The check sum of ISO 3309, bit by bit. */
function crc32(bytes: Buffer): number {
  let crc = 0xffffffff
  for (const byte of bytes) {
    crc ^= byte
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1
  }
  return (crc ^ 0xffffffff) >>> 0
}

/** Files that are no photo at all, whatever their name says. */
export const notPhotos: Record<string, Buffer> = {
  'a text': Buffer.from('这不是照片，只是一段文字。'),
  'a PDF': Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF'),
  'a HEIC photo': Buffer.concat([
    Buffer.from([0, 0, 0, 24]),
    Buffer.from('ftypheic\0\0\0\0mif1heic'),
    Buffer.alloc(64),
  ]),
  'an SVG that names a file': Buffer.from(
    '<svg xmlns="http://www.w3.org/2000/svg" width="900" height="600"><image href="file:///etc/hostname"/></svg>',
  ),
  'a GIF': Buffer.concat([Buffer.from('GIF89a'), Buffer.from([0x84, 3, 0x58, 2, 0, 0, 0]), Buffer.alloc(40)]),
  'a TIFF': Buffer.concat([Buffer.from('II*\0', 'latin1'), Buffer.alloc(60)]),
}

/** A sheet with a frame of the card's shape and words in it: a notice on a wall, a page on a screen. */
export async function framedNotice(): Promise<Buffer> {
  const lines = ['您有医疗困难吗', '请到乡镇便民服务中心', '开放时间上午九点', '联系电话见门口']
  const text = lines.map((line, index) => `<text x="90" y="${150 + index * 90}" font-size="52">${line}</text>`).join('')
  const sheet = `<svg xmlns="http://www.w3.org/2000/svg" width="1300" height="900" font-family="Noto Sans SC">
    <rect width="1300" height="900" fill="#cfd8d4"/><rect x="120" y="100" width="1060" height="669" rx="20" fill="#fff"
    stroke="#0a5346" stroke-width="6"/><g transform="translate(120 100)">${text}</g></svg>`
  return sharp(Buffer.from(sheet)).jpeg({ quality: 88 }).toBuffer()
}

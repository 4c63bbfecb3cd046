import { crc32, deflateSync } from 'node:zlib'
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

const pngMagic = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

/** A PNG whose header promises `side` × `side` pixels and whose data is a few bytes of nothing. */
export function promisingPng(side: number): Buffer {
  return png(side, side, [8, 2, 0, 0, 0], Buffer.alloc(1000))
}

/** A whole PNG of black pixels, one bit each: 50 million of them in 8 kB. */
export function bombPng(width: number, height: number): Buffer {
  return png(width, height, [1, 0, 0, 0, 0], Buffer.alloc((1 + Math.ceil(width / 8)) * height))
}

function png(width: number, height: number, kind: number[], pixels: Buffer): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set(kind, 8)
  return Buffer.concat([
    pngMagic,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(pixels)),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

/** The same PNG told to be an animation of one picture more, which is a black one. */
export function animatedPng(still: Buffer, width: number, height: number): Buffer {
  const count = Buffer.alloc(8)
  count.writeUInt32BE(2, 0)
  const frame = (order: number) => {
    const control = Buffer.alloc(26)
    control.writeUInt32BE(order, 0)
    control.writeUInt32BE(width, 4)
    control.writeUInt32BE(height, 8)
    control.set([0, 1, 0, 10], 20)
    return chunk('fcTL', control)
  }
  const order = Buffer.from([0, 0, 0, 2])
  const black = chunk('fdAT', Buffer.concat([order, deflateSync(Buffer.alloc((1 + width * 3) * height))]))
  const afterHeader = pngMagic.length + 25
  return Buffer.concat([
    still.subarray(0, afterHeader),
    chunk('acTL', count),
    frame(0),
    still.subarray(afterHeader, -12),
    frame(1),
    black,
    still.subarray(-12),
  ])
}

/** A JPEG with `bytes` of notes before its picture, as some phones and editors write. */
export function withNotes(photo: Buffer, bytes: number): Buffer {
  const most = 65_533
  const notes: Buffer[] = []
  for (let left = bytes; left > 0; left -= most) {
    const note = Buffer.alloc(Math.min(most, left) + 4, 0x20)
    note.set([0xff, 0xe1], 0)
    note.writeUInt16BE(note.length - 2, 2)
    notes.push(note)
  }
  return Buffer.concat([photo.subarray(0, 2), ...notes, photo.subarray(2)])
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const out = Buffer.alloc(body.length + 8)
  out.writeUInt32BE(data.length, 0)
  body.copy(out, 4)
  out.writeUInt32BE(crc32(body), body.length + 4)
  return out
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

import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import sharp, { type OverlayOptions } from 'sharp'
import { useSpecimenFonts } from '../../tools/specimens/fonts.ts'
import type { Miss } from './accuracy.ts'

/** Three photos beside each other and four below fill a screen and can still be read. */
const columns = 3
const rowsOnPage = 4
const cell = { width: 520, photo: 360, line: 22, margin: 10 }
/** A misread address takes two lines each for truth and reading. */
const mostLines = 9
const cellHeight = cell.photo + mostLines * cell.line + 2 * cell.margin
const lettersInLine = 32

/** Writes `<title>-<page>.jpg` into the folder: each misread photo, and beneath it what is printed and what was read. */
export async function writeSheets(misses: readonly Miss[], title: string, folder: string): Promise<string[]> {
  useSpecimenFonts()
  mkdirSync(folder, { recursive: true })
  const onPage = columns * rowsOnPage
  const files: string[] = []
  for (let from = 0; from < misses.length; from += onPage) {
    const file = join(folder, `${title.replaceAll(' ', '-')}-${from / onPage + 1}.jpg`)
    await writePage(misses.slice(from, from + onPage), file)
    files.push(file)
  }
  return files
}

async function writePage(misses: readonly Miss[], file: string): Promise<void> {
  const pieces = await Promise.all(misses.map(pieceOf))
  const rows = Math.ceil(misses.length / columns)
  const overlays = pieces.flatMap((piece, i) =>
    piece.map(({ top, ...overlay }): OverlayOptions => {
      const row = Math.floor(i / columns)
      return { ...overlay, left: (i % columns) * cell.width + cell.margin, top: row * cellHeight + top }
    }),
  )
  await sharp({ create: { width: columns * cell.width, height: rows * cellHeight, channels: 3, background: '#fff' } })
    .composite(overlays)
    .jpeg({ quality: 82 })
    .toFile(file)
}

/** The photo and the words below it. */
async function pieceOf({ photo, wrong }: Miss): Promise<{ input: Buffer; top: number }[]> {
  const width = cell.width - 2 * cell.margin
  const picture = await sharp(photo.jpeg).resize({ width, height: cell.photo, fit: 'inside' }).toBuffer()
  const lines = [
    { text: photo.name, colour: '#777' },
    ...wrong.flatMap(({ field, truth, read, status }) => [
      ...cut(`${field}: ${truth}`).map((text) => ({ text, colour: '#111' })),
      ...cut(`${status}: ${read ?? '–'}`).map((text) => ({ text, colour: status === 'ok' ? '#c00' : '#06c' })),
    ]),
  ].slice(0, mostLines)
  const words = lines.map(
    ({ text, colour }, i) => `<text y="${(i + 1) * cell.line - 6}" fill="${colour}">${escaped(text)}</text>`,
  )
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${mostLines * cell.line}" font-family="Noto Sans SC" font-size="15">${words.join('')}</svg>`
  return [
    { input: picture, top: cell.margin },
    { input: Buffer.from(svg), top: cell.margin + cell.photo },
  ]
}

/** A Latin letter is half as wide as a Chinese one. */
function cut(text: string): string[] {
  const lines = ['']
  let room = lettersInLine
  for (const letter of text) {
    const wide = letter.charCodeAt(0) < 0x2e80 ? 0.55 : 1
    if (room < wide) {
      lines.push('')
      room = lettersInLine
    }
    lines[lines.length - 1] += letter
    room -= wide
  }
  return lines
}

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

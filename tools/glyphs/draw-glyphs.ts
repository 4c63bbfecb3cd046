import sharp from 'sharp'
import type { Gray } from '../../src/ocr/raster.ts'

/** A glyph's picture, and the em inside it: room on all sides for print that reaches beyond its em, and for blur. */
export const glyphSize = 64
export const emSize = 48
const columns = 32
const rows = 32
/** Where the baseline lies below the top of the em. */
const ascent = 0.88

/** One picture a character, ink dark on white. The font must hold them all: else another one is drawn from. */
export async function* drawGlyphs(
  characters: readonly string[],
  font: { family: string; weight: number },
): AsyncGenerator<Gray> {
  for (let first = 0; first < characters.length; first += columns * rows) {
    const drawn = characters.slice(first, first + columns * rows)
    const sheet = await drawSheet(drawn, font)
    for (let i = 0; i < drawn.length; i++) yield cut(sheet, i)
  }
}

async function drawSheet(
  characters: readonly string[],
  { family, weight }: { family: string; weight: number },
): Promise<Gray> {
  const margin = (glyphSize - emSize) / 2
  const texts = characters.map((character, i) => {
    const x = (i % columns) * glyphSize + margin
    const y = Math.floor(i / columns) * glyphSize + margin + ascent * emSize
    return `<text x="${x}" y="${y}">${character}</text>`
  })
  const width = columns * glyphSize
  const height = rows * glyphSize
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" font-family="${family}" font-weight="${weight}" font-size="${emSize}"><rect width="100%" height="100%" fill="#fff"/>${texts.join('')}</svg>`
  const data = await sharp(Buffer.from(svg)).removeAlpha().toColourspace('b-w').raw().toBuffer()
  return { width, height, data }
}

function cut(sheet: Gray, index: number): Gray {
  const left = (index % columns) * glyphSize
  const top = Math.floor(index / columns) * glyphSize
  const data = new Uint8Array(glyphSize * glyphSize)
  for (let y = 0; y < glyphSize; y++) {
    const from = (top + y) * sheet.width + left
    data.set(sheet.data.subarray(from, from + glyphSize), y * glyphSize)
  }
  return { width: glyphSize, height: glyphSize, data }
}

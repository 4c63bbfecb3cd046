import sharp from 'sharp'
import type { Gray } from '../../src/ocr/raster.ts'
import { useSpecimenFonts } from '../../tools/specimens/fonts.ts'
import { randomFrom } from '../../tools/specimens/random.ts'
import { addNoise } from '../../tools/specimens/spoil.ts'

const em = 54
const margin = 20

/** One line of print as it is cut out of a card: dark on white, close about the ink. `weight` is none of the templates'. */
export async function drawLine(text: string, { blur = 0.8, noise = 4, weight = 500, spacing = 5 } = {}): Promise<Gray> {
  useSpecimenFonts()
  const width = [...text].length * (em + spacing) + 2 * margin
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${em + 2 * margin}"><rect width="100%" height="100%" fill="#fff"/><text x="${margin}" y="${margin + 0.88 * em}" font-family="Noto Sans SC" font-weight="${weight}" font-size="${em}" letter-spacing="${spacing}" fill="#222">${text}</text></svg>`
  const drawn = await sharp(Buffer.from(svg)).blur(blur).removeAlpha().toColourspace('b-w').raw().toBuffer()
  const whole = { width, height: em + 2 * margin, data: new Uint8Array(drawn) }
  const line = await trimmed(whole)
  addNoise(line, noise, randomFrom(text.codePointAt(0) as number))
  return line
}

async function trimmed({ width, height, data }: Gray): Promise<Gray> {
  const { data: cut, info } = await sharp(data, { raw: { width, height, channels: 1 } })
    .trim({ threshold: 60 })
    .extend({ top: 3, bottom: 3, left: 3, right: 3, background: '#fff' })
    .toColourspace('b-w')
    .raw()
    .toBuffer({ resolveWithObject: true })
  return { width: info.width, height: info.height, data: new Uint8Array(cut) }
}

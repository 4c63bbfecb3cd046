import { expect } from 'chai'
import sharp from 'sharp'
import { startTesseract } from '../../../src/engines/tesseract/reader.ts'
import type { Line, Reader } from '../../../src/ocr/ports.ts'
import { useSpecimenFonts } from '../../../tools/specimens/fonts.ts'

async function lineOf(words: string): Promise<Pick<Line, 'image' | 'print'>> {
  useSpecimenFonts()
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${words.length * 52 + 40}" height="80"><rect width="100%" height="100%" fill="#fff"/><text x="20" y="56" font-size="46" letter-spacing="5" font-family="Noto Sans SC">${words}</text></svg>`
  const { data, info } = await sharp(Buffer.from(svg)).greyscale().raw().toBuffer({ resolveWithObject: true })
  const image = { width: info.width, height: info.height, data }
  return { image, print: image }
}

describe('the tesseract reader', function () {
  this.timeout(10_000)
  let reader: Reader

  before(async () => {
    reader = await startTesseract()
  })
  after(() => reader.close())

  it('reads a line and says of every character how sure it is', async () => {
    const seen = await reader.read({ ...(await lineOf('云南省勐腊县')), kind: 'chinese' })
    expect(seen.text).to.equal('云南省勐腊县')
    expect(seen.characters.map(({ text }) => text).join('')).to.equal(seen.text)
    expect(seen.confidence).to.equal(Math.min(...seen.characters.map(({ confidence }) => confidence)))
    expect(seen.confidence).to.be.within(0.5, 1)
  })

  it('reads digits with the model for digits, within the alphabet', async () => {
    const line = await lineOf('53011419560307002X')
    const seen = await reader.read({ ...line, kind: 'digits', alphabet: '0123456789X' })
    expect(seen.text).to.equal('53011419560307002X')
  })

  it('forgets the alphabet of the line before', async () => {
    await reader.read({ ...(await lineOf('男')), kind: 'chinese', alphabet: '男女' })
    expect((await reader.read({ ...(await lineOf('大理市')), kind: 'chinese' })).text).to.equal('大理市')
  })
})

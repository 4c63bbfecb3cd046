import { expect } from 'chai'
import sharp from 'sharp'
import { startPpocr } from '../../../src/engines/ppocr/reader.ts'
import type { Line, Reader } from '../../../src/ocr/ports.ts'
import { useSpecimenFonts } from '../../../tools/specimens/fonts.ts'

async function lineOf(words: string): Promise<Pick<Line, 'image' | 'print'>> {
  useSpecimenFonts()
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${words.length * 52 + 20}" height="60"><rect width="100%" height="100%" fill="#fff"/><text x="10" y="46" font-size="46" letter-spacing="5" font-family="Noto Sans SC">${words}</text></svg>`
  const { data, info } = await sharp(Buffer.from(svg)).greyscale().raw().toBuffer({ resolveWithObject: true })
  const image = { width: info.width, height: info.height, data }
  return { image, print: image }
}

describe('the PP-OCR reader', function () {
  this.timeout(10_000)
  let reader: Reader

  before(async () => {
    reader = await startPpocr()
  })
  after(() => reader.close())

  it('reads a line and says of every character how sure it is', async () => {
    const seen = await reader.read({ ...(await lineOf('云南省勐腊县')), kind: 'chinese' })
    expect(seen.text).to.equal('云南省勐腊县')
    expect(seen.characters.map(({ text }) => text).join('')).to.equal(seen.text)
    for (const { confidence } of seen.characters) expect(confidence).to.be.within(0.5, 1)
    expect(seen.confidence).to.equal(Math.min(...seen.characters.map(({ confidence }) => confidence)))
  })

  it('keeps to an alphabet, and is unsure where the print is something else', async () => {
    const seen = await reader.read({ ...(await lineOf('5301')), kind: 'digits', alphabet: '0123456789X' })
    expect(seen.text).to.equal('5301')
    const letters = await reader.read({ ...(await lineOf('寨甸')), kind: 'digits', alphabet: '0123456789X' })
    expect(letters.confidence).to.be.below(0.5)
  })

  it('chooses among words by all of their characters', async () => {
    const line = await lineOf('傈僳')
    const seen = await reader.read({ ...line, kind: 'chinese', choices: ['傣', '保安', '傈僳', '白'] })
    expect(seen).to.deep.include({ text: '傈僳' })
    expect(seen.confidence).to.be.above(0.9)
  })

  it('sees nothing on blank paper', async () => {
    const blank = { width: 200, height: 60, data: new Uint8Array(200 * 60).fill(255) }
    const seen = await reader.read({ image: blank, print: blank, kind: 'chinese' })
    expect(seen).to.deep.equal({ text: '', confidence: 0, characters: [] })
  })

  it('knows which characters it cannot read', () => {
    expect([...'勐·傈'].every(reader.knows)).to.equal(true)
    expect([...'䶮㛃翀'].some(reader.knows)).to.equal(false)
  })

  it('rejects when its model is not there', async () => {
    const error = await startPpocr('/nowhere').catch((thrown: unknown) => thrown)
    expect(error).to.be.instanceOf(Error)
  })
})

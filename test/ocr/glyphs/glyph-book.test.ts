import { readFile } from 'node:fs/promises'
import { pathToFileURL } from 'node:url'
import { brotliDecompressSync } from 'node:zlib'
import { expect } from 'chai'
import { openGlyphBook } from '../../../src/engines/card-program/glyph-book.ts'
import { packBook, unpackBook } from '../../../src/ocr/glyphs/book-file.ts'
import type { GlyphBook } from '../../../src/ocr/glyphs/glyph-book.ts'
import { cellsOf, likelierOf, readGlyphs } from '../../../src/ocr/glyphs/read-glyphs.ts'
import { drawGlyphs } from '../../../tools/glyphs/draw-glyphs.ts'
import { wear, wornBy } from '../../../tools/glyphs/wear.ts'
import { useSpecimenFonts } from '../../../tools/specimens/fonts.ts'
import { randomFrom } from '../../../tools/specimens/random.ts'
import { drawLine } from '../draw-line.ts'

const rare = [...'䶮㛃犇翀垚赟玥甯祎琬彧旻硐昝喆堃骉龑珣翯']
const file = new URL('../../../data/ocr/glyphs.bin.br', import.meta.url)

describe('the book of glyphs', () => {
  let book: GlyphBook
  before(async () => {
    useSpecimenFonts()
    book = await openGlyphBook()
  })

  it('knows a rare character in a weight that it was not made from, blurred and noisy, among all others', async () => {
    const random = randomFrom(7)
    let index = 0
    for await (const glyph of drawGlyphs(rare, { family: 'Noto Sans SC', weight: 500 })) {
      const own = rare[index++] as string
      for (const hardness of [0, 0.5, 0.8]) {
        const near = book.look(wear(glyph, wornBy(random, hardness), random))?.nearest(5) ?? []
        expect(near[0]?.character, `${own} at ${hardness}`).to.equal(own)
      }
    }
  })

  it('says how unlike any one character is, and nothing of one that it does not hold', async () => {
    const [cell] = cellsOf(await drawLine('翀'), book, [], 1) ?? []
    const distance = (character: string) => cell?.look?.distanceTo(character) ?? null
    expect(distance('翀')).to.be.below((distance('肿') as number) / 2)
    expect(distance('·')).to.equal(null)
    expect(book.look({ width: 40, height: 40, data: new Uint8Array(1600).fill(255) })).to.equal(null)
  })

  it('is surer the clearer the print', async () => {
    const sureness = async (blur: number) => {
      const [guesses] = readGlyphs(cellsOf(await drawLine('赟', { blur }), book) ?? [])
      return guesses?.find(({ character }) => character === '赟')?.confidence ?? 0
    }
    expect(await sureness(0.5)).to.be.above(0.99)
    expect(await sureness(4)).to.be.below(await sureness(0.5))
  })

  it('chooses between two characters at one place of a line', async () => {
    const line = await drawLine('大寨村')
    expect(likelierOf(line, book, { index: 1, count: 3 }, '寨', '赛')).to.be.above(3)
    expect(likelierOf(line, book, { index: 1, count: 3 }, '罕', '寨')).to.be.below(-3)
    expect(likelierOf(line, book, { index: 1, count: 3 }, '寨', 'A')).to.equal(null)
    expect(likelierOf(line, book, { index: 1, count: 9 }, '寨', '赛')).to.equal(null)
  })

  it('is refused when it is damaged, of another version, or not there', async () => {
    const bytes = brotliDecompressSync(await readFile(file))
    expect(() => unpackBook(bytes.subarray(0, -1))).to.throw('damaged')
    expect(() => unpackBook(Buffer.from('{"format":"glyph-book","version":0}\n'))).to.throw('version')
    expect(() => unpackBook(Buffer.alloc(0))).to.throw()
    const refused = (url: URL) =>
      openGlyphBook(url).then(
        () => false,
        () => true,
      )
    expect(await refused(pathToFileURL('/no/such/book'))).to.equal(true)
    expect(await refused(new URL('../../../package.json', import.meta.url))).to.equal(true)
    expect(packBook(unpackBook(bytes)).equals(bytes)).to.equal(true)
  })
})

import { expect } from 'chai'
import { openGlyphBook } from '../../src/engines/card-program/glyph-book.ts'
import type { GlyphBook } from '../../src/ocr/glyphs/glyph-book.ts'
import { nameShape } from '../../src/ocr/name-shape.ts'
import { nameWitness } from '../../src/ocr/name-witness.ts'
import type { Seen } from '../../src/ocr/read.ts'
import { reconcileName } from '../../src/ocr/reconcile-name.ts'
import { drawLine } from './draw-line.ts'

/** What a reader said of a name; characters that it does not know are listed in `lacks`. */
function said(reader: string, text: string, { lacks = '', confidence = 0.99 } = {}): Seen {
  const characters = [...text].map((each) => ({ text: each, confidence }))
  return { reader, text, confidence, characters, knows: (character) => !lacks.includes(character) }
}

describe('a name whose looks are a witness', () => {
  let book: GlyphBook
  before(async () => {
    book = await openGlyphBook()
  })

  async function judged(printed: string, one: Seen, two: Seen | null, how = {}) {
    const line = await drawLine(printed, how)
    return reconcileName(two ? [one, two] : [one], nameShape(line), nameWitness(line, book))
  }

  it('stays sure when readers and looks agree', async () => {
    for (const name of ['李小川', '王丽', '普阿妹', '吉克·阿依']) {
      const verdict = await judged(name, said('one', name), said('two', name, { lacks: '·' }))
      expect(verdict, name).to.include({ value: name, status: 'ok' })
      expect(verdict.evidence).to.include.members(['reader:one', 'reader:two', 'readers-agree', 'glyphs-agree'])
    }
  })

  it('is asked, with the rare character proposed, when both readers put a usual one in its place', async () => {
    const twins = { 王翀: '王肿', 李䶮: '李龚', 张㛃: '张契', 赵昝宇: '赵咎宇', 陈赟: '陈贺' }
    for (const [printed, misread] of Object.entries(twins)) {
      const lacks = '翀䶮㛃昝赟'
      const verdict = await judged(printed, said('one', misread, { lacks }), said('two', misread, { lacks }))
      expect(verdict, printed).to.include({ value: printed, status: 'check' })
      expect(verdict.evidence).to.not.include('readers-agree')
    }
  })

  it('is sure of a rare character that one reader saw and the other does not know', async () => {
    const verdict = await judged('张祎琬', said('one', '张祎琬'), said('two', '张神琬', { lacks: '祎' }))
    expect(verdict).to.include({ value: '张祎琬', status: 'ok' })
    expect(verdict.evidence).to.include.members(['reader:one', 'readers-differ', 'glyphs-agree'])
  })

  it('takes the one of two readings that the print looks like', async () => {
    const wrongFirst = await judged('刘旻', said('one', '刘昊'), said('two', '刘旻'))
    expect(wrongFirst.value).to.equal('刘旻')
    const rightFirst = await judged('刘旻', said('one', '刘旻'), said('two', '刘昊'))
    expect(rightFirst.value).to.equal('刘旻')
  })

  it('is not sure of what both readers know and agree on when the print looks otherwise', async () => {
    const verdict = await judged('王犇', said('one', '王森'), said('two', '王森'))
    expect(verdict.status).to.equal('check')
    expect(verdict.evidence.includes('glyphs-differ') || verdict.value === '王犇').to.equal(true)
  })

  it('is asked when both readers passed over a character that is printed', async () => {
    for (const [printed, read] of [
      ['欧阳小川', '阳小川'],
      ['王小明', '王小'],
      ['林川', '林'],
    ] as const) {
      const verdict = await judged(printed, said('one', read), said('two', read))
      expect(verdict.status, printed).to.equal('check')
      expect(verdict.evidence).to.include('print-lost')
    }
  })

  it('is never sure by one reader alone, nor by readers alone that hesitate', async () => {
    expect((await judged('王丽', said('one', '王丽'), null)).status).to.equal('check')
    const shape = { dots: [], wide: 2.1 }
    const hesitant = [said('one', '王肿', { confidence: 0.97 }), said('two', '王肿')]
    expect(reconcileName(hesitant, shape, null)).to.include({ status: 'check' })
  })

  it('is never sure when the print is too blurred to tell look-alikes apart', async () => {
    const lacks = '翀'
    for (const blur of [3, 4, 5]) {
      const how = { blur, noise: 10 }
      const verdict = await judged('王翀', said('one', '王肿', { lacks }), said('two', '王肿', { lacks }), how)
      expect(verdict.status, `blur ${blur}`).to.equal('check')
    }
  })

  it('is asked about 昝 where everybody sees 咎, which is no family name', async () => {
    const verdict = await judged('昝琼莲', said('one', '咎琼莲'), said('two', '咎琼莲'))
    expect(verdict).to.include({ value: '昝琼莲', status: 'check' })
  })

  it('keeps a dot that one reader saw and the print does not show as one, to be asked', async () => {
    const verdict = await judged('吉克阿依', said('one', '吉克·阿依'), said('two', '吉克阿依', { lacks: '·' }))
    expect(verdict).to.include({ value: '吉克·阿依', status: 'check' })
  })

  it('keeps what the readers agree on and the book does not hold, to be asked', async () => {
    const verdict = await judged('王々', said('one', '王々'), said('two', '王々'))
    expect(verdict).to.include({ value: '王々', status: 'check' })
  })
})

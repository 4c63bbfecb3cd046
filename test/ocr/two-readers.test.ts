import { expect } from 'chai'
import fc from 'fast-check'
import { openAddressBook } from '../../src/engines/card-program/address-book.ts'
import { checkDigitOf } from '../../src/kernel/id-number.ts'
import type { FrontSeen, Seen } from '../../src/ocr/read.ts'
import { reconcileAddress, reconcileAuthority } from '../../src/ocr/reconcile-address.ts'
import { reconcileFront } from '../../src/ocr/reconcile-front.ts'

const today = '2026-11-23'
const numberOf = (first17: string) => first17 + checkDigitOf(first17)
const number = numberOf('53010219900307123')

/** What a reader saw; `unsure` characters with little confidence, `lacks` are outside its dictionary. */
function saw(reader: string, text: string, { unsure = '', lacks = '', confidence = 0.999 } = {}): Seen {
  const characters = [...text].map((each) => ({ text: each, confidence: unsure.includes(each) ? 0.4 : confidence }))
  const least = Math.min(confidence, ...characters.map((each) => each.confidence))
  return { reader, text, confidence: least, characters, knows: (character) => !lacks.includes(character) }
}
const both = (text: string) => [saw('one', text), saw('two', text)]

function front(changes: Partial<FrontSeen> = {}) {
  const seen: FrontSeen = {
    name: both('普阿妹'),
    nameShape: { dots: [], wide: 3.2 },
    nameWitness: null,
    whole: { name: true, address: true },
    sex: both('男'),
    ethnicity: both('彝'),
    birthDate: both('1990-3-7'),
    address: both('云南省牟定县共和镇大寨村12号'),
    idNumber: both(number),
    ...changes,
  }
  return reconcileFront(seen, today, null)
}

describe('two readers', () => {
  it('make every field sure when they agree, and stand in its evidence', () => {
    for (const [field, { status, evidence }] of Object.entries(front())) {
      expect(status, field).to.equal('ok')
      expect(evidence, field).to.include.members(['reader:one', 'reader:two'])
    }
  })

  it('never make a name, an address or an ethnicity sure when they differ', () => {
    const words = fc.string({
      unit: fc.constantFrom(...'云南普阿妹寨赛甸旬凤风号与彝薄李·12'),
      minLength: 2,
      maxLength: 9,
    })
    fc.assert(
      fc.property(words, words, fc.double({ min: 0, max: 1, noNaN: true }), (one, two, confidence) => {
        fc.pre(one.replace(/[^\p{Script=Han}·]/gu, '') !== two.replace(/[^\p{Script=Han}·]/gu, ''))
        const seen = [saw('one', one, { confidence }), saw('two', two)]
        const fields = front({ name: seen, address: seen })
        expect([fields.name.status, fields.address.status]).to.not.include('ok')
      }),
      { numRuns: 300 },
    )
    expect(front({ ethnicity: [saw('one', '彝'), saw('two', '傣')] }).ethnicity.status).to.equal('check')
  })

  it('propose the second one’s character where the first one guessed', () => {
    const { name } = front({ name: [saw('one', '普阿妺', { unsure: '妺' }), saw('two', '普阿妹')] })
    expect(name).to.deep.include({ value: '普阿妹', status: 'check' })
    expect(name.evidence).to.include('readers-differ')
  })

  it('leave to be checked what one of them cannot know', () => {
    const { name } = front({ name: [saw('one', '张祎琬'), saw('two', '张神琬', { lacks: '祎' })] })
    expect(name).to.deep.include({ value: '张祎琬', status: 'check' })
    expect(name.evidence).to.include('outside-dictionary')
  })

  it('are not believed without the looks where one hesitates, or where print is wider than what they read', () => {
    const shape = { dots: [], wide: 2.1 }
    const name = (text: string, wide = 2.1) => front({ name: both(text), nameShape: { ...shape, wide } }).name
    expect(name('王丽').status).to.equal('ok')
    expect(name('王丽', 3.2).evidence).to.include('print-lost')
    const hesitant = [saw('one', '王丽', { confidence: 0.98 }), saw('two', '王丽')]
    expect(front({ name: hesitant, nameShape: shape }).name.evidence).to.include('hesitant')
  })

  it('agree on a name whose dot only one of them knows, when the dot’s shape is there', () => {
    const name = [saw('one', '吉克·阿依'), saw('two', '吉克阿依', { lacks: '·' })]
    const seen = { name, nameShape: { dots: [0.5], wide: 4.8 } }
    expect(front(seen).name).to.deep.include({ value: '吉克·阿依', status: 'ok' })
    expect(front({ ...seen, nameShape: { dots: [], wide: 4.8 } }).name.status).to.equal('check')
  })

  it('do not make sure what lost print hides from both', () => {
    const { name, address } = front({ whole: { name: false, address: false } })
    expect([name.status, address.status]).to.deep.equal(['check', 'check'])
    expect(address.evidence).to.include('print-lost')
  })

  it('make a sound number sure without its printed date, but not when each saw another sound number', () => {
    expect(front({ birthDate: [] }).idNumber.status).to.equal('ok')
    expect(front({ idNumber: [saw('one', number), saw('two', number.slice(1))] }).idNumber.status).to.equal('ok')
    const other = numberOf('53010319900307123')
    const disputed = front({ idNumber: [saw('one', number), saw('two', other)] })
    expect(disputed.idNumber.status).to.equal('check')
    expect(front({ idNumber: [saw('one', number)], birthDate: [] }).idNumber.status).to.equal('check')
  })
})

describe('an address held against the tree of places', () => {
  const book = openAddressBook()
  const read = (one: string, two: string) => reconcileAddress([saw('one', one), saw('two', two)], book, null)
  const printed = '云南省勐腊县勐伴镇曼岗村2号'

  it('is sure when both readers agree after a name was put right', () => {
    expect(read('云南省勐腊县助伴镇曼岗村2号', printed)).to.deep.include({ value: printed, status: 'ok' })
    expect(read('云南省勐腊县助伴镇曼岗村2号', '云南省助腊县勐伴镇曼岗村2号').status).to.equal('ok')
  })

  it('is sure when one reader’s places are in the tree and both have the same rest', () => {
    const { status, value, evidence } = read(printed, '云省肋腊县肋半填曼岗村2号')
    expect({ status, value }).to.deep.equal({ status: 'ok', value: printed })
    expect(evidence).to.include('places')
  })

  it('is checked when hamlet or number differ, which no tree holds', () => {
    expect(read(printed, '云南省勐腊县勐伴镇曼岗村7号').status).to.equal('check')
    expect(read(printed, '云南省勐腊县勐伴镇曼冈村2号').status).to.equal('check')
  })

  it('is checked when one saw a village that the other passed over', () => {
    const lost = '云南省勐腊县勐伴镇村委会曼岗2号'
    expect(read(lost, '云南省勐腊县勐半镇岩曲村委会曼岗2号').status).to.equal('check')
  })

  it('is not sure of a name that the tree has put in and no reader saw', () => {
    const { status } = read('云南省勐腊县助伴镇曼岗村2号', '云南省勐腊县肋伴镇曼岗村2号')
    expect(status).to.equal('check')
  })

  it('is checked when both passed over a character of a township', () => {
    const lost = '云南省昌宁县水镇水井村民委员会1组200号'
    expect(read(lost, lost).status).to.equal('check')
  })

  it('keeps a township that is written there, whatever village of another one follows', () => {
    const address = '云南省镇雄县黑树镇凤凰村民委员会13组146'
    expect(read(`${address}品`, `${address}号`).value).to.include('黑树镇')
  })

  it('is checked when both lost the number before a 号', () => {
    expect(read('云南省勐腊县勐伴镇号', '云南省勐腊县勐伴镇号').status).to.equal('check')
  })

  it('is checked when it ends with a bare number', () => {
    expect(read('云南省巧家县老店镇水井村民委员会7组214', '云南省巧家县老店镇水井村民委员会7组214').status).to.equal(
      'check',
    )
  })

  it('is checked when it begins with no place of the tree, however many agree', () => {
    expect(read('村村委会大田28号', '村村委会大田28号').status).to.equal('check')
  })

  it('is never sure by one reader and the tree', () => {
    expect(reconcileAddress([saw('one', printed)], book, null).status).to.equal('check')
  })

  it('proves an issuing authority by one reader and the tree, and doubts one that is no office of a place', () => {
    const authority = (...texts: string[]) => {
      const seen = texts.map((text, i) => saw(String(i), text))
      const { value, status } = reconcileAuthority(seen, book)
      return { value, status }
    }
    expect(authority('大姚县公安局')).to.deep.equal({ value: '大姚县公安局', status: 'ok' })
    expect(authority('大姚县公安局', '大姚县公安局').status).to.equal('ok')
    expect(authority('区公安局', '区公安局').status).to.equal('check')
    expect(authority('畴县公安局', '畴县公安局').status).to.equal('check')
    expect(authority('潞西市公安局', '潞西市公安局').status).to.equal('ok')
    expect(authority('维西族自治县公安局', '维西傈僳族自治县公安局')).to.deep.equal({
      value: '维西傈僳族自治县公安局',
      status: 'check',
    })
  })
})

import { expect } from 'chai'
import { checkDigitOf } from '../../src/kernel/id-number.ts'
import type { FrontSeen, Seen } from '../../src/ocr/read.ts'
import { reconcileBack } from '../../src/ocr/reconcile-back.ts'
import { reconcileFront } from '../../src/ocr/reconcile-front.ts'

const today = '2026-11-23'
const first17 = '53010219900307123'
const number = first17 + checkDigitOf(first17)
const knows = () => true
const saw = (text: string, reader = 'one', confidence = 0.95): Seen => ({
  reader,
  text,
  confidence,
  characters: [...text].map((character) => ({ text: character, confidence })),
  knows,
})

function front(changes: Partial<FrontSeen> = {}) {
  return reconcileFront(
    {
      name: [saw('普阿妹')],
      nameShape: { dots: [], wide: 3.2 },
      nameWitness: null,
      whole: { name: true, address: true },
      sex: [saw('男')],
      ethnicity: [saw('彝')],
      birthDate: [saw('1990-3-7')],
      address: [saw('云南省牟定县共和镇12号')],
      idNumber: [saw(number)],
      ...changes,
    },
    today,
    null,
  )
}

describe('weighing what was read', () => {
  it('believes number, birth date and sex that say the same', () => {
    const { idNumber, birthDate, sex } = front()
    expect(idNumber).to.include({ value: number, status: 'ok' })
    expect(idNumber.evidence).to.include.members(['reader:one', 'checksum', 'print=number'])
    expect(birthDate).to.include({ value: '1990-03-07', status: 'ok' })
    expect(sex).to.include({ value: '男', status: 'ok' })
  })

  it('never believes a number whose checksum, date or sex is against it', () => {
    const wrongChecksum = number.slice(0, 17) + (number[17] === '1' ? '2' : '1')
    const impossible = '53010219901307123'
    const cases: Partial<FrontSeen>[] = [
      { idNumber: [saw(wrongChecksum)] },
      { idNumber: [saw(impossible + checkDigitOf(impossible))] },
      { idNumber: [saw(number.slice(1))] },
      { sex: [saw('女')] },
      { birthDate: [saw('1991-3-7')] },
      { birthDate: [] },
    ]
    for (const each of cases) expect(front(each).idNumber.status).to.equal('check')
  })

  it('drops a speck that was read as a digit at either end of the number', () => {
    for (const read of [`1${number}`, `${number}7`]) {
      expect(front({ idNumber: [saw(read)] }).idNumber, read).to.include({ value: number, status: 'ok' })
    }
    expect(front({ idNumber: [saw(`1${number.slice(1)}`)] }).idNumber.status).to.equal('check')
  })

  it('takes birth and sex from a sound number when their print is lost, to be checked', () => {
    const { birthDate, sex } = front({ birthDate: [], sex: [] })
    expect(birthDate).to.include({ value: '1990-03-07', status: 'check' })
    expect(sex).to.include({ value: '男', status: 'check' })
  })

  it('believes a name that two readers saw, and doubts one that they dispute', () => {
    expect(front().name.status).to.equal('check')
    expect(front({ name: [saw('普阿妹', 'one', 0.999), saw('普阿妹', 'two')] }).name).to.include({
      value: '普阿妹',
      status: 'ok',
    })
    const disputed = front({ name: [saw('普阿妹'), saw('普阿妺', 'two')] }).name
    expect(disputed.status).to.equal('check')
    expect(disputed.evidence).to.include('readers-differ')
    expect(front({ name: [saw('普阿妹'), saw('普阿妹')] }).name.status).to.equal('check')
  })

  it('keeps the dot of a name however it was seen, and drops what no name holds', () => {
    expect(front({ name: [saw('吉克.阿依|')] }).name.value).to.equal('吉克·阿依')
  })

  it('believes an ethnicity read freely and on the list, and only proposes a like one', () => {
    expect(front().ethnicity.status).to.equal('ok')
    expect(front({ ethnicity: [saw('傣傈')] }).ethnicity).to.include({ value: '傈僳', status: 'check' })
    expect(front({ ethnicity: [saw('薄')] }).ethnicity.status).to.equal('missing')
    expect(front({ ethnicity: [saw('白', 'one', 0.3)] }).ethnicity.status).to.equal('check')
  })

  it('wants two readers for an ethnicity that a single stroke tells from another', () => {
    expect(front({ ethnicity: [saw('仡佬')] }).ethnicity).to.include({ value: '仡佬', status: 'check' })
    expect(front({ ethnicity: [saw('仡佬'), saw('仡佬', 'two')] }).ethnicity.status).to.equal('ok')
  })

  it('says missing, with no value, where nothing was seen', () => {
    const empty: FrontSeen = {
      whole: { name: true, address: true },
      name: [],
      nameShape: { dots: [], wide: 3.2 },
      nameWitness: null,
      sex: [],
      ethnicity: [],
      birthDate: [],
      address: [],
      idNumber: [],
    }
    for (const field of Object.values(reconcileFront(empty, today, null))) {
      expect(field).to.include({ value: null, status: 'missing', confidence: 0 })
    }
  })

  it('believes a valid period of 5, 10 or 20 years to the day, and no other', () => {
    const period = (text: string) =>
      reconcileBack({ issuingAuthority: [saw('大姚县公安局')], period: [saw(text)] }, null)
    expect(period('2015.06.01-2035.06.01').validTo).to.include({ value: '2035-06-01', status: 'ok' })
    expect(period('2015.06.01-2033.06.01').validTo.status).to.equal('check')
    expect(period('2015.06.01-2035.06.07').validFrom.status).to.equal('check')
    expect(period('2015.13.01-2035.13.01').validFrom.status).to.equal('missing')
    expect(period('2015.06.01-长期')).to.deep.nested.include({
      'validTo.value': 'long-term',
      'validFrom.status': 'check',
    })
  })
})

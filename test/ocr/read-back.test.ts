import { expect } from 'chai'
import { loadWords } from '../../src/kernel/words.ts'
import { readBack } from '../../src/ocr/read-back.ts'
import { adviceCodes, backFields, type FieldReading, frontFields, warningCodes } from '../../src/ocr/types.ts'

const words = loadWords()
const field = (value: string | null, status: FieldReading['status'], confidence = 0.95): FieldReading => ({
  value,
  status,
  confidence,
  evidence: [],
})
const reading = {
  side: 'front' as const,
  fields: {
    name: field('吉克·阿依', 'check', 0.6),
    sex: field('女', 'ok'),
    ethnicity: field('彝', 'ok'),
    birthDate: field('1990-03-07', 'ok'),
    address: field(null, 'missing', 0),
    idNumber: field('53010219900307124X', 'check'),
  },
}

describe('reading a card back', () => {
  it('says the number digit by digit, in the groups people use', () => {
    expect(readBack(reading, words, 'zh-CN').speech).to.include('五三零幺零二，幺九九零，零三零七，幺二四X')
    expect(readBack(reading, words, 'en').speech).to.include('5 3 0 1 0 2, 1 9 9 0, 0 3 0 7, 1 2 4 X')
  })

  it('writes the number as it stands on the card', () => {
    expect(readBack(reading, words, 'zh-CN').text).to.include('53010219900307124X')
  })

  it('spells a name that is not proved, and says which fields are doubtful and which are lost', () => {
    const { speech } = readBack(reading, words, 'zh-CN')
    expect(speech).to.include('吉，克，阿，依')
    expect(speech).to.match(/姓名，好像是吉克·阿依/)
    expect(speech).to.match(/没有看清的有：住址/)
    expect(speech).to.include('1990年3月7日')
  })

  it('does not spell a name that two readers agree on', () => {
    const sure = { ...reading, fields: { ...reading.fields, name: field('普阿妹', 'ok', 0.98) } }
    expect(readBack(sure, words, 'zh-CN').speech).to.not.include('一个字一个字')
  })

  it('has words in both languages for every field, warning and advice', () => {
    for (const language of ['zh-CN', 'en'] as const) {
      for (const name of [...frontFields, ...backFields]) expect(words(language, `card:field.${name}`)).to.not.equal('')
      for (const code of warningCodes) expect(words(language, `card:warning.${code}`)).to.not.equal('')
      for (const code of adviceCodes) expect(words(language, `card:advice.${code}`)).to.not.equal('')
    }
  })
})

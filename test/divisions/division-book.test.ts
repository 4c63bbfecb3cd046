import { expect } from 'chai'
import { openDivisionBook } from '../../src/divisions/division-book.ts'
import { countiesOfYunnan } from '../../src/divisions/divisions.ts'

const book = openDivisionBook()
const names = (code: string) => book.path(code).map(({ name }) => name)

describe('The book of divisions', function () {
  it('holds 16 prefectures, 129 counties, 1,461 townships and 14,888 villages of Yunnan', function () {
    const counts = { province: 0, prefecture: 0, county: 0, township: 0, village: 0 }
    for (const { level } of book.below('53')) counts[level]++
    expect(counts).to.deep.equal({ province: 0, prefecture: 16, county: 129, township: 1461, village: 14888 })
    expect(countiesOfYunnan(book)).to.have.length(129)
  })

  it('leaves no division of Yunnan without all of its parents', function () {
    for (const { code, level } of book.below('53')) {
      const path = book.path(code)
      expect(path.at(-1)?.code).to.equal(code)
      expect(path).to.have.length({ province: 1, prefecture: 2, county: 3, township: 4, village: 5 }[level])
    }
  })

  it('has no orphan among the townships of the whole country', function () {
    expect(book.get('110101001')?.name).to.equal('东华门街道')
    let townships = 0
    for (const { code, level } of book.below('')) {
      if (level !== 'township') continue
      townships++
      expect(book.get(code.slice(0, 6))?.level).to.equal('county')
    }
    expect(townships).to.equal(41352)
  })

  it('knows the villages of other provinces, county by county', () => {
    const villages = book.children('110101001')
    expect(villages.map(({ name }) => name)).to.include('多福巷社区居委会')
    expect(villages.every(({ code, level }) => code.startsWith('110101001') && level === 'village')).to.equal(true)
    const [first] = villages
    expect(book.path(first?.code ?? '').map(({ code }) => code)).to.deep.equal([
      '11',
      '1101',
      '110101',
      '110101001',
      first?.code,
    ])
    expect(book.get('110101001999')).to.equal(undefined)
    expect(book.children('990101001')).to.deep.equal([])
  })

  it('lists children in the order of their codes', function () {
    expect(book.children('')).to.have.length(31)
    for (const code of ['', '53', '5301', '530114', '530114003', '4419']) {
      const codes = book.children(code).map((child) => child.code)
      expect(codes).to.have.length.above(0)
      expect(codes).to.deep.equal([...codes].sort())
    }
    expect(book.children('530114003001')).to.deep.equal([])
  })

  it('answers nothing for a code that does not exist', function () {
    for (const code of ['99', '5399', '530199', '53011', 'abc', '', '530114999', '000000000000', '__proto__']) {
      expect(book.get(code)).to.equal(undefined)
      expect(book.path(code)).to.deep.equal([])
      expect(book.fullName(code)).to.equal('')
      expect(book.spokenPath(code)).to.equal('')
    }
    expect(book.children('5399')).to.deep.equal([])
  })

  it('leaves counting rows out of a spoken or written name', function () {
    expect(book.fullName('110101')).to.equal('北京市东城区')
    expect(book.fullName('500235')).to.equal('重庆市云阳县')
    expect(book.fullName('429004')).to.equal('湖北省仙桃市')
    expect(book.fullName('659001')).to.equal('新疆维吾尔自治区石河子市')
    expect(names('429004')).to.deep.equal(['湖北省', '省直辖县级行政区划', '仙桃市'])
  })

  it('names a prefecture without counties once', function () {
    expect(book.fullName('441900003')).to.equal('广东省东莞市东城街道')
    expect(book.children('4420').map(({ name }) => name)).to.deep.equal(['中山市'])
    expect(book.fullName('460400')).to.equal('海南省儋州市')
    expect(book.fullName('620201')).to.equal('甘肃省嘉峪关市')
  })

  it('says the last two steps as one says them', function () {
    expect(book.spokenPath('530114005')).to.equal('呈贡区的吴家营街道')
    expect(book.spokenPath('110101')).to.equal('北京市的东城区')
    expect(book.spokenPath('53')).to.equal('云南省')
  })

  it('reads the names of Yunnan as its people do', function () {
    const readings: Record<string, string> = {
      '532822': 'měng hǎi xiàn',
      '532922': 'yàng bì yí zú zì zhì xiàn',
      '532323': 'móu dìng xiàn',
      '530326': 'huì zé xiàn',
      '530425': 'yì mén xiàn',
      '533301002': 'lù kù jiē dào',
      '532531': 'lǜ chūn xiàn',
      '530724': 'níng làng yí zú zì zhì xiàn',
      '532503': 'méng zì shì',
      '530102': 'wǔ huá qū',
      '532324': 'nán huá xiàn',
      '441900': 'dōng guǎn shì',
      '3415': 'lù ān shì',
    }
    for (const [code, reading] of Object.entries(readings)) expect(book.get(code)?.pinyin).to.equal(reading, code)
  })

  it('knows for every former place of Yunnan what stands there today', function () {
    expect(book.former).to.have.length.above(100)
    for (const { code, today } of book.former) {
      expect(today, code).to.have.length.above(0)
      for (const now of today) expect(book.get(now), `${code} → ${now}`).not.to.equal(undefined)
    }
  })
})

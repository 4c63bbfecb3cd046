import { expect } from 'chai'
import { countiesOfYunnan, createDivisions } from '../../src/divisions/divisions.ts'

const divisions = createDivisions()

describe('The prefix of an identity number', function () {
  it('names each county that stands today by its own code', function () {
    for (const code of countiesOfYunnan(divisions)) {
      const found = divisions.idPrefix(code)
      expect(found).to.include({ code, level: 'county', to: null, name: divisions.get(code)?.name })
    }
  })

  const former: [prefix: string, name: string, from: number | null, to: number, code: string][] = [
    ['530121', '呈贡县', null, 2011, '530114'],
    ['530122', '晋宁县', null, 2016, '530115'],
    ['530123', '安宁县', null, 1995, '530181'],
    ['530321', '马龙县', 1997, 2018, '530304'],
    ['530328', '沾益县', 1997, 2016, '530303'],
    ['530421', '江川县', 1997, 2015, '530403'],
    ['530422', '澄江县', 1997, 2019, '530481'],
    ['530522', '腾冲县', 2000, 2015, '530581'],
    ['530630', '水富县', 2001, 2018, '530681'],
    ['532331', '禄丰县', null, 2021, '532302'],
    ['532522', '蒙自县', null, 2010, '532503'],
    ['532526', '弥勒县', null, 2013, '532504'],
    ['532621', '文山县', null, 2010, '532601'],
    ['533121', '潞西县', null, 1996, '533103'],
    ['533321', '泸水县', null, 2016, '533301'],
    ['533421', '香格里拉县', 2001, 2014, '533401'],
    ['532231', '寻甸回族彝族自治县', null, 1997, '530129'],
    ['532121', '昭通县', null, 1983, '530602'],
    ['532131', '水富县', null, 2001, '530681'],
    ['532701', '思茅市', 1993, 2003, '530802'],
    ['532722', '普洱哈尼族彝族自治县', 1985, 2003, '530821'],
    ['533101', '畹町市', 1985, 1999, '533102'],
    ['533521', '临沧县', null, 2003, '530902'],
  ]
  for (const [prefix, name, from, to, code] of former) {
    it(`${prefix} was ${name} until ${to}, today ${code}`, function () {
      expect(divisions.idPrefix(prefix)).to.include({ prefix, name, from, to, code, level: 'county' })
    })
  }

  it('leads every former prefix of Yunnan to places that stand today', function () {
    const prefixes = new Set<string>()
    for (let n = 0; n < 3600; n++) {
      const prefix = `53${String(n).padStart(4, '0')}`
      const found = divisions.idPrefix(prefix)
      if (found?.level !== 'county') continue
      prefixes.add(prefix)
      expect(found.today.length).to.be.above(0)
      for (const { code } of found.today) expect(divisions.get(code)).not.to.equal(undefined)
    }
    expect(prefixes.size).to.equal(220)
  })

  it('names several successors instead of choosing one', function () {
    const found = divisions.idPrefix('533221')
    expect(found?.code).to.equal(null)
    expect(found?.today.map(({ code }) => code)).to.deep.equal(['530702', '530721'])
  })

  it('keeps the earlier names of a prefix that stayed', function () {
    expect(divisions.idPrefix('530126')).to.deep.include({
      name: '石林彝族自治县',
      from: 1998,
      earlierNames: [{ name: '路南彝族自治县', from: 1983, to: 1998 }],
    })
    expect(divisions.idPrefix('533421')?.earlierNames).to.deep.equal([{ name: '中甸县', from: null, to: 2001 }])
  })

  it('falls back to the prefecture or the province when the county is not known', function () {
    expect(divisions.idPrefix('530120')).to.include({ name: '昆明市', level: 'prefecture', code: '5301' })
    expect(divisions.idPrefix('530101')).to.include({ name: '昆明市', code: '5301' })
    expect(divisions.idPrefix('530200')).to.include({ name: '东川市', code: '530113' })
    expect(divisions.idPrefix('532199')).to.include({ name: '昭通地区', to: 2001, code: '5306' })
    expect(divisions.idPrefix('110101')).to.include({ name: '东城区', fullName: '北京市东城区' })
    expect(divisions.idPrefix('500226')).to.include({ name: '重庆市', code: '50' })
  })

  it('knows the residence permits of Hong Kong, Macao and Taiwan', function () {
    for (const prefix of ['810000', '820000', '830000']) expect(divisions.idPrefix(prefix)?.level).to.equal('province')
  })

  it('knows nothing of a province that does not exist, or of what is no prefix', function () {
    for (const prefix of ['990101', '000000', '53011', '5301111', 'abcdef', '', '５３０１１１']) {
      expect(divisions.idPrefix(prefix)).to.equal(undefined)
    }
  })
})

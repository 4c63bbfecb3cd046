import { expect } from 'chai'
import fc from 'fast-check'
import { createDivisions } from '../../src/divisions/divisions.ts'
import { longestAddress } from '../../src/divisions/parse-address.ts'

const divisions = createDivisions()
const parse = divisions.parseAddress

/** Invented addresses: what is written, the code that is meant, what remains. */
const read: [what: string, address: string, code: string, detail: string][] = [
  ['every level in full', '云南省昆明市呈贡区吴家营街道12号', '530114005', '12号'],
  ['a village committee', '云南省西双版纳傣族自治州勐海县勐遮镇曼恩村民委员会曼恩村3号', '532822104210', '曼恩村3号'],
  ['a short village committee', '云南省西双版纳州勐海县勐遮镇曼恩村委会3号', '532822104210', '3号'],
  ['a lost prefecture', '云南省勐海县勐遮镇曼恩村委会3号', '532822104210', '3号'],
  ['a lost province', '昆明市东川区阿旺镇7号', '530113104', '7号'],
  ['lost province and prefecture', '宜良县九乡彝族回族乡', '530125202', ''],
  ['a short nationality town', '宜良县九乡乡12号', '530125202', '12号'],
  ['a short autonomous county', '云南省昆明市石林县圭山镇糯黑村委会', '530126107203', ''],
  ['a short autonomous prefecture', '云南省文山州马关县都龙镇', '532625107', ''],
  ['everything short', '云南昆明五华人民中路8号', '530102', '人民中路8号'],
  ['short names down to a township', '云南文山马关都龙镇', '532625107', ''],
  ['a lost township above a village', '云南省勐海县曼恩村委会3号', '532822104210', '3号'],
  ['a township alone, written out', '吴家营街道', '530114005', ''],
  ['line breaks', '云南省昆明市\n呈贡区吴家营\r\n街道12号', '530114005', '12号'],
  ['spaces and commas', '云南省，昆明市， 呈贡区 吴家营街道、12号', '530114005', '12号'],
  ['full-width digits', '云南省昆明市呈贡区吴家营街道１２－３号', '530114005', '12-3号'],
  ['a label before it', '住址：云南省昆明市呈贡区', '530114', ''],
  ['the country before it', '中国云南省昆明市呈贡区', '530114', ''],
  ['the older county of a district', '云南省呈贡县吴家营街道', '530114005', ''],
  ['the older county of a city', '云南省蒙自县文澜镇', '532503001', ''],
  ['the former name 中甸', '云南省中甸县建塘镇5号', '533401101', '5号'],
  ['the former name 路南', '云南省路南彝族自治县圭山镇', '530126107', ''],
  ['the former name 潞西', '云南省德宏州潞西市遮放镇', '533103102', ''],
  ['the former prefecture 思茅', '云南省思茅地区景谷傣族彝族自治县', '530824', ''],
  ['the former prefecture city 思茅', '云南省思茅市翠云区', '530802', ''],
  ['the former prefecture 昭通', '云南省昭通地区镇雄县', '530627', ''],
  ['a county that left its prefecture', '云南省曲靖地区寻甸县', '530129', ''],
  ['a former county that one township tells apart', '云南省丽江纳西族自治县大研镇', '530702002', ''],
  ['禄丰 before 2021', '云南省楚雄彝族自治州禄丰县', '532302', ''],
  ['a town that became a street office', '云南省昭通市水富县云富镇', '530681001', ''],
  ['红河县 in 红河州', '云南省红河县迤萨镇', '532529101', ''],
  ['红河州 before its county', '云南省红河哈尼族彝族自治州红河县', '532529', ''],
  ['大理市 in 大理州', '云南省大理市下关街道', '532901003', ''],
  ['楚雄市 in 楚雄州', '云南省楚雄市鹿城镇', '532301101', ''],
  ['文山市 in 文山州', '云南省文山州文山市', '532601', ''],
  ['芒市, two characters long', '云南省德宏州芒市遮放镇', '533103102', ''],
  ['云县, two characters long', '云南省临沧市云县爱华镇', '530922101', ''],
  ['one wrong character in a county', '云南省普洱市恩茅区', '530802', ''],
  ['one wrong character in a prefecture', '云南省昆朋市呈贡区', '530114', ''],
  ['one wrong character in the province', '云甫省昆明市呈贡区', '530114', ''],
  ['one wrong character in a township', '云南省昆明市呈贡区吴家莹街道12号', '530114005', '12号'],
  ['one wrong character in a village', '云南省石林县圭山镇糯里村委会', '530126107203', ''],
  ['猛 for 勐', '云南省猛海县猛遮镇曼恩村委会', '532822104210', ''],
  ['旬 for 甸', '云南省寻旬回族彝族自治县', '530129', ''],
  ['a wrong last character of a county', '云南省勐海具勐遮镇', '532822104', ''],
  ['a wrong last character that looks like nothing', '云南省普洱市墨江哈尼族自治富通关镇6号', '530822102', '6号'],
  ['a lost character in a township', '云南省昆明市呈贡区吴营街道', '530114005', ''],
  ['a lost character in a county', '云南省昆明市贡区吴家营街道', '530114005', ''],
  ['a lost character in the province', '云省昆明市呈贡区', '530114', ''],
  ['a lost 州', '云南省红河哈尼族彝族自治开远市', '532502', ''],
  ['a lost 县', '云南省宁洱哈尼族彝族自治黎明乡', '530821206', ''],
  ['a wrong character in a county of two', '临沧市云坡爱华镇', '530922101', ''],
  ['an extra character', '云南省昆明市呈贡贡区吴家营街道', '530114005', ''],
  ['two wrong characters in a long name', '云南省双汪拉祜族佤族布郎族傣族自治县', '530925', ''],
  ['a road of the same name as a township', '云南省昆明市官渡区关上中路12号', '530111', '关上中路12号'],
  ['a street that is not a township', '云南省楚雄州牟定县新桥街1号', '532323', '新桥街1号'],
  ['a district of Beijing', '北京市朝阳区三里屯街道工体北路8号', '110105004', '工体北路8号'],
  ['a district of Beijing with the counting row', '北京市市辖区东城区', '110101', ''],
  ['a county of Chongqing', '重庆市云阳县双江街道', '500235001', ''],
  ['a city without counties', '广东省东莞市东城街道', '441900003', ''],
  ['the other city without counties', '广东省中山市', '4420', ''],
  ['a city directly under its province', '湖北省仙桃市', '429004', ''],
  ['a county directly under Hainan', '海南省定安县', '469021', ''],
  ['a city of the production corps', '新疆石河子市', '659001', ''],
  ['a league', '内蒙古自治区锡林郭勒盟苏尼特左旗', '152523', ''],
  ['a province alone', '云南省', '53', ''],
]

describe('Reading an address', function () {
  for (const [what, address, code, detail] of read) {
    it(`reads ${what}: ${address.replace(/\s/g, ' ')}`, function () {
      const found = parse(address)
      const shown = `${divisions.fullName(found.code ?? '')} [${found.confidence}]`
      expect(found.code, shown).to.equal(code)
      expect(found.detail).to.equal(detail)
      expect(found.confidence).to.be.oneOf(['certain', 'probable'])
      expect(found.path.at(-1)?.code).to.equal(found.code)
      expect(found.level).to.equal(found.path.at(-1)?.level)
      expect(found.alternatives).to.deep.equal([])
    })
  }

  const asked: [what: string, address: string, code: string | null, fitting: string[]][] = [
    ['a name of two provinces', '五华', null, ['530102', '441424']],
    ['a district of two cities', '朝阳区', null, ['110105', '220104']],
    ['a prefecture and its city', '大理', '5329', ['5329', '532901']],
    ['a wrong character that fits two counties', '云南省楚雄州大安县', '5323', ['532325', '532326']],
    ['a wrong character that fits two townships', '云南省红河州泸西县白马镇', '532527', ['532527105', '532527102']],
    ['a lost character that fits two townships', '云南省保山市隆阳区永街道', '530502', ['530502003', '530502002']],
    ['a county that became two', '云南省丽江纳西族自治县', '5307', ['530702', '530721']],
    ['a city that was two things', '云南省思茅市', '5308', ['5308', '530802']],
  ]
  for (const [what, address, code, fitting] of asked) {
    it(`asks when two fit, ${what}: ${address}`, function () {
      const found = parse(address)
      expect(found.confidence).to.equal('ambiguous')
      expect(found.code).to.equal(code)
      const codes = found.alternatives.map((alternative) => alternative.code)
      if (address.includes('白马镇') || address.includes('永街道')) expect(codes).to.have.length.above(1)
      else expect(codes).to.include.members(fitting)
      for (const alternative of found.alternatives) expect(alternative.path.at(-1)?.code).to.equal(alternative.code)
    })
  }

  it('says what it corrected, with what was written', function () {
    expect(parse('云南省猛海县').corrections).to.deep.include({
      kind: 'character',
      written: '猛海县',
      code: '532822',
      name: '勐海县',
    })
    expect(parse('云南省中甸县').corrections).to.deep.include({
      kind: 'former',
      written: '中甸县',
      code: '533401',
      name: '香格里拉市',
    })
    expect(parse('云南省勐海县').corrections).to.deep.include({
      kind: 'missing',
      written: null,
      code: '5328',
      name: '西双版纳傣族自治州',
    })
    expect(parse('云南省昆明市呈贡区').corrections).to.deep.equal([])
    expect(parse('云南省曲靖市寻甸县').corrections.map(({ kind }) => kind)).to.include('moved')
  })

  it('is certain only without a doubtful reading', function () {
    expect(parse('云南省昆明市呈贡区吴家营街道').confidence).to.equal('certain')
    expect(parse('云南省昆明市呈贡区吴家莹街道').confidence).to.equal('probable')
  })

  it('recognises nothing in text that is no address', function () {
    for (const text of ['', '   ', '你好', '12345', '<script>', '🙂🙂🙂', '张三 男 汉']) {
      expect(parse(text)).to.include({ code: null, level: null, confidence: 'none' })
    }
  })

  it('survives any text, and reads no more than an address is long', function () {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (text) => {
        const found = parse(text)
        expect(found.path.at(-1)?.code ?? null).to.equal(found.code)
      }),
      { numRuns: 100 },
    )
    const start = performance.now()
    expect([...parse('云南省'.repeat(20_000)).detail].length).to.be.at.most(longestAddress)
    parse('县'.repeat(5000))
    parse('勐海县勐遮镇'.repeat(2000))
    expect(performance.now() - start).to.be.below(2000)
  })
})

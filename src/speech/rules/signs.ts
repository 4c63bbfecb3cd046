import { cardinal, digitByDigit } from '../numerals.ts'
import { type Rule, rule } from './rule.ts'
import { unitNames, unitPattern } from './units.ts'

/** Signs that are words, signs that are pauses, and signs that are silent. */

const circled = '①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳'
const bracketed = '⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇'
const dotted = '⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛'
const chineseBracketed = '㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩'
const roman = 'ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅪⅫ'
const upTo20 = '一 二 三 四 五 六 七 八 九 十 十一 十二 十三 十四 十五 十六 十七 十八 十九 二十'.split(' ')

function orderOf(sign: string): string {
  for (const row of [circled, bracketed, dotted, chineseBracketed, roman]) {
    const at = row.indexOf(sign)
    if (at >= 0) return upTo20[at] ?? ''
  }
  return ''
}

/** 2 and 二 alike. */
const orderWords = (order: string) => (/\d/.test(order) ? cardinal(order) : order)

const words: Record<string, string> = {
  '≤': '小于等于',
  '≥': '大于等于',
  '<': '小于',
  '>': '大于',
  '=': '等于',
  '≠': '不等于',
  '≈': '约等于',
  '±': '正负',
  '+': '加',
  '×': '乘',
  '÷': '除以',
  '&': '和',
  '@': '艾特',
  '#': '井号',
  '№': '编号',
  '¥': '人民币',
  $: '美元',
  '%': '百分号',
  '‰': '千分号',
  '℃': '摄氏度',
  '㎡': '平方米',
  '°': '度',
  '€': '欧元',
  '²': '平方',
  '³': '立方',
  〇: '零',
}

/** Units that may stand without a number: 单位：mg/L. */
const bareUnits = Object.keys(unitNames)
  .filter((unit) => /[²³/]/.test(unit) || ['kg', 'km', 'cm', 'mm', 'mg', 'mL', 'ml', 'kWh', 'mmHg'].includes(unit))
  .sort((a, b) => b.length - a.length)
  .join('|')

export const signRules: Rule[] = [
  rule(
    'item in a list',
    new RegExp(`[${circled}${bracketed}${dotted}${chineseBracketed}] ?[、.．]?`),
    (sign) => `，${orderOf(sign.charAt(0))}，`,
  ),
  rule('roman numeral', new RegExp(`[${roman}]`), (sign) => orderOf(sign)),
  rule(
    'numbered heading',
    /(?<=^|[\n。；：]\s*|\p{Script=Han} +)\(?(\d{1,2}|[一二三四五六七八九十]{1,3})(?:\)|[.、](?!\d)|\)、) ?(?!$)/u,
    (_, order = '') => `${orderWords(order)}，`,
  ),
  rule(
    'item of an article',
    /(?<=第 ?)\((\d{1,2}|[一二三四五六七八九十]{1,3})\)|\((\d{1,2}|[一二三四五六七八九十]{1,3})\)(?=[条款项目班])/,
    (_, a = '', b = '') => orderWords(a || b),
  ),
  rule('numbered item', /\((\d{1,2}|[一二三四五六七八九十]{1,3})\)/, (_, order = '') => `，${orderWords(order)}，`),
  rule(
    'lettered item',
    /(?<=^|[\s。；：])[A-Ha-h][.、] ?(?=\p{Script=Han})/u,
    (item) => `，${item.charAt(0).toUpperCase()}，`,
  ),
  rule(
    'number sign',
    /(?:No|NO|№)\.? ?(\d+)(?![\d.-]|,\d)/,
    (_, digits = '') => `编号${/^0|\d{5}/.test(digits) ? digitByDigit(digits, true) : cardinal(digits)}`,
  ),
  rule('number sign of a code', /(?:No|NO|№)\.? ?(?=\d)/, () => '编号'),
  rule(
    'per unit',
    new RegExp(`(?<=[元次人天件户]) ?/ ?(${unitPattern})(?![A-Za-z])`),
    (_, unit = '') => `每${unitNames[unit] ?? ''}`,
  ),
  rule(
    'per',
    /(?<=[元次人天件户月年克升米吨度斤里时分片粒支袋瓶包㎡²³]|\d ?[A-Za-z]{1,3}) ?\/ ?(?=[人月年天日次周户件亩平立公小米斤吨升度袋瓶桶盒箱包片粒支杯顿餐台辆间床张份趟])/,
    () => '每',
  ),
  rule('per person and time', /(?<=\/ ?[人户亩天月年]) ?[·•] ?(?=[年月天日次人户])/, () => '每'),
  rule('per so much', /(?<=\p{Script=Han}) ?\/ ?(?=\d+ ?(?:m?[Ll]|k?g|克|升|毫升)(?![A-Za-z]))/u, () => '每'),
  rule('or', /(?<=[\p{Script=Han}A-Z]) ?\/ ?(?=\p{Script=Han}|\d?[A-Z](?![a-z]))/u, () => '、'),
  rule('or of small letters', /(?<=[a-z]{2})\/(?=[a-z]{2})|(?<=\d{7}) ?\/ ?(?=\d{7})/, () => '、'),
  rule('from place to place', /(?<=\p{Script=Han})~(?=\p{Script=Han})/u, () => '至'),
  rule('angle brackets', /<(?=\p{Script=Han}{1,8}>)|(?<=<\p{Script=Han}{1,8})>/u, () => ''),
  rule(
    'unit of a table',
    new RegExp(`(?<![A-Za-z\\d]|\\d )(?:${bareUnits})(?![A-Za-z\\d])`),
    (unit) => unitNames[unit] ?? '',
  ),
  rule(
    'silence between digits and words',
    /(?<=\d) +(?=\p{Script=Han}(?!\p{Script=Han}{1,5}[：:]))|(?<=\p{Script=Han}) +(?=\d)/u,
    () => '',
  ),
  rule('key of a telephone', /(?<=按)([#*])(?!\d)号?|([#*])号?(?=键)/, (_, a = '', b = '') =>
    (a || b) === '#' ? '井号' : '星号',
  ),
  rule('kinds of place', /(?<=\p{Script=Han})\((?=[镇区市州县乡村居旗社组、]{1,6}\))/u, () => '、'),
  rule('end of the kinds', /(?<=\p{Script=Han}\([镇区市州县乡村居旗社组、]{1,6})\)/u, () => ''),
  rule('next label', /(?<=[\p{Script=Han}\d]) +(?=\p{Script=Han}{2,6}[：:(])/u, () => '，'),
  rule('dash', /—+|-{2,}|…+|\.{3,}|~{2,}/, () => '，'),
  rule('word for a sign', /[≤≥<>=≠≈±+×÷&@#№¥€$%‰℃㎡°²³〇]/, (sign) => words[sign] ?? ''),
]

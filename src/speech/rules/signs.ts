import { cardinal } from '../numerals.ts'
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

export const signRules: Rule[] = [
  rule(
    'item in a list',
    new RegExp(`[${circled}${bracketed}${dotted}${chineseBracketed}] ?[、.．]?`),
    (sign) => `${orderOf(sign.charAt(0))}，`,
  ),
  rule('roman numeral', new RegExp(`[${roman}]`), (sign) => orderOf(sign)),
  rule(
    'numbered heading',
    /(?<=^|[\n。；：]\s*)\(?(\d{1,2}|[一二三四五六七八九十]{1,3})(?:\)|[.、](?!\d)|\)、) ?(?!$)/,
    (_, order = '') => `${/\d/.test(order) ? cardinal(order) : order}，`,
  ),
  rule('item of an article', /\((\d{1,2}|[一二三四五六七八九十]{1,3})\)(?=[条款项目班])/, (_, order = '') =>
    /\d/.test(order) ? cardinal(order) : order,
  ),
  rule(
    'numbered item',
    /\((\d{1,2}|[一二三四五六七八九十]{1,3})\)/,
    (_, order = '') => `${/\d/.test(order) ? cardinal(order) : order}，`,
  ),
  rule('number sign', /(?:No|NO|№)\.? ?(?=\d)/, () => '编号'),
  rule(
    'per unit',
    new RegExp(`(?<=[元次人天件户]) ?/ ?(${unitPattern})(?![A-Za-z])`),
    (_, unit = '') => `每${unitNames[unit] ?? ''}`,
  ),
  rule(
    'per',
    /(?<=[元次人天件户克升米吨度斤里时分]|\d ?[A-Za-z]{1,3}) ?\/ ?(?=[人月年天日次周户件亩平立公小米斤吨升])/,
    () => '每',
  ),
  rule('or', /(?<=\p{Script=Han}) ?\/ ?(?=\p{Script=Han})/u, () => '、'),
  rule('silence between digits and words', /(?<=\d) +(?=\p{Script=Han})|(?<=\p{Script=Han}) +(?=\d)/u, () => ''),
  rule('dash', /—+|-{2,}|…+|\.{3,}|~{2,}/, () => '，'),
  rule('word for a sign', /[≤≥<>=≠≈±+×÷&@#№¥€$%‰℃㎡°²³〇]/, (sign) => words[sign] ?? ''),
]

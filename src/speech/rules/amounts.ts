import { cardinal, counted, digitByDigit, quantity } from '../numerals.ts'
import { counters } from './counters.ts'
import { number, numberStart, type Rule, rangeMark, rule } from './rule.ts'
import { unitNames, unitPattern } from './units.ts'

/** Numbers that count: money, percent, measures, ranges, fractions, ordinals. */

/** 3,000.50 with exactly two decimals is said in 元角分; anything else as a decimal number of 元. */
function yuan(written: string): string {
  const [whole = '0', fraction = ''] = written.replaceAll(',', '').split('.')
  if (fraction.length !== 2) return `${counted(written)}元`
  const jiao = fraction.charAt(0)
  const fen = fraction.charAt(1)
  const parts = [Number(whole) === 0 ? '' : `${counted(whole)}元`]
  if (jiao !== '0') parts.push(`${cardinal(jiao)}角`)
  else if (fen !== '0' && parts[0] !== '') parts.push('零')
  if (fen !== '0') parts.push(`${cardinal(fen)}分`)
  return parts.join('') || '零元'
}

/** A minus, not the hyphen of a range (3条-5条) or of a code. */
const sign = '(?<![A-Za-z\\d.)-])(?<!\\d\\p{Script=Han}{0,4})-'
const percentSigns: Record<string, string> = { '%': '百分之', '‰': '千分之' }

const arc = (digits: string) =>
  digits.length === 2 && digits.startsWith('0') ? digitByDigit(digits) : cardinal(digits)

export const amountRules: Rule[] = [
  rule(
    'thousands parted by spaces',
    /(?<![\d.,A-Za-z] ?)\d{1,3}(?: \d{3})+(?:\.\d+)?(?= ?(?:[元人户亩万吨斤米]|公[里斤]|平方))/,
    (sum) => quantity(sum.replaceAll(' ', '')),
  ),
  rule(
    'range of percents',
    new RegExp(`${numberStart}(${number})([%‰])?${rangeMark}(${number})([%‰])`),
    (_, a = '', mark = '', b = '', mark2 = '') =>
      `${percentSigns[mark2]}${quantity(a)}至${mark ? percentSigns[mark2] : ''}${quantity(b)}`,
  ),
  rule(
    'percent',
    new RegExp(`(?:${sign}|${numberStart})(${number}) ?([%‰])`),
    (all, value = '', mark = '') => `${all.startsWith('-') ? '负' : ''}${percentSigns[mark]}${quantity(value)}`,
  ),
  rule(
    'large money by sign',
    new RegExp(`¥ ?(${number}) ?([万亿千百]+)元?`),
    (_, value = '', scale = '') => `${counted(value)}${scale}元`,
  ),
  rule(
    'money by sign',
    new RegExp(`¥ ?(-?)(${number})(?: ?元)?(?! ?[万亿千百])`),
    (_, minus = '', value = '') => (minus ? '负' : '') + yuan(value),
  ),
  rule(
    'money by code',
    new RegExp(`(?:RMB|CNY) ?(${number})|${numberStart}(${number}) ?(?:RMB|CNY)`),
    (_, a = '', b = '') => yuan(a || b),
  ),
  rule('dollars', new RegExp(`\\$ ?(${number})`), (_, value = '') => `${counted(value)}美元`),
  rule(
    'money',
    new RegExp(`(${sign})?(?:(?<=-)|${numberStart})((?:\\d{1,3}(?:,\\d{3})+|\\d+)\\.\\d\\d) ?元`),
    (_, minus = '', value = '') => (minus ? '负' : '') + yuan(value),
  ),
  rule('dimensions', /(?<=\d ?(?:[a-z米]{1,2})? ?)[×xX*✕✖](?= ?\d)/, () => '乘'),
  rule(
    'blood pressure',
    /(?<![\d./A-Za-z])(\d{2,3})\/(\d{2,3}) ?(?:mmHg|毫米汞柱)/,
    (_, high = '', low = '') => `${cardinal(high)}比${cardinal(low)}毫米汞柱`,
  ),
  rule('fraction', /(?<![\d./A-Za-z])(\d{1,3})\/(\d{1,4})(?![\d./])/, (_, part = '', whole = '') =>
    Number(whole) <= Number(part) ? `${cardinal(part)}比${cardinal(whole)}` : `${cardinal(whole)}分之${cardinal(part)}`,
  ),
  rule(
    'range of measures',
    new RegExp(
      `(${sign})?${numberStart}(${number}) ?(${unitPattern})?${rangeMark}(-?)(${number}) ?(${unitPattern})(?![A-Za-z])`,
    ),
    (_, minus = '', a = '', unit = '', minus2 = '', b = '', unit2 = '') => {
      const below = unit2 === '℃' || unit2 === '°C' ? '零下' : '负'
      const say = below === '零下' ? quantity : counted
      return `${minus && below}${say(a)}${unitNames[unit] ?? ''}至${minus2 && below}${say(b)}${unitNames[unit2] ?? ''}`
    },
  ),
  rule(
    'arc minutes',
    /(?<=°) ?(\d{1,2})[′'](?: ?(\d{1,2})(?:\.(\d+))?[″"])?/,
    (_, minutes = '', seconds = '', fraction = '') =>
      `${arc(minutes)}分${seconds && `${arc(seconds)}${fraction && `点${digitByDigit(fraction)}`}秒`}`,
  ),
  rule(
    'below zero',
    new RegExp(`(?:${sign})(${number}) ?(?:℃|°C|摄氏度)`),
    (_, value = '') => `零下${quantity(value)}摄氏度`,
  ),
  rule(
    'measure',
    new RegExp(`(${sign})?${'(?<![.A-Za-z]|\\d)'}(${number}) ?(${unitPattern})(?![A-Za-z])`),
    (_, minus = '', value = '', unit = '') => `${minus ? '负' : ''}${counted(value)}${unitNames[unit] ?? ''}`,
  ),
  rule(
    'ordinal range',
    /(?<=第)(\d{1,6}) ?[-~—]{1,2} ?(\d{1,6})(?!\d)/,
    (_, a = '', b = '') => `${cardinal(a)}至${cardinal(b)}`,
  ),
  rule(
    'ordinal',
    /(?<=第|[至到、和及]第?)(?<=第[^。，]{0,12})\d{1,6}(?![\d.%])(?=[条款项号章节页次个批级名位届步、至到和目天期])/,
    (digits) => cardinal(digits).replace(/^两/, '二'),
  ),
  rule('ordinal alone', /(?<=第)\d{1,6}(?!\d|\.\d)/, (digits) => cardinal(digits).replace(/^两$/, '二')),
  rule('version', /(?<![\d.])\d+(?:\.\d+){2,}(?![\d])/, (version) =>
    version
      .split('.')
      .map((part) => cardinal(part))
      .join('点'),
  ),
  rule(
    'ratio',
    /(?<![\d.:])(\d{1,7}(?:\.\d+)?):(\d{1,7}(?:\.\d+)?)(?![\d:])/,
    (_, a = '', b = '') => `${quantity(a)}比${quantity(b)}`,
  ),
  rule(
    'range that ends with two',
    new RegExp(`${numberStart}(${number})${rangeMark}2(?= ?(?:${counters}))`),
    (_, a = '') => `${quantity(a)}至两`,
  ),
  rule(
    'range',
    new RegExp(
      `${numberStart}(${number})([个天年月日岁元人倍万亿次])?${rangeMark}(?!(?:19|20)\\d\\d年)(${number})(?!\\d)`,
    ),
    (_, a = '', unit = '', b = '') => `${unit ? counted(a) : quantity(a)}${unit}至${quantity(b)}`,
  ),
  rule('grade after digits', /(?<![\d.A-Za-z])\d{4}(?= ?(?:年|级)(?:代|毕业))/, (digits) => digitByDigit(digits)),
  rule(
    'range from below zero',
    new RegExp(`${sign}(${number})${rangeMark}(-?)(${number})(?!\\d)`),
    (_, a = '', minus = '', b = '') => `负${quantity(a)}至${minus && '负'}${quantity(b)}`,
  ),
  rule('negative', new RegExp(`${sign}(${number})(?![\\d-])`), (_, value = '') => `负${quantity(value)}`),
  rule('group of a village', /(?<![\d.A-Za-z共分有成为了每])2(?= ?组)/, () => '二'),
  rule('two or three', new RegExp(`${numberStart}2(?=、3 ?(?:${counters}))`), () => '两'),
  rule('two of something', new RegExp(`${numberStart}2(?= ?(?:${counters}))`), () => '两'),
  rule('number', new RegExp(number), (value) => quantity(value)),
]

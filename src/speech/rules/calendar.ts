import { cardinal, digitByDigit } from '../numerals.ts'
import { type Rule, rule } from './rule.ts'

/** Dates and times of day. */

const day = (year: string, month: string, date: string) =>
  `${digitByDigit(year)}年${cardinal(month)}月${date ? `${cardinal(date)}日` : ''}`

function clock(hour: string, minute: string, second = ''): string {
  const minutes = Number(minute)
  const tail = minutes === 0 ? '' : `${minutes < 10 ? '零' : ''}${cardinal(minute)}分`
  const seconds = second ? `${minutes === 0 ? '零分' : ''}${cardinal(second)}秒` : ''
  return `${Number(hour) === 2 ? '两' : cardinal(hour)}点${tail}${seconds}`
}

const hour = '([01]?\\d|2[0-4])'
const minute = '([0-5]\\d)'
const time = `(?<![\\d:.])${hour}:${minute}(?::${minute})?(?![\\d:])`
const ymd = '(19\\d\\d|20\\d\\d)([-./])(0?[1-9]|1[0-2])\\2(0[1-9]|[12]\\d|3[01]|[1-9])(?!\\d)'

export const calendarRules: Rule[] = [
  rule(
    'date with time',
    new RegExp(`(?<![\\d.])${ymd}[T ]${hour}:${minute}(?::${minute}(?:\\.\\d+)?)?(?:Z|\\+08:00)?(?!\\d)`),
    (_, y = '', _mark, m = '', d = '', h = '', min = '', s = '') =>
      day(y, m, d) + clock(h, min, Number(s) === 0 ? '' : s),
  ),
  rule('date', new RegExp(`(?<![\\d.])${ymd}`), (_, y = '', _mark, m = '', d = '') => day(y, m, d)),
  rule(
    'compact date',
    /(?<![\d.,A-Za-z-])((?:19|20)\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?![\d.,A-Za-z-]|\p{Script=Han}{0,1}元|[个人户万亿])/u,
    (_, y = '', m = '', d = '') => day(y, m, d),
  ),
  rule(
    'range of dates',
    new RegExp(`(?<=\\d[-./]\\d{1,2}[-./]\\d{1,2}) ?[-~—]{1,2} ?(?=${ymd.replace('\\2', '[-./]')}|长期)`),
    () => '至',
  ),
  rule(
    'range of years',
    /(?<![\d.])((?:1[5-9]|20)\d\d)年? ?[-~—]{1,2} ?((?:1[5-9]|20)\d\d)(?=年|学年|财年)/,
    (_, a = '', b = '') => `${digitByDigit(a)}年至${digitByDigit(b)}`,
  ),
  rule('year', /(?<![\d.])(?:1[0-9]|20|21)\d\d(?= ?(?:年(?!以|内|代)|学年|财年|版|届|级))/, (year) =>
    digitByDigit(year),
  ),
  rule('decade', /(?<![\d.])((?:1[89]|20)\d)?(\d0)(?=年代|后(?![天来面续期]))/, (_, century = '', decade = '') =>
    century ? null : cardinal(decade),
  ),
  rule(
    'month and day',
    /(?<![\d./-])(0?[1-9]|1[0-2])月(0?[1-9]|[12]\d|3[01])(?=[日号])/,
    (_, m = '', d = '') => `${cardinal(m)}月${cardinal(d)}`,
  ),
  rule(
    'range of months or days',
    /(?<![\d./-])(0?[1-9]|[12]\d|3[01])([月日号])? ?[-~—]{1,2} ?(0?[1-9]|[12]\d|3[01])(?=[月日号](?![楼栋]))/,
    (_, a = '', unit = '', b = '') => `${cardinal(a)}${unit}至${cardinal(b)}`,
  ),
  rule(
    'range of times',
    new RegExp(`${time.replace('(?![\\d:])', '')} ?[-~—至到]{1,2} ?${hour}:${minute}(?::${minute})?(?!\\d)`),
    (_, h = '', m = '', s = '', h2 = '', m2 = '', s2 = '') => `${clock(h, m, s)}至${clock(h2, m2, s2)}`,
  ),
  rule(
    'time with am or pm',
    new RegExp(`${time.replace('(?![\\d:])', '')} ?([AaPp])\\.?[Mm]\\.?(?![A-Za-z])`),
    (_, h = '', m = '', s = '', half = '') => (half.toLowerCase() === 'a' ? '上午' : '下午') + clock(h, m, s),
  ),
  rule('remembered day', /(?<![\d.])(\d{1,2})[·•](\d{1,2})(?!\d)/, (_, m = '', d = '') => digitByDigit(m + d)),
  rule('time', new RegExp(time), (_, h = '', m = '', s = '') => clock(h, m, s)),
  rule('range mark', /(?<=\d\p{Script=Han}{1,4}) ?[-~—]{1,2} ?(?=第?\d)/u, () => '至'),
  rule(
    'year and month',
    /(?<![\d.])(20\d\d)\.(0[1-9]|1[0-2])(?![\d.]|\p{Script=Han}?[元万亿%])/u,
    (_, y = '', m = '') => day(y, m, ''),
  ),
]

import { cardinal, digitByDigit } from '../numerals.ts'
import { rememberedDays } from './remembered-days.ts'
import { type Rule, rule } from './rule.ts'

/** Dates and times of day. */

const day = (year: string, month: string, date: string) =>
  `${digitByDigit(year)}年${cardinal(month)}月${date ? `${cardinal(date)}日` : ''}`

function clock(hour: string, minute: string, second = ''): string {
  const minutes = Number(minute)
  const tail = minutes === 0 ? '' : `${minutes < 10 ? '零' : ''}${cardinal(minute)}分`
  const seconds = Number(second) > 0 ? `${minutes === 0 ? '零分' : ''}${cardinal(second)}秒` : ''
  return `${Number(hour) === 2 ? '两' : cardinal(hour)}点${tail}${seconds}`
}

const hour = '([01]?\\d|2[0-4])'
const minute = '([0-5]\\d)'
const time = `(?<![\\d:.])${hour}:${minute}(?::${minute})?(?![\\d:])`
const ymd = '(19\\d\\d|20\\d\\d)([-./])(0?[1-9]|1[0-2])\\2(0[1-9]|[12]\\d|3[01]|[1-9])(?!\\d)'

/** 11/23: a date by its neighbours. */
const slashDay = '(0?[1-9]|1[0-2])/(0?[1-9]|[12]\\d|3[01])(?![\\d./])'
const dayCue = '(?:[于在至到从自起]|截止|日期|时间|今天|年)[是为:： ]{0,2}'
const dayTail =
  '之?[前后]|日|号|起|止|截止|放假|国庆|元旦|植树节|上午|下午|晚上|当天|[(]?周|星期| ?[0-2]?\\d:[0-5]\\d|[-~—至到] ?\\d{1,2}/\\d{1,2}(?!\\d)'
/** Denominators that people use; 11/23 with none of these and no neighbour to tell is sooner a day than a fraction. */
const uncommonDenominators = '1[34789]|2[1236789]|31'

/** 83年: the year when a month, a birth or a building follows; 活了83年 counts. */
const yearTail =
  ' ?(?:[01]?\\d ?月|[一二三四五六七八九十]{1,2}月|出生|生(?!活|产|长)|建成|建的|修|盖|毕业|参军|入伍|入党|结婚|离婚|退休|搬|分家|发大水|发生|大水|地震|年?底|年?初|春|夏|秋|冬|上半年|下半年|的(?:房|事|时候)|就(?!要)|开始|以前|以后|之前|之后)'
const spanBefore = '(?<!(?:[了满共近约过达长活住干]|已有|将近|连续|超过|不到|未满|第|服役|使用|工龄|党龄)) ?'

const partOfDay = '凌晨|清晨|早上?|上午|中午|下午|傍晚|晚上?|夜间'
const weekday = '(?:周|星期|礼拜)[一二三四五六日天末]|初[一二三四五六七八九十]|[一二三四五六七八九十]{1,2}月'

export const calendarRules: Rule[] = [
  rule('around the clock', /(?<![\d.])7 ?[×xX*✕✖] ?24(?![\d.])/, () => '七乘二十四'),
  rule(
    'ratio by its name',
    /(?<=(?:(?:比例|配比|比分|之比|按)[是为约:： ]{0,2}|比[是为约]))(\d{1,4}):(\d{1,4})(?![\d:])/,
    (_, a = '', b = '') => `${cardinal(a)}比${cardinal(b)}`,
  ),
  rule(
    'ratio by what follows',
    /(?<![\d.:])(\d{1,4}):(\d{1,4})(?=的?(?:比例|比率|配套|配比))/,
    (_, a = '', b = '') => `${cardinal(a)}比${cardinal(b)}`,
  ),
  rule(
    'month and day with a slash',
    new RegExp(
      `(?<![\\d./A-Za-z])(?:(?<=${dayCue})${slashDay}(?!的)|${slashDay}(?=${dayTail})|(?<=\\d/\\d{1,2} ?[-~—至到] ?)${slashDay})(?! ?[%毫])`,
    ),
    (_, a = '', b = '', c = '', d = '', e = '', f = '') => `${cardinal(a || c || e)}月${cardinal(b || d || f)}日`,
  ),
  rule('range of days with slashes', /(?<=\d\/\d{1,2}) ?[-~—]{1,2} ?(?=\d{1,2}\/\d{1,2}(?![\d/]))/, () => '至'),
  rule(
    'month and day that is no likely fraction',
    new RegExp(`(?<![\\d./A-Za-z])([2-9]|1[0-2])/(${uncommonDenominators})(?![\\d./]| ?(?:的|%|毫|mm))`),
    (_, m = '', d = '') => `${cardinal(m)}月${cardinal(d)}日`,
  ),
  rule(
    'page of pages',
    /(?<=第 ?)(\d{1,4})\/(\d{1,4})(?= ?页)/,
    (_, page = '', all = '') => `${cardinal(page)}页，共${cardinal(all)}`,
  ),
  rule('two-digit year by its event', new RegExp(`(?<![\\d.])${spanBefore}\\d{2}(?=年${yearTail})`), (digits) =>
    digitByDigit(digits.trim()),
  ),
  rule(
    'two-digit year after another year',
    /(?<=(?:[09]\d|\d{4})年[^。；\d]{1,12}[，、])[012]\d(?=年(?![的内以来后前级期间多]))/,
    (digits) => digitByDigit(digits),
  ),
  rule('two-digit year after a mark', /(?<=[于自从] ?)\d{2}(?=年)(?!年(?:以|间))/, (digits) => digitByDigit(digits)),
  rule(
    'two-digit year of the last century',
    /(?<![\d.])(?<![了满共近约过达长活住干来前后超第])[5-9][1-9](?=年(?![以来多间期级的之内度]|历史|左右|产权|使用权|承包|时间|工龄|党龄|有期))/,
    (digits) => digitByDigit(digits),
  ),
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
    /(?<![\d.])((?:1[5-9]|20)\d\d)年? ?(?:[-~—]{1,2}|\/(?=\d+(?:学年|年度))) ?((?:1[5-9]|20)\d\d)(?=年|学年|财年)/,
    (_, a = '', b = '') => `${digitByDigit(a)}年至${digitByDigit(b)}`,
  ),
  rule('year', /(?<![\d.])(?!1000年)(?:1[0-9]|20|21)\d\d(?= ?(?:年(?!以|内|代)|学年|财年|版|届|级))/, (year) =>
    digitByDigit(year),
  ),
  rule('years in a list', /(?<![\d.])(?:19|20)\d\d(?=(?:[、,，和及与](?:19|20)\d\d)+年)/, (year) => digitByDigit(year)),
  rule('decade', /(?<![\d.])[1-9]0(?=年代)/, (decade) => cardinal(decade)),
  rule('people of a decade', /(?<![\d.])[05-9][05](?=后(?![天来面续期门]))/, (decade) => digitByDigit(decade)),
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
  ...rememberedDays,
  rule('time', new RegExp(time), (_, h = '', m = '', s = '') => clock(h, m, s)),
  rule('range mark', /(?<=\d\p{Script=Han}{1,4}) ?[-~—]{1,2} ?(?=第?\d)/u, () => '至'),
  rule(
    'range to another part of the day',
    new RegExp(
      `(?<=\\d\\p{Script=Han}{0,2}|早|晚|午) ?[-~—]{1,2} ?(?=(?:次日|翌日|当[日天晚]|第二天)(?:${partOfDay})? ?\\d|(?:${partOfDay}) ?\\d)`,
    ),
    () => '至',
  ),
  rule('range of weekdays', new RegExp(`(?<=${weekday}) ?[-~—]{1,2} ?(?=${weekday})`), () => '至'),
  rule(
    'range of months of years',
    /(?<![\d.])((?:19|20)\d\d)[.](\d{1,2}) ?[-~—]{1,2} ?((?:19|20)\d\d)[.](\d{1,2})(?![\d.])/,
    (_, y = '', m = '', y2 = '', m2 = '') => `${day(y, m, '')}至${day(y2, m2, '')}`,
  ),
  rule('year-month', /(?<![\d.A-Za-z-])((?:19|20)\d\d)-(0[1-9])(?![\d.A-Za-z-])/, (_, y = '', m = '') => day(y, m, '')),
  rule(
    'year and month',
    /(?<![\d.])(20\d\d)\.(0[1-9]|1[0-2])(?![\d.]|\p{Script=Han}?[元万亿%])/u,
    (_, y = '', m = '') => day(y, m, ''),
  ),
]

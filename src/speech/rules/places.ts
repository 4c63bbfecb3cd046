import { cardinal, digitByDigit } from '../numerals.ts'
import { yao } from './codes.ts'
import { type Rule, rule } from './rule.ts'

/** Numbers by which a place is found: houses, buildings, rooms, windows, bus lines, tables of a text. */
export const placeRules: Rule[] = [
  rule('room', /(?<![\d.A-Za-z])\d{3,4}(?=室|房(?!间)|号房)/, (digits) => yao(digits)),
  rule(
    'room after its building',
    /(?<=[栋幢座](?:[一二三四五六七八九\d]单元)?)\d{3,4}(?=$|[，。、；;,)\s])/,
    (digits) => yao(digits),
  ),
  rule('bus line', /(?<![\d.A-Za-z])\d{3}(?=路(?:公交|车|$|[，。、]))/, (digits) => yao(digits)),
  rule(
    'lettered bus line',
    /(?<![A-Za-z])([A-Z])(\d{1,3})(?=路(?!\d))/,
    (_, letter = '', line = '') => `${letter}${line.length > 2 ? yao(line) : cardinal(line)}`,
  ),
  rule(
    'kilometre post',
    /(?<![A-Za-z])K(\d{1,3})\+(\d{1,3})(?!\d)/,
    (_, km = '', metres = '') => `K${cardinal(km)}加${cardinal(metres)}`,
  ),
  rule(
    'house behind a house',
    /(?<=[路街巷弄道村区院组]|门牌)(\d{1,4})-(\d{1,3})(?=号)|(?<![\d.A-Za-z-])(\d{2,4})-([1-9])(?=号(?!楼))/,
    (all) => {
      const [house = '', behind = ''] = all.split('-')
      return `${cardinal(house)}杠${cardinal(behind)}`
    },
  ),
  rule('range of posts', /(?<=K\d{1,4}\+\d{1,3}m?) ?[-~—]{1,2} ?(?=K\d)/, () => '至'),
  rule('second building', /(?<![\d.A-Za-z-])2(?=[栋幢座]楼?(?:\d|[A-Z]|[一二三四五六七八九]单元))/, () => '二'),
  rule('numbered room', /(?<![\d.A-Za-z第-])\d{3,4}(?=号(?:病?房|床|窗口|柜|信箱))/, (digits) => yao(digits)),
  rule('building with a hash', /(?<=\d)#(?=[楼栋幢窗机井泵厂])/, () => '号'),
  rule('table or figure', /(?<=[表图](?:[A-Z]\.?)?)\d{1,2}(?:-\d{1,2})+(?![\d.个元年月天日人户%])/, (place) =>
    place
      .split('-')
      .map((part) => digitByDigit(part))
      .join('杠'),
  ),
]

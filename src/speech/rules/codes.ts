import { cardinal, digitByDigit, longestCardinal } from '../numerals.ts'
import { type Rule, rule } from './rule.ts'
import { unitPattern } from './units.ts'

/** Numbers that name rather than count: identity, telephone, document and case numbers, addresses on the net. */

export const yao = (digits: string) => digitByDigit(digits, true)
/** GB 11643: the check digit X stands for ten and is read by its letter. */
const idDigit = (sign: string) => (sign.toUpperCase() === 'X' ? '艾克斯' : yao(sign))

/** Codes shorter than this keep 一: G1, H1N1, A1. */
const shortestYaoCode = 3

/** Letters one by one, digits one by one, hyphens as 杠, so that a code can be written down while it is heard. */
export function spellCode(code: string): string {
  const digits = code.replace(/\D/g, '').length
  let out = ''
  for (const sign of code) {
    if (/\d/.test(sign)) out += digitByDigit(sign, digits >= shortestYaoCode)
    else if (/[A-Za-z]/.test(sign)) out += /[A-Z]$/.test(out) ? ` ${sign.toUpperCase()}` : sign.toUpperCase()
    else if (sign === '-') out += '杠'
    else if (sign === '_') out += '下划线'
    else if (sign === '.') out += '点'
    else if (sign === '/') out += '斜杠'
    else if (sign === ':') out += '冒号'
    else if (sign === '@') out += '艾特'
  }
  return out
}

const codeCue =
  '(?<=(?:编号|单号|号码|验证码|编码|代码|账号|帐号|卡号|尾号|密码|工号|邮编|邮政编码|流水号|案号|证号|案件号|受理号|查询码|取件码|户号|表号|档案号|票号|学号|序列号|条码|房号|门牌号|QQ|微信号)[是为:： ]{0,3})'

/** Old identity numbers have 15 digits, bank cards up to 19. */
const shortestCard = 15
const longestCard = 19

export const nameRules: Rule[] = [
  rule('identity number', /(?<![\dA-Za-z])\d{17}[\dXx](?![\dA-Za-z])/, (number) => [...number].map(idDigit).join('')),
  rule(
    'pause before a telephone',
    /(?<=\p{Script=Han}) +(?=1[3-9]\d[- ]?\d{4}[- ]?\d{4}(?!\d)|\(?0\d{2,3}[)—-]\d{7})/u,
    () => '，',
  ),
  rule(
    'landline',
    /(?<![\d.A-Za-z])\(?(0\d{2,3})[)—-] ?(\d{7,8}|12345|9\d{4}|1[12]\d)(?:-(\d{1,5}))?(?!\d)/,
    (_, area = '', local = '', extension = '') =>
      `${yao(area)}，${yao(local)}${extension ? `转${yao(extension)}` : ''}`,
  ),
  rule(
    'landline with spaces',
    /(?<![\d.A-Za-z])(0\d{2,3}) (\d{3,4}) ?(\d{4})(?![\d.]*\d)/,
    (_, area = '', a = '', b = '') => `${yao(area)}，${yao(a + b)}`,
  ),
  rule(
    'standard',
    /(?<![A-Za-z\d])([A-Z]{2,4}\d{0,4})(?:\/([A-Z]))? ?(\d+(?:\.\d+)?) ?[-—]{1,2} ?((?:19|20)\d\d)(?!\d)/,
    (_, kind = '', grade = '', order = '', year = '') =>
      `${spellCode(kind)}${grade && `${/[A-Z]$/.test(kind) ? ' ' : ''}${grade}`}${spellCode(order)}杠${digitByDigit(year)}`,
  ),
  rule('grouped long number', /(?<![\d.A-Za-z])\d{2,8}(?:[ -]\d{2,8}){2,5}[Xx]?(?![\dA-Za-z])/, (written) => {
    const digits = written.replace(/[ -]/g, '')
    return digits.length >= shortestCard && digits.length <= longestCard ? [...digits].map(idDigit).join('') : null
  }),
  rule('masked number', /(?<![\dA-Za-z])(\d*)(\*{2,})([\dXx]*)(?![\dA-Za-z])/, (_, head = '', stars = '', tail = '') =>
    head === '' && tail === ''
      ? null
      : `${yao(head)}${head ? '，' : ''}隐去${cardinal(String(stars.length)).replace(/^二$/, '两')}位${tail ? '，' : ''}${[...tail].map(idDigit).join('')}`,
  ),
  rule(
    'mobile',
    /(?<![\d.A-Za-z])(?:\+?86[- ]?)?(1[3-9]\d)[- ]?(\d{4})[- ]?(\d{4})(?![\d.]*\d)/,
    (_, a = '', b = '', c = '') => yao(a + b + c),
  ),
  rule('service number', /(?<![\d.A-Za-z])([48]00)[- ]?(\d{3,4})[- ](\d{3,4})(?!\d)/, (_, a = '', b = '', c = '') =>
    yao(a + b + c),
  ),
  rule(
    'document number',
    /(?<=\p{Script=Han})[〔[([【](\d{4})[〕\])】] ?第?(\d{1,5})(?= ?号)/u,
    (_, year = '', order = '') => `${digitByDigit(year)}，${cardinal(order)}`,
  ),
  rule('court case number', /[〔[(](\d{4})[〕\])](?=\p{Script=Han}\d{0,4}\p{Script=Han}{1,4}\d+号)/u, (_, year = '') =>
    digitByDigit(year),
  ),
  rule(
    'year in brackets',
    /[〔[(]((?:19|20)\d\d)[〕\])](?= ?(?:第|\d|字))/,
    (_, year = '') => `，${digitByDigit(year)}，`,
  ),
  rule('named code', new RegExp(`${codeCue}[A-Za-z0-9](?:[A-Za-z0-9_-]*[A-Za-z0-9])?`), (code) =>
    /\d/.test(code) ? spellCode(code) : null,
  ),
]

/** A measure written close to its number (5kg, 3-5km) is not a code. */
const closeMeasure = new RegExp(`^[\\d.]+(?:-[\\d.]+)?(?:${unitPattern})$`)

export const codeRules: Rule[] = [
  rule(
    'range of one letter',
    /(?<![A-Za-z0-9])([A-Z])(\d{1,2})[-~]\1(\d{1,2})(?![A-Za-z0-9-])/,
    (_, letter = '', a = '', b = '') => `${letter}${cardinal(a)}至${letter}${cardinal(b)}`,
  ),
  rule('mail address', /(?<![A-Za-z0-9])[\w.+-]+@[\w-]+(?:\.[\w-]+)+/, (address) => spellCode(address)),
  rule(
    'web address',
    /(?<![A-Za-z0-9])(?:https?:\/\/)?((?:[A-Za-z0-9-]+\.)+[A-Za-z]{2,}(?::\d{2,5})?(?:\/[\w./-]*)?)(?:[?#][\w=&%./-]*)?/,
    (_, place = '') => spellCode(place.replace(/[/.]+$/, '')),
  ),
  rule('hyphenated digits', /(?<![\d.A-Za-z])\d+(?:-\d+){2,}(?![\d.A-Za-z])/, (code) => spellCode(code)),
  rule(
    'letters and digits',
    /(?<![A-Za-z0-9])(?!p[Hh] ?\d|RMB\d|CNY\d|\d+(?:RMB|CNY))(?=[A-Za-z-]*\d)(?=[\d-]*[A-Za-z])[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*(?![A-Za-z0-9²³%/·]|\.\d)/,
    (code) => (closeMeasure.test(code) ? null : spellCode(code)),
  ),
  rule('leading zero', /(?<![\d.A-Za-z°])0\d+(?![\d.]*\d)/, (digits) => yao(digits)),
  rule('long number', /(?<![\d.,A-Za-z])\d{9,}(?![\d.,]*\d|[万亿元])/, (digits) =>
    /0{4}$/.test(digits) && digits.length <= longestCardinal ? null : yao(digits),
  ),
]
